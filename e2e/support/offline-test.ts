import { Stand } from './stand';
import { TestTenant } from './tenant';
import { test as base } from './test';

interface WorkerFixtures {
  /** The servers of this test; they run when it begins. */
  stand: Stand;
}

/**
 * For tests without a network: each has its own servers, which can be stopped, and allows the service worker.
 */
// biome-ignore lint/complexity/noBannedTypes: Playwright's own way to say that no fixture of a test is added.
export const test = base.extend<{}, WorkerFixtures>({
  stand: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are asked for.
    async ({}, use) => {
      const stand = await Stand.open();
      // Tests with their own servers have their own worker process, so all its addresses can be set to these.
      process.env.E2E_PORTAL_URL = stand.portalUrl;
      process.env.E2E_SANDBOX_URL = stand.sandboxUrl;
      await use(stand);
      await stand.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stand }, use) => {
    await use(stand.portalUrl);
  },
  serviceWorkers: 'allow',
  tenant: async ({ stand, seed }, use) => {
    await stand.start();
    await use(await TestTenant.create(seed));
    await stand.stop();
  },
});
