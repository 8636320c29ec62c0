import { expect, type Locator, type Page } from '@playwright/test';

/**
 * The box of an element in the window, in px. Waits until it is shown: after a change of the window's size the page is drawn
 * again.
 */
export async function boxOf(locator: Locator) {
  await expect(locator).toBeVisible();
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return box;
}

export const heightOf = async (locator: Locator): Promise<number> => (await boxOf(locator)).height;

/**
 * Expects nothing wider than the window.
 * @param what the step, for the failure message
 */
export async function expectNothingSideways(page: Page, what = 'the page'): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${what}: its width`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}
