import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { ask, decide, expectLoaded, openReview, personCard, saveDialog } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, phone, test } from './support/test';

const { reviews, largeReview } = CONTOSO;

async function expectNothingSideways(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

test.describe('the first look', () => {
  test.use({ seed: { seed: 'large', items: 60, varied: true, previous: true } });

  test('at a desk four people stand under the tools, in their first screen', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, largeReview);
    await expectLoaded(page, 60);
    await expect(page.getByRole('columnheader', { name: 'Last time' })).toBeVisible();
    await expect(page.getByText('without an answer, access stays', { exact: false })).toBeInViewport();
    const fourth = page.locator('[role=row][aria-rowindex="5"]');
    const box = await fourth.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    // The review in small opens on demand and is a table to whoever can't see it.
    await page.getByRole('button', { name: 'At a glance' }).click();
    const glance = page.getByRole('region', { name: 'At a glance' });
    await expect(glance).toContainText(/Ends in \d+ days/);
    await expect(glance.getByRole('row', { name: /Denied/ })).toContainText('4');
    await expect(glance.getByRole('row', { name: /91 days to a year/ })).toBeVisible();
    await expect(glance.getByRole('row', { name: /Against Microsoft’s recommendation/ })).toBeVisible();
    await page.getByRole('button', { name: 'At a glance' }).click();
    await expect(glance).toBeHidden();
  });

  test.describe('on a phone', () => {
    test.use(phone);

    test('the first person is in sight; filters, groups and order on a sheet; decided by big buttons', async ({
      page,
      tenant,
    }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      await expectLoaded(page, 60);
      const first = personCard(page, 'Ada Abe 000001');
      expect((await first.boundingBox())?.y).toBeLessThan(680);
      await expectNothingSideways(page);

      await page.getByRole('button', { name: 'Filters' }).click();
      const sheet = page.getByRole('dialog', { name: 'Filter, group and sort' });
      await sheet.getByRole('button', { name: /guests/ }).click();
      await sheet.getByRole('combobox', { name: 'Sort by' }).selectOption('signIn');
      await sheet.getByRole('button', { name: /^Show \d people$/ }).click();
      await expect(page.getByText(/^Showing \d of 60$/)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeFocused();
      const guest = page.getByRole('list', { name: 'People under review' }).getByRole('listitem').first();
      const name = (await guest.getByRole('link').first().textContent()) ?? '';
      await guest.getByRole('checkbox').check();
      for (const act of ['Approve', 'Deny', 'Don’t know']) {
        const box = await page.getByRole('button', { name: act, exact: true }).boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(44);
      }
      await decide(page, 'Deny', 'The project with them is over.');
      await expect(personCard(page, name)).toContainText('Saved');
      await expect(personCard(page, name)).toContainText('The project with them is over.');
      await expectNothingSideways(page);

      // Nothing is by swipe alone: the walk has its buttons under the thumb.
      await page.getByRole('button', { name: 'One by one' }).tap();
      const walk = page.getByRole('dialog');
      await walk.getByRole('textbox', { name: 'Reason' }).fill('Met her yesterday.');
      await walk.getByRole('button', { name: 'Approve' }).tap();
      await expect(walk).toContainText(/^2 of/);
      await walk.getByRole('button', { name: 'Close' }).tap();
      const adele = await tenant.graphAs('Adele Vance');
      await expect
        .poll(async () => (await adele.items(largeReview)).map(({ justification }) => justification))
        .toContain('Met her yesterday.');
    });
  });
});

test.describe('at 400 %', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('a review is decided in a window of 320 by 256 px, and nothing goes sideways', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    // Its link stood far down the list of reviews.
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    await expectNothingSideways(page);
    const debra = personCard(page, 'Debra Berger');
    await debra.getByRole('checkbox').check();
    // The bar covers nothing on a screen this low.
    const bar = page.getByRole('group', { name: 'Decide' });
    expect(await bar.evaluate((element) => getComputedStyle(element).position)).toBe('static');
    const dialog = await ask(page, 'Deny');
    await expectNothingSideways(page);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Left the team.');
    await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeInViewport();
    await saveDialog(page);
    await expect(debra).toContainText('Saved');
    await expectNothingSideways(page);

    await page.goto('/');
    await openReview(page, reviews.northwind);
    await expectLoaded(page, 40);
    await expectNothingSideways(page);
    await page.getByRole('button', { name: 'One by one' }).click();
    const walk = page.getByRole('dialog');
    await expectNothingSideways(page);
    await walk.getByRole('textbox', { name: 'Reason' }).fill('Leads the launch.');
    await walk.getByRole('button', { name: 'Approve' }).click();
    await expect(walk).toContainText('2 of 40');
    await walk.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByText('1 of 40 decided')).toBeVisible();
  });
});
