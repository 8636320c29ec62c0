import { CONTOSO } from '../sandbox/seed/seed';
import { decide, notReviewedRows, openReview, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('an answer that somebody gave meanwhile is shown, and replaced only when I say so', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const undecided = notReviewedRows(page).first();
  const label = (await undecided.getByRole('checkbox').getAttribute('aria-label')) ?? '';
  const name = label.replace(/^Select /, '');

  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');

  const dialog = page.getByRole('alertdialog', { name: 'Replace another reviewer’s decision?' });
  await expect(dialog).toContainText('Alex Wilber');
  expect(await alex.item(reviews.shared, name)).toMatchObject({ decision: 'Deny' });

  await dialog.getByRole('button', { name: 'Replace' }).click();
  await expect(personRow(page, name)).toContainText('Saved');
  expect(await alex.item(reviews.shared, name)).toMatchObject({
    decision: 'Approve',
    justification: 'Still on the case.',
  });
});

test('their answer stays where I keep it', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const undecided = notReviewedRows(page).first();
  const name = ((await undecided.getByRole('checkbox').getAttribute('aria-label')) ?? '').replace(
    /^Select /,
    '',
  );
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep their decision' }).click();
  await expect(personRow(page, name)).toContainText('Alex Wilber');
  await expect(personRow(page, name)).toContainText('Deny');
  expect(await alex.item(reviews.shared, name)).toMatchObject({ decision: 'Deny' });
});

test('where somebody else’s answer stops mine, nothing is announced as saved', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const [name, ...others] = [
    'Kai Sørensen',
    'Patti Fernandez',
    tenant.person('dmitrio').displayName,
  ] as const;
  await selectPeople(page, others);
  await decide(page, 'Approve', 'Still on the case.');
  const said = page.getByText('2 decisions saved.', { exact: true });
  await expect(said).toHaveCount(1);
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await expect(page.getByRole('alertdialog')).toContainText('Alex Wilber');
  await expect(said).toHaveCount(1);
});
