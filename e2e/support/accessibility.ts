import { type CDPSession, expect, type Page, test } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

interface Size {
  width: number;
  height: number;
  /** Whether the first pointer is a finger. */
  touch: boolean;
}

export const DESK: Size = { width: 1280, height: 900, touch: false };
export const PHONE: Size = { width: 390, height: 844, touch: true };
/** The narrowest that WCAG's reflow asks for. */
export const NARROW: Size = { width: 320, height: 640, touch: true };

/** Touch is emulated for as long as its session lives. */
const sessions = new WeakMap<Page, CDPSession>();

/** Turns the page's window into one of another size and pointer, without loading the page anew. */
export async function atSize(page: Page, { width, height, touch }: Size): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: touch });
  await page.setViewportSize({ width, height });
  await expect
    .poll(() => page.evaluate(() => window.matchMedia('(pointer: coarse)').matches), 'the pointer')
    .toBe(touch);
  // What goes by the width is drawn with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The rules that colours decide. Themes are CSS alone, so in the dark every other rule finds what it found in the light. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What passes is not reported, which is most of a long page. */
const VIOLATIONS: RunOptions = { resultTypes: ['violations'] };

/**
 * Zero violations of WCAG A and AA or of axe's best practices, in the light and in the dark, and nothing wider than the screen.
 * @param what the state of the page, as a failure names it
 */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  // Half a megabyte: once a page, not once a look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const options = colorScheme === 'dark' ? { ...VIOLATIONS, runOnly: OF_COLOURS } : VIOLATIONS;
    const violations = await page.evaluate(
      async (options) => (await window.axe.run(document, options)).violations,
      options,
    );
    const found = violations.map(
      ({ id, nodes }) =>
        `${what}, ${width} px, ${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(found).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  // Not innerWidth: on a phone that grows with what overflows.
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(content, `${what}: the page is wider than the screen`).toBeLessThanOrEqual(width);
}

/** The same at several sizes, one after another; the page is left at the first. */
export function expectNoViolationsAt(page: Page, what: string, sizes: readonly Size[] = [DESK, PHONE]) {
  return test.step(`${what} breaks no accessibility rule`, async () => {
    for (const size of sizes) {
      await atSize(page, size);
      await expectNoViolations(page, what);
    }
    if (sizes[0]) await atSize(page, sizes[0]);
  });
}
