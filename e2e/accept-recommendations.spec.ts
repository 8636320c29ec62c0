import type { Locator } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import {
  ask,
  decide,
  expectAllSaved,
  expectSaved,
  openList,
  openReview,
  personRow,
  saveButton,
  selectAll,
  selectPeople,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

test('where no reason is required, accepting all recommendations is one request', async ({
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

test('where a reason is required, each recommendation is recorded for its person with that reason', async ({
  page,
  tenant,
}) => {
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

test('the question about one person names the person, the recommendation and what happens', async ({
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

test('the list of the people in a question begins with those who are denied', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Christie Cline', 'Debra Berger', 'Irvin Sayers', 'Brian Johnson']);
  const dialog = await ask(page, 'Accept recommendations');
  await dialog.getByText('Show all 4 people').click();
  const people = dialog.getByRole('region', { name: 'Whom this is about' }).getByRole('listitem');
  await expect(people).toHaveText([/ · Deny · /, / · Deny · /, / · Approve · /, / · Approve · /]);
  expect((await people.allTextContents()).slice(0, 2).toSorted()).toEqual([
    expect.stringContaining('Brian Johnson'),
    expect.stringContaining('Debra Berger'),
  ]);
});

test('the question names the only selected person who has a recommendation', async ({ page, tenant }) => {
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

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    const onPhone = where === 'phone';

    test('the question about several people names everybody who is denied', async ({ page, tenant }) => {
      const count = 6;
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, onPhone);
      await expect(page.getByText('40 people')).toBeAttached();
      const boxes = (advice: string) =>
        page
          .getByRole(onPhone ? 'listitem' : 'row')
          .filter({ has: page.getByRole('button', { name: `Recommendation: ${advice}` }) })
          .getByRole('checkbox', { name: /^Select / });
      const namesIn = (found: Locator) =>
        found.evaluateAll((boxes) => boxes.map((box) => box.ariaLabel?.replace('Select ', '') ?? ''));
      const select = async (names: readonly string[]) => {
        for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
      };
      const [kept = ''] = await namesIn(boxes('Approve'));
      if (onPhone) await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('button', { name: /^Look at these first \(\d+\)$/ }).click();
      if (onPhone) await page.getByRole('button', { name: /^Show \d+ people$/ }).click();
      await expect(boxes('Deny').nth(count - 1)).toBeVisible();
      const denied = (await namesIn(boxes('Deny'))).slice(0, count);
      await select(denied);
      await page.getByRole('button', { name: 'Show everybody' }).click();
      await select([kept]);
      const dialog = await ask(page, 'Accept recommendations');
      await expect(dialog).toHaveAccessibleName(`Accept the recommendations for ${count + 1} people?`);
      const names = /^Deny 6 people: (.+)\.$/;
      await expect(dialog.getByText(names)).toBeVisible();
      const told = ((await dialog.getByText(names).textContent()) ?? '').match(names)?.[1];
      expect(told?.split(', ').toSorted()).toEqual(denied.toSorted());
      await expect(dialog).toHaveAccessibleDescription(/Approve one person\./);
      await dialog.getByText(`Show all ${count + 1} people`).click();
      for (const name of denied)
        await expect(dialog.getByRole('listitem').filter({ hasText: `${name} · Deny` })).toBeVisible();
    });
  });
