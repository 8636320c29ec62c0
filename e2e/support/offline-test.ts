import { Stand } from './stand';
import { TestTenant } from './tenant';
import { test as base } from './test';

interface WorkerFixtures {
  /** The servers of this test; they run at its beginning. */
  stand: Stand;
}

/** For what works without a network: servers of one's own, which can be stopped, and the service worker let in. */
// biome-ignore lint/complexity/noBannedTypes: Playwright's own way to say that no fixture of a test is added.
export const test = base.extend<{}, WorkerFixtures>({
  stand: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are asked for.
    async ({}, use) => {
      const stand = await Stand.open();
      // Tests with servers of their own have a worker of their own, all of whose addresses are these.
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
