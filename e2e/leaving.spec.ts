import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import {
  decide,
  expectLoaded,
  openList,
  openReview,
  personCard,
  personRow,
  selectAll,
} from './support/portal';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    const onPhone = where === 'phone';
    const whoIs = onPhone ? personCard : personRow;
    const select = (page: Page, name: string) => whoIs(page, name).getByRole('checkbox').check();

    test('the card before leaving counts what is decided, left, too fast and against recommendations, and selects those', async ({
      page,
      tenant,
    }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, onPhone);
      await expectLoaded(page, 40);
      const advisedDeny = (await (await tenant.graphAs('Adele Vance')).items(reviews.northwind)).filter(
        ({ recommendation }) => recommendation === 'Deny',
      ).length;
      const goodbye = page.getByRole('region', {
        name: /^(Nothing decided yet|\d+ decisions? so far|All \d+ done)/,
      });
      await page.getByRole('button', { name: 'Finish for now' }).click();
      await expect(goodbye).toContainText('40 are left.');
      await expect(goodbye).not.toContainText('You can change');
      await goodbye.getByRole('button', { name: 'Stay here' }).click();
      await expect(goodbye).toBeHidden();

      // Deciding forty people with one press counts as less than three seconds for each.
      await selectAll(page);
      await decide(page, 'Approve', 'All of them launch it.');
      await expect(page.getByText('40 decisions are saved.')).toBeVisible();
      // It was shown in this visit: it doesn't open by itself again, but always on request.
      await expect(goodbye).toBeHidden();
      await page.getByRole('button', { name: 'Finish for now' }).click();
      await expect(goodbye).toContainText('All 40 done.');
      await expect(goodbye).toContainText(
        /40 approved\.\s+You can change these decisions until \d+ \w+ \d+, \d\d:\d\d\./,
      );
      await expect(goodbye).toContainText('40 decisions took under 3 seconds each on average');
      await expect(goodbye).toContainText(`${advisedDeny} decisions against Microsoft’s recommendation`);
      await goodbye.getByRole('button', { name: /^Look again: \d+ decisions against/ }).click();
      await expect(goodbye).toBeHidden();
      await expect(page.getByText(`${advisedDeny} selected`)).toBeVisible();
    });

    test('after the last person the card opens by itself', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.endsSoon, onPhone);
      await selectAll(page);
      await decide(page, 'Deny', 'The room is closed.');
      const goodbye = page.getByRole('region', { name: 'All 3 done.' });
      await expect(goodbye).toContainText('3 denied.');
      await expect(goodbye.getByRole('heading')).toBeFocused();

      // What is undone beside it is not told as done.
      await page.getByRole('button', { name: 'Undo' }).click();
      const soFar = page.getByRole('region', { name: 'Nothing decided yet' });
      await expect(soFar).toContainText('3 are left.');
      // Selecting closes the card, and the acts are there.
      await selectAll(page);
      await expect(soFar).toBeHidden();
      await decide(page, 'Deny', 'The room is closed.');
      await expect(page.getByText('3 of 3 decided')).toBeVisible();

      await select(page, 'Sean O’Brien');
      await decide(page, 'Take back');
      await select(page, 'Sean O’Brien');
      await decide(page, 'Approve', 'Has the keys.');
      await expect(whoIs(page, 'Sean O’Brien')).toContainText('Saved');
      await expect(goodbye).toBeHidden();
      await page.reload();
      await expect(page.getByText('3 of 3 decided')).toBeVisible();
      await expect(goodbye).toBeHidden();
    });

    test('the card says until when decisions can be changed, and how many people are left', async ({
      page,
      tenant,
    }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, onPhone);
      await expectLoaded(page, 40);
      await select(page, 'Grady Archie');
      await decide(page, 'Approve', 'Launches it.');
      await expect(whoIs(page, 'Grady Archie')).toContainText('Saved');
      await page.getByRole('button', { name: 'Finish for now' }).click();
      await expect(page.getByRole('region', { name: 'One decision so far' })).toContainText(
        /1 approved\.\s+You can change this decision until \d+ \w+ \d+, \d\d:\d\d\.\s+39 are left\./,
      );
    });
  });

test('Look again focuses the first such decision, even if the search had hidden it', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expectLoaded(page, 40);
  await selectAll(page);
  await decide(page, 'Approve', 'All of them launch it.');
  await expect(page.getByText('40 decisions are saved.')).toBeVisible();
  const goodbye = page.getByRole('region', { name: 'All 40 done.' });
  await expect(goodbye).toBeVisible();
  await goodbye.getByRole('button', { name: 'Stay here' }).click();
  const items = await (await tenant.graphAs('Adele Vance')).items(reviews.northwind);
  const kept = items.findLast(({ recommendation }) => recommendation === 'Approve')?.principal.displayName;
  await page.getByRole('searchbox').fill(kept ?? '');
  await expect(page.getByText('Showing 1 of 40')).toBeVisible();
  await page.getByRole('button', { name: 'Finish for now' }).click();
  await goodbye.getByRole('button', { name: /^Look again: \d+ decisions against/ }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(page.getByRole('row', { selected: true }).locator(':focus')).toHaveCount(1);
});
