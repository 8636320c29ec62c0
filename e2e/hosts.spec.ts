import { resolve } from 'node:path';
import { CONTAINERS } from '../hosting/hosts/containers-testing';
import { PROGRAMS } from '../hosting/hosts/programs-testing';
import { CONTOSO } from '../sandbox/seed/seed';
import { test } from './support/offline-test';
import { decide, openReview, personRow, selectPeople } from './support/portal';
import { registerPortal } from './support/register';
import { pickAccount } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect } from './support/test';
import { underLoad } from './support/under-load';

const REVIEW = CONTOSO.reviews.directReports;
/** One person for each host. */
const PEOPLE = [
  'Debra Berger',
  'Irvin Sayers',
  'Isaiah Langer',
  'Christie Cline',
  'Henrietta Mueller',
  'Johanna Lorenz',
];

const recorded = async (tenant: TestTenant): Promise<string[]> =>
  (await tenant.ledger()).map(({ justification }) => justification);

// The service worker is blocked, because the host must answer each page itself.
test.use({ serviceWorkers: 'block' });

test('every host that runs here leads from registration to a recorded decision, also when it restarts meanwhile', async ({
  page,
  tenant,
  stand,
}) => {
  const times: string[] = [];
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await test.step(name, work);
    times.push(`${name} ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return result;
  };

  await stand.stopPortal();
  const config = await timed('npm run register', () => registerPortal(tenant, stand));
  const settings = { config, exportFolder: resolve('out') };
  const hosts = [...PROGRAMS, ...CONTAINERS].flatMap(({ name, start }) => (start ? [{ name, start }] : []));
  for (const [at, { name, start }] of hosts.entries()) {
    const person = PEOPLE[at] ?? '';
    const port = Number(new URL(stand.portalUrl).port);
    await timed(name, async () => {
      let host = await start(settings, port);
      try {
        await page.goto('/');
        if (at === 0) {
          await page.getByRole('button', { name: 'Sign in' }).click();
          await pickAccount(page, tenant, 'Adele Vance');
        }
        await openReview(page, REVIEW);
        await selectPeople(page, [person]);
        await underLoad(stand.portalUrl, async () => {
          await decide(page, 'Deny', `Decided at ${name}.`);
          await host.stop();
          host = await start(settings, port);
        });
        await page.reload();
        await expect(personRow(page, person)).toContainText(`Decided at ${name}.`);
        await expect.poll(() => recorded(tenant)).toContain(`Decided at ${name}.`);
      } finally {
        await host.stop();
      }
    });
  }
  console.log(`The whole path: ${times.join(', ')}`);
});
