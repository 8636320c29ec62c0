import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, personRow, selectAll, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('without a reason to give, all undecided advice is accepted in one request', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.expenses);
  await selectAll(page);
  await decide(page, 'Accept recommendations');
  await expect(page.getByRole('row').filter({ hasText: 'Saved' }).first()).toBeVisible();

  const calls = await tenant.requests();
  expect(calls.filter(({ path }) => /acceptRecommendations$/i.test(path))).toHaveLength(1);
  expect(calls.filter(({ method }) => method === 'PATCH')).toEqual([]);
});

test('where a reason is demanded, advice is recorded person by person with it', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger', 'Irvin Sayers']);
  await decide(page, 'Accept recommendations', 'As Microsoft advises.');
  await expectSaved(page, ['Debra Berger', 'Irvin Sayers']);
  await expect(personRow(page, 'Debra Berger')).toContainText('Deny');

  const calls = await tenant.requests();
  expect(calls.filter(({ path }) => /acceptRecommendations$/i.test(path))).toEqual([]);
  const bodies = calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
  expect(bodies).toContainEqual({ decision: 'Deny', justification: 'As Microsoft advises.' });
  expect(bodies).toContainEqual({ decision: 'Approve', justification: 'As Microsoft advises.' });
});
