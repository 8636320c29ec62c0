import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPROVE, SandboxHarness } from './app-testing';
import { ATTEST_CLIENT_ID } from './core/context';
import { openStore } from './core/store';
import { defaultSwitches } from './core/switches';
import { CONTOSO } from './seed/seed';

let harness: SandboxHarness;

beforeEach(() => {
  harness = new SandboxHarness();
});

afterEach(() => harness.sandbox.close());

describe('the control side', () => {
  it.each([
    ['another machine', { peer: '192.168.1.7' }],
    ['an unknown machine', { peer: '' }],
    ['a page of another origin', { headers: { origin: 'https://evil.example' } }],
    ['the portal’s pages', { headers: { origin: 'http://localhost:3000' } }],
    ['a sandboxed page', { headers: { origin: 'null' } }],
    ['an image in a foreign page', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['a foreign name that leads to this machine', { headers: { host: 'evil.example:4100' } }],
  ])('is closed to %s', async (_, options) => {
    for (const one of [{ ...options }, { ...options, body: {} }])
      expect((await harness.ask('/sandbox/tenants', one)).status).toBe(403);
  });

  it('refuses a foreign host name in the address, whatever the host header says', async () => {
    expect((await harness.ask('http://evil.example:4100/sandbox/tenants', { body: {} })).status).toBe(403);
    const rebound = { body: {}, headers: { host: 'localhost:4100' } };
    expect((await harness.ask('http://evil.example:4100/sandbox/tenants', rebound)).status).toBe(403);
  });

  it('is open to every loopback address', async () => {
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.8.8'])
      expect((await harness.ask('/sandbox/tenants', { body: { seed: 'empty' }, peer })).status).toBe(201);
  });

  it('accepts JSON only, and has no CORS headers for other origins', async () => {
    const form = { body: '{}', headers: { 'content-type': 'text/plain' } };
    expect((await harness.ask('/sandbox/tenants', form)).status).toBe(415);
    const preflight = await harness.ask('/sandbox/tenants', {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([['{'], [{ seed: 'other' }], [{ items: 0 }], [{ domain: 'no domain' }], [{ what: 1 }]])(
    'refuses the tenant %j',
    async (body) => {
      const response = await harness.ask('/sandbox/tenants', { body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 'badRequest' } });
    },
  );

  it('refuses a body that is too large', async () => {
    const body = JSON.stringify({ domain: 'x'.repeat(1024 * 1024) });
    expect((await harness.ask('/sandbox/tenants', { body })).status).toBe(413);
  });

  it('answers 404 for an unknown tenant and 409 for a taken domain', async () => {
    expect((await harness.ask('/sandbox/tenants/nowhere.example')).status).toBe(404);
    const body = { seed: 'empty', domain: 'mine.example' };
    expect((await harness.ask('/sandbox/tenants', { body })).status).toBe(201);
    expect((await harness.ask('/sandbox/tenants', { body })).status).toBe(409);
  });
});

describe('mail', () => {
  it('is closed to other machines and names', async () => {
    expect((await harness.ask('/mail', { peer: '10.0.0.1' })).status).toBe(403);
    expect((await harness.ask('/mail', { headers: { host: 'evil.example' } })).status).toBe(403);
    const { domain } = await harness.newTenant();
    expect((await harness.ask(`/mail/${domain}/adelev@${domain}`, { peer: '10.0.0.1' })).status).toBe(403);
    expect((await harness.ask('/mail')).status).toBe(200);
  });

  it('is listed for a tenant and for one address', async () => {
    const { id, domain } = await harness.newTenant();
    const all = (await (await harness.ask(`/sandbox/tenants/${id}/mail`)).json()) as { to: string }[];
    const adele = `${CONTOSO.adele}@${domain}`;
    const hers = (await (await harness.ask(`/sandbox/tenants/${id}/mail?to=${adele}`)).json()) as {
      to: string;
    }[];
    expect(hers.length).toBeGreaterThan(0);
    expect(hers.length).toBeLessThan(all.length);
    expect(hers.every(({ to }) => to === adele)).toBe(true);
  });
});

describe('a tenant', () => {
  it('is described the same when created and when requested', async () => {
    const made = await harness.newTenant();
    expect(Object.keys(made)).toEqual(['id', 'domain', 'clientId', 'clientSecret', 'admin', 'people']);
    expect(made).toMatchObject({ clientId: ATTEST_CLIENT_ID, clientSecret: 'sandbox' });
    expect(made.people.map(({ userPrincipalName }) => userPrincipalName)).toContain(made.admin);
    for (const name of [made.id, made.domain])
      expect(await (await harness.ask(`/sandbox/tenants/${name}`)).json()).toEqual(made);
  });

  it('has a clock of its own', async () => {
    const [one, other] = [await harness.newTenant('empty'), await harness.newTenant('empty')];
    const moved = await harness.ask(`/sandbox/tenants/${one.id}/clock`, { body: { advance: 'P5D' } });
    expect(await moved.json()).toEqual({ now: '2026-11-28T09:00:00.000Z' });
    const still = await harness.ask(`/sandbox/tenants/${other.id}/clock`, { body: { advance: 'PT0S' } });
    expect(await still.json()).toEqual({ now: '2026-11-23T09:00:00.000Z' });
  });

  it('lists every decision ever written in its reviews, also repeated ones', async () => {
    const { id, people } = await harness.newTenant();
    const [alex, other] = [
      people.find(({ userPrincipalName }) => userPrincipalName.startsWith(CONTOSO.alex)),
      await harness.newTenant(),
    ];
    const bearer = await harness.token(alex?.userPrincipalName ?? '');
    const path = await harness.firstItem(bearer);
    const ledger = async (tenant: string) =>
      (await (await harness.ask(`/sandbox/tenants/${tenant}/ledger`)).json()) as { itemId: string }[];
    const [before, others] = [await ledger(id), await ledger(other.id)];
    for (const body of [APPROVE.body, APPROVE.body, { decision: 'NotReviewed', justification: '' }])
      await harness.graph(bearer, path, { method: 'PATCH', body });
    const itemId = path.slice(path.lastIndexOf('/') + 1);
    const approved = { itemId, ...APPROVE.body, reviewerId: alex?.id };
    expect((await ledger(id)).slice(before.length)).toMatchObject([
      approved,
      approved,
      { itemId, decision: 'NotReviewed', justification: '', reviewerId: null },
    ]);
    expect(await ledger(other.id)).toEqual(others);
  });

  it('counts token lifetimes with the machine’s clock', async () => {
    const { id, admin } = await harness.newTenant('empty');
    const bearer = await harness.token(admin);
    await harness.ask(`/sandbox/tenants/${id}/clock`, { body: { advance: 'P5D' } });
    expect((await harness.graph(bearer, '/me')).status).toBe(200);
    harness.time += 3_600_000;
    expect((await harness.graph(bearer, '/me')).status).toBe(401);
  });

  it('has its switches set one by one', async () => {
    const { id } = await harness.newTenant('empty');
    const path = `/sandbox/tenants/${id}/switches`;
    await harness.ask(path, { method: 'PUT', body: { batchReachesOthers: true } });
    const after = await harness.ask(path, { method: 'PUT', body: { expandInsightsOnFilter: false } });
    expect(await after.json()).toEqual({
      ...defaultSwitches(),
      batchReachesOthers: true,
      expandInsightsOnFilter: false,
    });
    expect((await harness.ask(path, { method: 'PUT', body: { unknown: true } })).status).toBe(400);
  });

  it('issues short-lived tokens where a test asks for them', async () => {
    const { id, admin } = await harness.newTenant('empty');
    await harness.ask(`/sandbox/tenants/${id}/tokens`, { body: { accessTokenSeconds: 20 } });
    const bearer = await harness.token(admin);
    harness.time += 20_000;
    expect((await harness.graph(bearer, '/me')).status).toBe(401);
  });

  it('can’t be read with another tenant’s token', async () => {
    const [one, other] = [await harness.newTenant(), await harness.newTenant()];
    const item = await harness.firstItem(await harness.token(`${CONTOSO.adele}@${one.domain}`));
    const stranger = await harness.token(`${CONTOSO.adele}@${other.domain}`);
    expect((await harness.graph(stranger, item)).status).toBe(404);
  });
});

describe('the pages', () => {
  it('have a strict policy and one style sheet, also for an unknown address', async () => {
    await harness.newTenant('empty');
    for (const [path, status] of [
      ['/', 200],
      ['/mail', 200],
      ['/nothing/here', 404],
    ] as const) {
      const response = await harness.ask(path);
      expect(response.status).toBe(status);
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(await response.text()).toContain('href="/sandbox.css"');
    }
    expect((await harness.ask('/sandbox.css')).headers.get('content-type')).toContain('text/css');
  });
});

describe('a restart', () => {
  it('keeps tokens, keys, tenants, their clocks and decisions', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const file = join(folder, 'sandbox.db');
    harness.restart(openStore(file));
    const tenant = await harness.newTenant();
    const before = await harness.token(`${CONTOSO.adele}@${tenant.domain}`);
    const item = await harness.firstItem(before);
    expect((await harness.graph(before, item, APPROVE)).status).toBe(204);
    await harness.ask(`/sandbox/tenants/${tenant.id}/clock`, { body: { advance: 'PT1H' } });
    harness.time += 1_800_000;
    harness.restart(openStore(file));
    expect(await harness.decisionOf(before, item)).toBe('Approve');
    const now = await harness.ask(`/sandbox/tenants/${tenant.id}/clock`, { body: { advance: 'PT0S' } });
    expect(await now.json()).toEqual({ now: '2026-11-23T10:30:00.000Z' });
    rmSync(folder, { recursive: true });
  });

  it('with a reset forgets all tenants and tokens', async () => {
    const { id, admin } = await harness.newTenant('empty');
    const bearer = await harness.token(admin);
    harness.sandbox.reset();
    expect((await harness.ask(`/sandbox/tenants/${id}`)).status).toBe(404);
    expect((await harness.graph(bearer, '/me')).status).toBe(401);
    expect((await harness.newTenant('empty')).people.length).toBeGreaterThan(0);
  });
});
