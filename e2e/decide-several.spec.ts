import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, personRow, selectAll, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('several people get one answer with one reason, each as a decision of its own', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger', 'Irvin Sayers', 'Isaiah Langer']);
  await decide(page, 'Approve', 'Works for me every day.');
  await expectSaved(page, ['Debra Berger', 'Irvin Sayers', 'Isaiah Langer']);

  const calls = await tenant.requests();
  expect(calls.filter(({ method, part }) => method === 'PATCH' && part)).toHaveLength(3);
  expect(calls.filter(({ path }) => /batchRecordDecisions/i.test(path))).toEqual([]);
});

test('everybody in a review that all reviewers share is one request', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.endsSoon);
  const people = await page
    .getByRole('row')
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .count();
  await selectAll(page);
  await decide(page, 'Approve');
  await expect(page.getByText(`${people} of ${people} decided`)).toBeVisible();

  const writes = (await tenant.requests()).filter(
    ({ method, path }) => method === 'PATCH' || /batchRecordDecisions/i.test(path),
  );
  expect(writes.map(({ method }) => method)).toEqual(['POST']);
});

test('where somebody else has answered, nothing is sent that could overwrite them unasked', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const alex = await tenant.graphAs('Alex Wilber');
  const answered = page.getByRole('row').filter({ hasText: 'Alex Wilber' });
  await expect(answered).toHaveCount(2);

  await selectAll(page);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Saving replaces 2 answers of others');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Looked at each of them.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(answered).toHaveCount(0);

  const calls = await tenant.requests();
  expect(calls.filter(({ path }) => /batchRecordDecisions/i.test(path))).toEqual([]);
  const names = await page
    .getByRole('row')
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .count();
  expect(calls.filter(({ method }) => method === 'PATCH')).toHaveLength(names);
  expect(alex).toBeDefined();
});

for (const batchReachesOthers of [true, false]) {
  test(`another manager's people stay undecided (batchReachesOthers ${batchReachesOthers})`, async ({
    page,
    tenant,
  }) => {
    await tenant.switch({ batchReachesOthers });
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    await selectAll(page);
    await decide(page, 'Approve', 'All of them work here.');
    await expect(personRow(page, 'Debra Berger')).toContainText('Saved');

    const alex = await tenant.graphAs('Alex Wilber');
    const item = await alex.item(reviews.directReports, 'Lee Gu');
    expect(item).toMatchObject({ decision: 'NotReviewed', justification: '' });
  });
}
