import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Zero violations of WCAG A and AA or of axe's best practices, in the light and in the dark, and nothing wider than the screen. */
export async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(found).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  // Not innerWidth: on a phone that grows with what overflows.
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(content, 'the page is wider than the screen').toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}
