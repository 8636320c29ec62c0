import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { SandboxTenant } from './sandbox-tenant';

interface Fixtures {
  /** What the test's own tenant is filled with. */
  seed: 'contoso' | 'large' | 'empty';
  tenant: SandboxTenant;
}

/** Each test has a tenant of its own. */
export const test = base.extend<Fixtures>({
  seed: ['contoso', { option: true }],
  tenant: async ({ seed }, use) => {
    await use(await SandboxTenant.create({ seed }));
  },
});

export { expect };

/** Chooses an account on the sandbox's sign-in page and comes back to the portal. */
export async function chooseAccount(page: Page, userPrincipalName: string) {
  await page.getByRole('textbox', { name: 'Email' }).fill(userPrincipalName);
  await page.getByRole('button', { name: 'Next' }).click();
}

/** Opens an address of the portal signed out and signs in as one person of the tenant. */
export async function signInAs(page: Page, userPrincipalName: string, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await chooseAccount(page, userPrincipalName);
  await expect(page.getByRole('button', { name: new RegExp(userPrincipalName, 'i') })).toBeVisible();
}

/** No accessibility rule that axe knows is broken by what is on screen. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Nothing on the page is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page) {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: window.innerWidth,
  }));
  expect(wide).toBeLessThanOrEqual(screen);
}
