import { CONTOSO } from '../sandbox/seed/seed';
import { ask, decide, expectSaved, openReview, saveDialog, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('own recent and the organisation’s reasons are completed while typing, never filled in, and counted', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved to the Paris office.');
  await expectSaved(page, ['Debra Berger']);

  await selectPeople(page, ['Irvin Sayers']);
  const dialog = await ask(page, 'Approve');
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  const offered = dialog.getByRole('group', { name: 'Suggested reasons' }).getByRole('button');
  await expect(reason).toHaveValue('');
  await expect(offered).toHaveText([
    'Moved to the Paris office.',
    'Still needs it for the work',
    'Left the team or the project',
  ]);

  await reason.fill('need');
  await expect(offered).toHaveText(['Still needs it for the work']);
  await expect(reason).toHaveValue('need');
  await reason.fill('paris');
  await expect(offered).toHaveText(['Moved to the Paris office.']);
  // By keys: one stop of Tab after the field; the focus comes back to the text.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(reason).toHaveValue('Moved to the Paris office.');
  await expect(reason).toBeFocused();

  await reason.fill('x'.repeat(2_500));
  await expect(dialog).toContainText('2,500 of 4,000');
  await reason.fill('x'.repeat(4_001));
  await expect(dialog).toContainText('4,001 of 4,000');
  await expect(dialog).toContainText('This reason is too long: at most 4,000 characters.');
  await reason.fill('Plans our stores.');
  await saveDialog(page);
  await expectSaved(page, ['Irvin Sayers']);

  // The newest first, and after a reload too.
  await page.reload();
  await selectPeople(page, ['Isaiah Langer']);
  await ask(page, 'Approve');
  await expect(offered.first()).toHaveText('Plans our stores.');
  await expect(reason).toHaveValue('');
});
