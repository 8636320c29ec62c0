import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TenantAnswer } from '../control/tenant-answer';
import { ConsoleHarness, messageOf } from './testing';

let harness: ConsoleHarness;
let tenant: TenantAnswer;
const ran: { domain: string; admin: string; at: string }[] = [];

beforeEach(async () => {
  harness = new ConsoleHarness();
  tenant = await harness.newTenant();
  ran.length = 0;
  harness.timer = async ({ domain, admin, now }) => {
    ran.push({ domain, admin, at: now.toISOString() });
    return 'Two digests left.';
  };
});

afterEach(() => harness.sandbox.close());

it('when the page moves the clock, the host’s timer runs at the new time and the page shows what it did', async () => {
  const shown = await harness.submit(`/console/${tenant.domain}/clock`, { advance: 'P1D' });
  const { domain, admin } = tenant;
  expect(ran).toEqual([{ domain, admin, at: '2026-11-24T09:00:00.000Z' }]);
  expect(messageOf(shown)?.text).toMatch(/^The clock shows .*Two digests left\.$/);
});

it('when a test moves the clock, the host’s timer doesn’t run until the test asks for it', async () => {
  await harness.ask(`/sandbox/tenants/${tenant.id}/clock`, { body: { advance: 'P1D' } });
  expect(ran).toEqual([]);
  const answer = await harness.ask(`/sandbox/tenants/${tenant.id}/timer`, { body: {} });
  expect(await answer.json()).toEqual({ did: 'Two digests left.' });
  expect(ran).toHaveLength(1);
});
