import { CONTOSO } from '../sandbox/seed/seed';
import {
  ask,
  decide,
  expectAllSaved,
  expectSaved,
  openReview,
  personRow,
  saveButton,
  selectAll,
  selectPeople,
} from './support/portal';
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
  await expectAllSaved(page, 10);

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

test('for one person the question names them, what is recommended, and what happens', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  const dialog = await ask(page, 'Accept recommendations');
  await expect(dialog).toHaveAccessibleName('Accept the recommendation to deny Debra Berger?');
  await expect(dialog).toHaveAccessibleDescription(
    /Last sign-in: .+\. Microsoft recommends the same\. Access is removed/,
  );
  await expect(saveButton(dialog)).toHaveText('Deny access');
});

test('of all who are selected, the only one with a recommendation is named', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Nestor Wilke');
  await openReview(page, reviews.subscriptions);
  const without = page.getByRole('row').filter({ hasText: 'No recommendation' });
  await expect(without).toHaveCount(3);
  await selectPeople(page, ['Clara Fontaine']);
  for (const row of await without.all()) await row.getByRole('checkbox').check();
  const dialog = await ask(page, 'Accept recommendations');
  await expect(dialog).toHaveAccessibleName(/^Accept the recommendation to (deny|approve) Clara Fontaine\?$/);
  await expect(dialog).toHaveAccessibleDescription(
    /3 items have no recommendation and stay as they are\..*Microsoft recommends the same\./,
  );
});

test('of several, everybody who is denied is named openly', async ({ page, tenant }) => {
  const count = 8;
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expect(page.getByText('40 people')).toBeAttached();
  const named = (advice: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: `Recommendation: ${advice}` }) })
      .getByRole('rowheader')
      .getByRole('link');
  const [kept = ''] = await named('Approve').allTextContents();
  await page.getByRole('button', { name: /^Look at these first \(\d+\)$/ }).click();
  await expect(named('Deny').nth(count - 1)).toBeVisible();
  const denied = (await named('Deny').allTextContents()).slice(0, count);
  await selectPeople(page, denied);
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await selectPeople(page, [kept]);
  const dialog = await ask(page, 'Accept recommendations');
  await expect(dialog).toHaveAccessibleName(`Accept the recommendations for ${count + 1} people?`);
  const names = /^Deny 8 people: (.+)\.$/;
  await expect(dialog.getByText(names)).toBeVisible();
  const told = ((await dialog.getByText(names).textContent()) ?? '').match(names)?.[1];
  expect(told?.split(', ').sort()).toEqual(denied.sort());
  await expect(dialog).toHaveAccessibleDescription(/Approve one person\./);
  await dialog.getByText(`Show all ${count + 1} people`).click();
  for (const name of denied)
    await expect(dialog.getByRole('listitem').filter({ hasText: `${name} · Deny` })).toBeVisible();
});
