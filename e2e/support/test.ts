import { test as base, devices, expect } from '@playwright/test';
import { watchGraph } from './faithful';
import { keepLastRequests } from './last-requests';
import { type TenantSeed, TestTenant } from './tenant';

interface Fixtures {
  /** The seed of the test's own tenant. */
  seed: TenantSeed;
  tenant: TestTenant;
  /** Attaches the tenant's last requests where a test fails. */
  lastRequests: undefined;
  /** Fails the test where the page violated the content policy or threw. */
  quietPage: undefined;
  /** Fails the test where an answer of Graph does not follow Microsoft's schema. */
  faithfulGraph: undefined;
}

/** Each test has its own tenant, and a page whose errors make the test fail. */
export const test = base.extend<Fixtures>({
  seed: [{ seed: 'contoso' }, { option: true }],
  tenant: async ({ seed }, use) => {
    await use(await TestTenant.create(seed));
  },
  // Declared before the fixtures that can fail the test at its end, so that it ends after them.
  lastRequests: [
    async ({ tenant }, use, test) => {
      await use(undefined);
      if (test.status !== test.expectedStatus) await keepLastRequests(tenant, test);
    },
    { auto: true },
  ],
  quietPage: [
    async ({ context }, use) => {
      const broken: string[] = [];
      context.on('weberror', (error) => broken.push(String(error.error())));
      context.on('console', (message) => {
        if (/Content Security Policy|Hydration|Minified React error/i.test(message.text())) {
          broken.push(message.text());
        }
      });
      await use(undefined);
      expect(broken, 'the page broke its content policy or threw').toEqual([]);
    },
    { auto: true },
  ],
  faithfulGraph: [
    async ({ context }, use) => {
      const problems = watchGraph(context);
      await use(undefined);
      expect(await problems(), 'the sandbox answered as Microsoft would not').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** A desk's window of 1280 px: `test.use(desk)`. */
export const desk = { viewport: { width: 1280, height: 800 } };

/** A phone of 390 px with touch: `test.use(phone)`. */
const { defaultBrowserType: _, ...phoneDevice } = devices['iPhone 15'];
export const phone = { ...phoneDevice, viewport: { width: 390, height: 844 } };
