import type { Page } from '@playwright/test';

declare global {
  interface Window {
    layoutShifts?: string[];
  }
}

/** Waits for the next frame, with which the browser reports the last paint. */
const lastPaint = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

/**
 * Records in every page from the next one on each element that shifts, even after an input: which one, from where to
 * where. Gives what has shifted in the page that is open; another page begins with nothing.
 */
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
  return async () => {
    await lastPaint(page);
    return page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
  };
}

/**
 * Records from now on what moves on the page without the reader's act.
 * @param own elements that may move because a press opens or closes something in them: on a slow machine a
 * browser counts these too
 * @param always also what moves within half a second after a press, which the score leaves out
 */
export async function watchShifts(page: Page, own: string, always = false): Promise<void> {
  await page.evaluate(
    ([selector, always]) => {
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
          // An element that is gone by now has no place.
          const others = sources.filter(({ node }) => node && !elementOf(node)?.closest(selector));
          if ((hadRecentInput && !always) || (sources.length > 0 && others.length === 0)) continue;
          const moved = others.map(
            ({ node, previousRect: from, currentRect: to }) =>
              `${node?.textContent?.slice(0, 60)} (${from.x}, ${from.y}) to (${to.x}, ${to.y})`,
          );
          shifts.push(`${value}: ${moved.join('; ')}`);
        }
      }).observe({ type: 'layout-shift' });
    },
    [own, always] as const,
  );
}

/**
 * The elements that have moved since `watchShifts`, with their scores as
 * https://web.dev/articles/cls defines them.
 */
export async function shiftsOf(page: Page): Promise<string[]> {
  await lastPaint(page);
  return page.evaluate(() => window.layoutShifts ?? ['nobody watched']);
}
