import type { Page } from '@playwright/test';

declare global {
  interface Window {
    layoutShifts?: { total: number };
  }
}

/** From here on, adds up by how much things move on the page without the reader having asked for it. */
export async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shifts = { total: 0 };
    window.layoutShifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) shifts.total += value;
      }
    }).observe({ type: 'layout-shift' });
  });
}

/** The cumulative layout shift since `watchShifts`, as https://web.dev/articles/cls counts it. */
export async function shiftsOf(page: Page): Promise<number> {
  // What was painted last is reported with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return page.evaluate(() => window.layoutShifts?.total ?? Number.NaN);
}
