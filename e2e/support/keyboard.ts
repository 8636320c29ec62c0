import { expect, type Locator, type Page } from '@playwright/test';

/** Presses a key until the element has the focus; fails where the key doesn't reach it. */
export async function walkTo(page: Page, key: string, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches it.`);
}

/** Presses Tab until the element has the focus; fails where Tab doesn't reach it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await walkTo(page, 'Tab', target);
}
