import type { Page } from '@playwright/test';

declare global {
  interface Window {
    layoutShifts?: string[];
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
 * From here on, notes what moves on the page without the reader having asked for it.
 * @param own what may move because a press opens or closes something in it: on a slow machine a browser counts that too
 */
export async function watchShifts(page: Page, own: string): Promise<void> {
  await page.evaluate((selector) => {
    interface Shift extends PerformanceEntry {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    }
    const shifts: string[] = [];
    window.layoutShifts = shifts;
    const elementOf = (node: Node | null) => (node instanceof Element ? node : node?.parentElement);
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        // What is gone by now has nowhere to be.
        const others = sources.filter(({ node }) => node && !elementOf(node)?.closest(selector));
        if (hadRecentInput || (sources.length > 0 && others.length === 0)) continue;
        const moved = others.map(
          ({ node, previousRect: from, currentRect: to }) =>
            `${node?.textContent?.slice(0, 60)} (${from.x}, ${from.y}) to (${to.x}, ${to.y})`,
        );
        shifts.push(`${value}: ${moved.join('; ')}`);
      }
    }).observe({ type: 'layout-shift' });
  }, own);
}

/** What has moved since `watchShifts`, with by how much, as https://web.dev/articles/cls counts it. */
export async function shiftsOf(page: Page): Promise<string[]> {
  // What was painted last is reported with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return page.evaluate(() => window.layoutShifts ?? ['nobody watched']);
}
