import { CONTOSO } from '../sandbox/seed/seed';
import {
  ask,
  decide,
  expectAllSaved,
  expectSaved,
  openReview,
  personRow,
  saveDialog,
  selectAll,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('several people get the same decision and reason, each in a request of their own', async ({
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

test('the list of the people in a question begins with those decided against the recommendation', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Christie Cline', 'Debra Berger', 'Irvin Sayers', 'Brian Johnson']);
  const people = page.getByRole('region', { name: 'Whom this is about' }).getByRole('listitem');
  const advised = { Approve: ['Christie Cline', 'Irvin Sayers'], Deny: ['Brian Johnson', 'Debra Berger'] };
  for (const [act, against] of [
    ['Deny', advised.Approve],
    ['Approve', advised.Deny],
  ] as const) {
    const dialog = await ask(page, act);
    await dialog.getByText('Show all 4 people').click();
    await expect(people).toHaveCount(4);
    const told = await people.allTextContents();
    expect(told.slice(0, 2).toSorted(), act).toEqual(
      against.map((name) => expect.stringMatching(new RegExp(`^${name}.*against the recommendation$`))),
    );
    for (const text of told.slice(2)) expect(text, act).not.toContain('against the recommendation');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
});

test.describe('in a review of 250 that all reviewers share', () => {
  test.use({ seed: { seed: 'large', items: 250 } });

  test('the same decision for everybody is one request that names nobody', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, CONTOSO.largeReview);
    await expect(page.getByText('0 of 250 decided')).toBeVisible();
    await selectAll(page);
    await decide(page, 'Approve', 'All of them work with it.');
    // The whole list is read before and after the decisions.
    await expectAllSaved(page, 250);
    await expect(page.getByText('250 of 250 decided')).toBeVisible();

    const writes = (await tenant.requests()).filter(
      ({ method, path }) => method === 'PATCH' || /batchRecordDecisions/i.test(path),
    );
    expect(writes.map(({ method }) => method)).toEqual(['POST']);
    expect(writes[0]?.body).toEqual({ decision: 'Approve', justification: 'All of them work with it.' });
  });
});

test('where others have decided, no request is sent that could overwrite them without a question', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const answered = page.getByRole('row').filter({ hasText: 'Alex Wilber' });
  await expect(answered).toHaveCount(2);

  await selectAll(page);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Saving replaces 2 decisions of others');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Looked at each of them.');
  await saveDialog(page);
  await expect(answered).toHaveCount(0);
  const names = await page
    .getByRole('row')
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .count();
  await expectAllSaved(page, names);

  const calls = await tenant.requests();
  expect(calls.filter(({ path }) => /batchRecordDecisions/i.test(path))).toEqual([]);
  expect(calls.filter(({ method }) => method === 'PATCH')).toHaveLength(names);
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
