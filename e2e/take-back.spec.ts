import { CONTOSO } from '../sandbox/seed/seed';
import {
  ask,
  decide,
  expectAllSaved,
  expectNotReviewed,
  expectSaved,
  notReviewedRows,
  openReview,
  personRow,
  saveButton,
  saveDialog,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a decision can be taken back while the review runs', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved.');
  await expectSaved(page, ['Debra Berger']);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Take back');
  await expectNotReviewed(page, 'Debra Berger');
  await expectSaved(page, ['Debra Berger']);

  const adele = await tenant.graphAs('Adele Vance');
  await expect
    .poll(() => adele.item(reviews.directReports, 'Debra Berger'))
    .toMatchObject({ decision: 'NotReviewed', justification: '' });
});

test('a refused Take back is reported and the decision stays', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved.');
  await expectSaved(page, ['Debra Berger']);

  await tenant.fault({ match: { method: 'PATCH' }, status: 400 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Take back');
  await expect(personRow(page, 'Debra Berger')).toContainText('Take back not saved');
  await expect(page.getByRole('alert').filter({ hasText: 'Microsoft refused this' })).toBeVisible();
  await expect(personRow(page, 'Debra Berger')).toContainText('Deny');
});

test('a Don’t know that is refused without a reason is reported and can be saved with a reason', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, status: 400 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Don’t know');
  await expect(personRow(page, 'Debra Berger')).toContainText('Not saved');
  await expect(page.getByRole('alert').filter({ hasText: 'Microsoft refused this' })).toBeVisible();

  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Don’t know', 'She works in another building.');
  await expectSaved(page, ['Debra Berger']);
});

test('only people with a decision are taken back, and the others are neither counted nor recorded', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved.');
  await expectSaved(page, ['Debra Berger']);
  await selectPeople(page, ['Debra Berger', 'Irvin Sayers']);
  const dialog = await ask(page, 'Take back');
  await expect(dialog).toHaveAccessibleName(/^Take back the decision about Debra Berger’s access to .+\?$/);
  await expect(dialog).toHaveAccessibleDescription(/It becomes Not reviewed until somebody decides again\./);
  await saveDialog(page);
  await expectNotReviewed(page, 'Debra Berger');
  await expectSaved(page, ['Debra Berger']);
  await expect(personRow(page, 'Irvin Sayers')).not.toContainText('Saved');

  await selectPeople(page, ['Debra Berger', 'Irvin Sayers']);
  await ask(page, 'Take back');
  await expect(dialog).toContainText('Nobody in your selection has a decision to take back.');
  await expect(saveButton(dialog)).toBeDisabled();
  const written = (await tenant.ledger()).filter(({ decision }) => decision === 'NotReviewed');
  expect(written).toHaveLength(1);
});

test('the question before taking back lists the people who have a decision, and no others', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expect(page.getByText('40 people')).toBeAttached();
  const names = await notReviewedRows(page).getByRole('rowheader').getByRole('link').allTextContents();
  const [left = '', ...decided] = names.slice(0, 6);
  await selectPeople(page, decided);
  await decide(page, 'Don’t know', 'Not my team.');
  await expectAllSaved(page, 5);
  await selectPeople(page, [left, ...decided]);
  const dialog = await ask(page, 'Take back');
  await expect(dialog).toHaveAccessibleName('Take 5 decisions back?');
  await expect(dialog).toHaveAccessibleDescription(/They become Not reviewed until somebody decides again\./);
  await dialog.getByText('Show all 5 people').click();
  for (const name of decided) await expect(dialog).toContainText(name);
  await expect(dialog).not.toContainText(left);
});
