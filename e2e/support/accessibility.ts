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
  /** Whether the primary pointer is a finger. */
  touch: boolean;
}

export const DESK: Size = { width: 1280, height: 900, touch: false };
export const PHONE: Size = { width: 390, height: 844, touch: true };
/** The narrowest width for which WCAG requires reflow. */
export const NARROW: Size = { width: 320, height: 640, touch: true };

/** The DevTools sessions of pages; touch is emulated while its session exists. */
const sessions = new WeakMap<Page, CDPSession>();

/** Gives the page's window another size and pointer, without a reload. */
export async function atSize(page: Page, { width, height, touch }: Size): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: touch });
  await page.setViewportSize({ width, height });
  await expect
    .poll(() => page.evaluate(() => window.matchMedia('(pointer: coarse)').matches), 'the pointer')
    .toBe(touch);
  // What depends on the width is rendered with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/**
 * The rules that depend on colours. Themes are CSS only, so in the dark theme all other rules would
 * find the same as in the light one.
 */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Passed rules are not reported; on a long page they are the largest part. */
const VIOLATIONS: RunOptions = { resultTypes: ['violations'] };

/**
 * Expects no violation of WCAG A and AA or of axe's best practices, in the light and in the dark theme, and
 * nothing wider than the screen.
 * @param what the state of the page, for the failure message
 */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  // Half a megabyte, so it is loaded once for each page, not for each check.
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
  // Motion stays reduced, as playwright.config.ts has it: null would end that too.
  await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' });
  // Not innerWidth: on a phone it grows with overflowing content.
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(content, `${what}: the page is wider than the screen`).toBeLessThanOrEqual(width);
}

/** Expects no violations at several sizes in sequence; the page is left at the first size. */
export function expectNoViolationsAt(page: Page, what: string, sizes: readonly Size[] = [DESK, PHONE]) {
  return test.step(`${what} breaks no accessibility rule`, async () => {
    for (const size of sizes) {
      await atSize(page, size);
      await expectNoViolations(page, what);
    }
    if (sizes[0]) await atSize(page, sizes[0]);
  });
}
