import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { boxOf } from './support/boxes';
import { openReview } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

/** Where a page's frame stands: the name in the banner, the main part's margin, and the heading's middle and size. */
async function frameOf(page: Page) {
  // In one look: a page's heading may take the place of its skeleton's.
  const { middle, size } = await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
    const { y, height } = heading.getBoundingClientRect();
    return { middle: Math.round(y + height / 2), size: getComputedStyle(heading).fontSize };
  });
  const margin = await page.getByRole('main').evaluate((main) => {
    const { left } = main.getBoundingClientRect();
    return left + Number.parseFloat(getComputedStyle(main).paddingLeft);
  });
  const name = await boxOf(page.getByRole('banner').getByRole('link', { name: 'Attest' }));
  return { name: name.x, margin, middle, size };
}

for (const width of [1280, 1920])
  test(`the page’s frame doesn’t move from page to page, at ${width} px`, async ({ page, tenant }) => {
    await page.setViewportSize({ width, height: 900 });
    await signInAs(page, tenant, 'Adele Vance');
    await expect(page.getByRole('link', { name: reviews.endsSoon })).toBeVisible();
    const inbox = await frameOf(page);
    const expectSame = (what: string) =>
      expect(async () => expect(await frameOf(page), what).toEqual(inbox)).toPass();
    expect(inbox.name).toBe(inbox.margin);

    await page.getByRole('link', { name: reviews.endsSoon }).click();
    await expect(page.getByRole('heading', { level: 1, name: reviews.endsSoon })).toBeVisible();
    await expectSame('a review');
    await page.getByRole('link', { name: 'Receipt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();
    await expectSame('a receipt');
    for (const path of ['/past', '/grid']) {
      await page.goto(path);
      await expect(page.getByRole('list', { name: 'Past reviews' }).or(page.getByRole('grid'))).toBeVisible();
      await expectSame(path);
    }
  });

test('a shortened name has its full text as a tooltip', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expect(page.getByRole('link', { name: 'Debra Berger' })).toHaveAttribute('title', 'Debra Berger');
});

test('after Skip to content, Back leads to the page before', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('link', { name: reviews.endsSoon })).toBeVisible();
  const before = page.url();
  await page.getByRole('button', { name: 'Skip to content' }).press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  expect(page.url()).toBe(before);
  await openReview(page, reviews.endsSoon);
  await page.goBack();
  await expect(page.getByRole('link', { name: reviews.endsSoon })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: reviews.endsSoon })).toBeHidden();
});

test.describe('on a phone', () => {
  test.use(phone);

  test('the list’s tools have labels, and their targets are large enough for a finger', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.northwind);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
    for (const words of ['Receipt', 'At a glance', 'Finish for now'])
      expect((await boxOf(page.getByText(words, { exact: true }))).width, words).toBeGreaterThan(40);
    await page.setViewportSize({ width: 844, height: 390 });
    for (const name of ['At a glance', 'Finish for now', /^Account/]) {
      const { width, height } = await boxOf(page.getByRole('button', { name }));
      expect(Math.min(width, height), String(name)).toBeGreaterThanOrEqual(44);
    }
  });

  test('a person without known facts has no empty list of facts on screen', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await page.goto(await tenant.mailLink('Adele Vance', reviews.guests, 'approve'));
    await expect(page.getByRole('radio', { name: 'Approve' })).toBeVisible();
    await expect(page.locator('dl:empty')).toBeHidden();
  });
});
