import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SandboxHarness } from '../app-testing';
import type { Body } from '../seed/world-testing';
import type { TenantAnswer } from './tenant-answer';
import { Throttle } from './throttle';

let harness: SandboxHarness;
let tenant: TenantAnswer;
let token: string;

beforeEach(async () => {
  harness = new SandboxHarness();
  tenant = await harness.newTenant('empty');
  token = await harness.token(tenant.admin);
});

afterEach(() => harness.sandbox.close());

const throttling = () => `/sandbox/tenants/${tenant.id}/throttling`;
const limit = (body: object) => harness.ask(throttling(), { method: 'PUT', body });
const me = (id: string) => ({ id, method: 'GET', url: '/me' });

it('a throttled tenant gets Graph’s 429 until the time in Retry-After, and not after it', async () => {
  expect((await limit({ requests: 2, perSeconds: 10 })).status).toBe(200);
  const statuses = [];
  for (let call = 0; call < 3; call += 1) statuses.push((await harness.graph(token, '/me')).status);
  expect(statuses).toEqual([200, 200, 429]);
  harness.time += 3_500;
  const refused = await harness.graph(token, '/me');
  expect(refused.headers.get('retry-after')).toBe('7');
  const { error } = (await refused.json()) as Body;
  expect(error).toEqual({
    code: 'TooManyRequests',
    message: 'Please retry again later.',
    innerError: {
      code: '429',
      message: 'Please retry after',
      status: '429',
      date: '2026-11-23T09:00:03',
      'request-id': refused.headers.get('request-id'),
      'client-request-id': refused.headers.get('client-request-id'),
    },
  });
  harness.time += 7_000;
  expect((await harness.graph(token, '/me')).status).toBe(200);
});

it('a batch and each of its parts count as requests, and only the parts over the budget are refused', async () => {
  await limit({ requests: 3, perSeconds: 60 });
  const batch = { body: { requests: [me('a'), me('b'), me('c')] } };
  const first = await harness.graph(token, '/$batch', batch);
  expect(first.status).toBe(200);
  const { responses } = (await first.json()) as Body;
  expect(responses.map(({ status, headers }) => [status, headers['Retry-After']])).toEqual([
    [200, undefined],
    [200, undefined],
    [429, '60'],
  ]);
  expect((await harness.graph(token, '/$batch', batch)).status).toBe(429);
});

it('a throttled request is logged and uses up no fault rule', async () => {
  const faults = `/sandbox/tenants/${tenant.id}/faults`;
  await harness.ask(faults, { body: { status: 503 } });
  await limit({ requests: 0, perSeconds: 1 });
  await harness.graph(token, '/me');
  const log = (await (await harness.ask(`/sandbox/tenants/${tenant.id}/requests`)).json()) as object[];
  expect(log.at(-1)).toMatchObject({ path: '/me', status: 429, fault: null });
  await harness.ask(throttling(), { method: 'DELETE' });
  expect((await harness.graph(token, '/me')).status).toBe(503);
});

it('a throttle is in force in its own tenant only, until it is removed', async () => {
  const other = await harness.newTenant('empty');
  const theirs = await harness.token(other.admin);
  await limit({ requests: 0, perSeconds: 3600 });
  const inForce = async () => (await harness.ask(throttling())).json();
  expect(await inForce()).toEqual({ requests: 0, perSeconds: 3600 });
  expect((await harness.graph(theirs, '/me')).status).toBe(200);
  expect((await harness.graph(token, '/me')).status).toBe(429);
  expect((await harness.ask(throttling(), { method: 'DELETE' })).status).toBe(204);
  expect((await harness.graph(token, '/me')).status).toBe(200);
});

it.each([
  {},
  { requests: -1, perSeconds: 1 },
  { requests: 1, perSeconds: 0 },
  { requests: 1.5, perSeconds: 1 },
])('refuses the budget %j', async (budget) => {
  expect((await limit(budget)).status).toBe(400);
});

it('a window lets through no more than the budget, and a retry at the named time succeeds', () => {
  const limits = fc.record({
    requests: fc.integer({ min: 1, max: 5 }),
    perSeconds: fc.integer({ min: 1, max: 5 }),
  });
  const waits = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(limits, waits, (budget, steps) => {
      const throttle = new Throttle();
      throttle.set('t', budget);
      let now = 1_000_000;
      let opened = Number.NEGATIVE_INFINITY;
      let passed = 0;
      for (const step of steps) {
        now += step;
        if (now >= opened + budget.perSeconds * 1000) [opened, passed] = [now, 0];
        const seconds = throttle.take('t', now);
        if (seconds === undefined) passed += 1;
        else expect(now + seconds * 1000 - (opened + budget.perSeconds * 1000)).toBeLessThan(1000);
        expect(passed).toBeLessThanOrEqual(budget.requests);
      }
      const refused = Array.from({ length: 6 }, () => throttle.take('t', now)).at(-1) ?? 0;
      expect(refused).toBeGreaterThan(0);
      expect(throttle.take('t', now + refused * 1000)).toBeUndefined();
    }),
  );
});
