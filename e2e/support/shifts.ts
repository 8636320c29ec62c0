import type { Page } from '@playwright/test';

declare global {
  interface Window {
    layoutShifts?: { total: number };
  }
}

/** Notes, from the next page on, every element that shifts, after an input too: what moved, from where to where. */
export async function watchShiftsOfNextPage(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    }
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as Shift[])
        for (const { node, previousRect: from, currentRect: to } of sources)
          shifts.push(`${node?.textContent} (${from.x}, ${from.y}) to (${to.x}, ${to.y})`);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

/**
 * From here on, adds up by how much things move on the page without the reader having asked for it.
 * @param own what may move because a press opens or closes something in it: on a slow machine a browser counts that too
 */
export async function watchShifts(page: Page, own: string): Promise<void> {
  await page.evaluate((selector) => {
    const shifts = { total: 0 };
    window.layoutShifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Node | null }[];
        };
        const asked = sources.every(({ node }) => node instanceof Element && node.closest(selector) !== null);
        if (!hadRecentInput && !asked) shifts.total += value;
      }
    }).observe({ type: 'layout-shift' });
  }, own);
}

/** The cumulative layout shift since `watchShifts`, as https://web.dev/articles/cls counts it. */
export async function shiftsOf(page: Page): Promise<number> {
  // What was painted last is reported with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return page.evaluate(() => window.layoutShifts?.total ?? Number.NaN);
}
