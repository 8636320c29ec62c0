import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './app';
import type { TenantAnswer } from './control/tenant-answer';
import { ATTEST_CLIENT_ID } from './core/context';
import { openStore } from './core/store';
import { CONTOSO } from './seed/seed';

const URL_OF_SANDBOX = 'http://localhost:4100';
const DECISIONS = '/identityGovernance/accessReviews/definitions';
const JSON_TYPE = { 'content-type': 'application/json' };

let time: number;
let sandbox: Sandbox;
const clock = { now: () => time };

beforeEach(() => {
  time = Date.parse('2026-11-23T09:00:00Z');
  sandbox = createSandbox({ clock });
});

afterEach(() => sandbox.close());

interface Options {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  peer?: string;
}

function ask(path: string, { body, headers, method, peer }: Options = {}): Promise<Response> {
  const json = body === undefined ? {} : JSON_TYPE;
  const init = { method: method ?? (body === undefined ? 'GET' : 'POST'), headers: { ...json, ...headers } };
  const request = new Request(path.startsWith('http') ? path : URL_OF_SANDBOX + path, {
    ...init,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return sandbox.fetch(request, peer === undefined ? undefined : { address: peer });
}

async function newTenant(seed = 'contoso'): Promise<TenantAnswer> {
  return (await (await ask('/sandbox/tenants', { body: { seed } })).json()) as TenantAnswer;
}

async function token(username: string, scope = '.default'): Promise<string> {
  const form = { client_id: ATTEST_CLIENT_ID, grant_type: 'password', username, password: 'sandbox', scope };
  const response = await ask('/organizations/oauth2/v2.0/token', {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

function graph(bearer: string, path: string, options: Options = {}): Promise<Response> {
  return ask(`/v1.0${path}`, {
    ...options,
    headers: { authorization: `Bearer ${bearer}`, ...options.headers },
  });
}

interface Listed {
  value: { id: string; displayName: string; decision: string; justification: string }[];
}

async function list(bearer: string, path: string): Promise<Listed['value']> {
  return ((await (await graph(bearer, path)).json()) as Listed).value;
}

/** A review in progress of Adele's that needs no reason, and one of its items. */
async function firstItem(bearer: string): Promise<string> {
  const mine = "filterByCurrentUser(on='reviewer')";
  const definitions = await list(bearer, `${DECISIONS}/${mine}`);
  const id = definitions.find(({ displayName }) => displayName === CONTOSO.reviews.buildingSecurity)?.id;
  const [instance] = await list(bearer, `${DECISIONS}/${id}/instances/${mine}`);
  const decisions = `${DECISIONS}/${id}/instances/${instance?.id}/decisions`;
  const [item] = await list(bearer, `${decisions}/${mine}`);
  return `${decisions}/${item?.id}`;
}

async function decisionOf(bearer: string, path: string): Promise<string> {
  return ((await (await graph(bearer, path)).json()) as { decision: string }).decision;
}

const APPROVE = { method: 'PATCH', body: { decision: 'Approve', justification: 'Needed.' } };

describe('the control side', () => {
  it.each([
    ['another machine', { peer: '192.168.1.7' }],
    ['no known machine', { peer: '' }],
    ['a page of another origin', { headers: { origin: 'https://evil.example' } }],
    ['the portal’s pages', { headers: { origin: 'http://localhost:3000' } }],
    ['a sandboxed page', { headers: { origin: 'null' } }],
    ['an image in a foreign page', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['a name that was pointed at this machine', { headers: { host: 'evil.example:4100' } }],
  ])('is closed to %s', async (_, options) => {
    for (const one of [{ ...options }, { ...options, body: {} }])
      expect((await ask('/sandbox/tenants', one)).status).toBe(403);
  });

  it('is closed by name whatever the request line says', async () => {
    expect((await ask('http://evil.example:4100/sandbox/tenants', { body: {} })).status).toBe(403);
    const rebound = { body: {}, headers: { host: 'localhost:4100' } };
    expect((await ask('http://evil.example:4100/sandbox/tenants', rebound)).status).toBe(403);
  });

  it('is open to every loopback address', async () => {
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.8.8'])
      expect((await ask('/sandbox/tenants', { body: { seed: 'empty' }, peer })).status).toBe(201);
  });

  it('takes JSON only, and says nothing to other origins', async () => {
    const form = { body: '{}', headers: { 'content-type': 'text/plain' } };
    expect((await ask('/sandbox/tenants', form)).status).toBe(415);
    const preflight = await ask('/sandbox/tenants', {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([['{'], [{ seed: 'other' }], [{ items: 0 }], [{ domain: 'no domain' }], [{ what: 1 }]])(
    'refuses the tenant %j',
    async (body) => {
      const response = await ask('/sandbox/tenants', { body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 'badRequest' } });
    },
  );

  it('answers 404 for an unknown tenant and 409 for a taken domain', async () => {
    expect((await ask('/sandbox/tenants/nowhere.example')).status).toBe(404);
    const body = { seed: 'empty', domain: 'mine.example' };
    expect((await ask('/sandbox/tenants', { body })).status).toBe(201);
    expect((await ask('/sandbox/tenants', { body })).status).toBe(409);
  });
});

describe('mail', () => {
  it('is closed to other machines and names', async () => {
    expect((await ask('/mail', { peer: '10.0.0.1' })).status).toBe(403);
    expect((await ask('/mail', { headers: { host: 'evil.example' } })).status).toBe(403);
    const { domain } = await newTenant();
    expect((await ask(`/mail/${domain}/adelev@${domain}`, { peer: '10.0.0.1' })).status).toBe(403);
    expect((await ask('/mail')).status).toBe(200);
  });

  it('is listed for a tenant and for one address', async () => {
    const { id, domain } = await newTenant();
    const all = (await (await ask(`/sandbox/tenants/${id}/mail`)).json()) as { to: string }[];
    const adele = `${CONTOSO.adele}@${domain}`;
    const hers = (await (await ask(`/sandbox/tenants/${id}/mail?to=${adele}`)).json()) as { to: string }[];
    expect(hers.length).toBeGreaterThan(0);
    expect(hers.length).toBeLessThan(all.length);
    expect(hers.every(({ to }) => to === adele)).toBe(true);
  });
});

describe('a tenant', () => {
  it('is told the same when made and when asked for', async () => {
    const made = await newTenant();
    expect(Object.keys(made)).toEqual(['id', 'domain', 'clientId', 'clientSecret', 'admin', 'people']);
    expect(made).toMatchObject({ clientId: ATTEST_CLIENT_ID, clientSecret: 'sandbox' });
    expect(made.people.map(({ userPrincipalName }) => userPrincipalName)).toContain(made.admin);
    for (const name of [made.id, made.domain])
      expect(await (await ask(`/sandbox/tenants/${name}`)).json()).toEqual(made);
  });

  it('has a clock of its own', async () => {
    const [one, other] = [await newTenant('empty'), await newTenant('empty')];
    const moved = await ask(`/sandbox/tenants/${one.id}/clock`, { body: { advance: 'P5D' } });
    expect(await moved.json()).toEqual({ now: '2026-11-28T09:00:00.000Z' });
    const still = await ask(`/sandbox/tenants/${other.id}/clock`, { body: { advance: 'PT0S' } });
    expect(await still.json()).toEqual({ now: '2026-11-23T09:00:00.000Z' });
  });

  it('keeps its token times by the machine’s clock', async () => {
    const { id, admin } = await newTenant('empty');
    const bearer = await token(admin);
    await ask(`/sandbox/tenants/${id}/clock`, { body: { advance: 'P5D' } });
    expect((await graph(bearer, '/me')).status).toBe(200);
    time += 3_600_000;
    expect((await graph(bearer, '/me')).status).toBe(401);
  });

  it('has its switches set one by one', async () => {
    const { id } = await newTenant('empty');
    const path = `/sandbox/tenants/${id}/switches`;
    await ask(path, { method: 'PUT', body: { batchReachesOthers: true } });
    const after = await ask(path, { method: 'PUT', body: { expandInsightsOnFilter: false } });
    expect(await after.json()).toEqual({
      batchReachesOthers: true,
      refreshSignIns: false,
      expandInsightsOnFilter: false,
      loginRequired: false,
    });
    expect((await ask(path, { method: 'PUT', body: { unknown: true } })).status).toBe(400);
  });

  it('gives short tokens where a test wants them', async () => {
    const { id, admin } = await newTenant('empty');
    await ask(`/sandbox/tenants/${id}/tokens`, { body: { accessTokenSeconds: 20 } });
    const bearer = await token(admin);
    time += 20_000;
    expect((await graph(bearer, '/me')).status).toBe(401);
  });

  it('is told apart by its tokens: nobody of one reads the other', async () => {
    const [one, other] = [await newTenant(), await newTenant()];
    const item = await firstItem(await token(`${CONTOSO.adele}@${one.domain}`));
    const stranger = await token(`${CONTOSO.adele}@${other.domain}`);
    expect((await graph(stranger, item)).status).toBe(404);
  });
});

describe('faults and the log, on the real Graph', () => {
  let tenant: TenantAnswer;
  let adele: string;
  let item: string;

  beforeEach(async () => {
    tenant = await newTenant();
    adele = await token(`${CONTOSO.adele}@${tenant.domain}`);
    item = await firstItem(adele);
    await ask(`/sandbox/tenants/${tenant.id}/requests`, { method: 'DELETE' });
  });

  async function fault(body: unknown): Promise<void> {
    expect((await ask(`/sandbox/tenants/${tenant.id}/faults`, { body })).status).toBe(201);
  }

  function inBatch(): Promise<Response> {
    const patch = { id: '1', method: 'PATCH', url: item, body: APPROVE.body, headers: JSON_TYPE };
    return graph(adele, '/$batch', { body: { requests: [patch, { id: '2', method: 'GET', url: '/me' }] } });
  }

  async function requests(): Promise<Record<string, unknown>[]> {
    return (await (await ask(`/sandbox/tenants/${tenant.id}/requests`)).json()) as Record<string, unknown>[];
  }

  it('dropped before the write, nothing was recorded; dropped after, it was', async () => {
    await fault({ match: { method: 'PATCH' }, drop: 'before' });
    await expect(graph(adele, item, APPROVE)).rejects.toThrow();
    expect(await decisionOf(adele, item)).toBe('NotReviewed');
    await fault({ match: { method: 'PATCH' }, drop: 'after' });
    await expect(graph(adele, item, APPROVE)).rejects.toThrow();
    expect(await decisionOf(adele, item)).toBe('Approve');
  });

  it('the same inside a batch', async () => {
    await fault({ match: { method: 'PATCH', inBatch: true }, drop: 'before' });
    await expect(inBatch()).rejects.toThrow();
    expect(await decisionOf(adele, item)).toBe('NotReviewed');
    await fault({ match: { method: 'PATCH', inBatch: true }, drop: 'after' });
    await expect(inBatch()).rejects.toThrow();
    expect(await decisionOf(adele, item)).toBe('Approve');
  });

  it('stale reads show the decision some seconds late', async () => {
    await fault({ match: { method: 'GET', path: '**/decisions/*' }, rate: 1, staleSeconds: 5 });
    time += 1000;
    expect((await graph(adele, item, APPROVE)).status).toBe(204);
    expect(await decisionOf(adele, item)).toBe('NotReviewed');
    time += 4000;
    expect(await decisionOf(adele, item)).toBe('NotReviewed');
    time += 2000;
    expect(await decisionOf(adele, item)).toBe('Approve');
  });

  it('a throttled part of a batch is that part’s alone, with its Retry-After', async () => {
    await fault({
      match: { method: 'PATCH', path: '/v1.0/**/decisions/*', inBatch: true },
      status: 429,
      retryAfter: 3,
    });
    const { responses } = (await (await inBatch()).json()) as { responses: Record<string, unknown>[] };
    const byId = Object.fromEntries(responses.map((part) => [part.id, part]));
    expect(byId).toMatchObject({ 1: { status: 429, headers: { 'Retry-After': '3' } }, 2: { status: 200 } });
    expect(await decisionOf(adele, item)).toBe('NotReviewed');
  });

  it('the log has batch parts under their call', async () => {
    await inBatch();
    const [whole, patch, me] = await requests();
    expect(whole).toMatchObject({ part: false, path: '/$batch', status: 200 });
    expect(patch).toMatchObject({ part: true, parent: whole?.id, method: 'PATCH', path: item, status: 204 });
    expect(me).toMatchObject({ part: true, parent: whole?.id, path: '/me', status: 200 });
  });

  it('faults are listed with their use, and end', async () => {
    await fault({ status: 503, times: 5 });
    await graph(adele, '/me');
    const path = `/sandbox/tenants/${tenant.id}/faults`;
    const [listed] = (await (await ask(path)).json()) as { id: string }[];
    expect(listed).toMatchObject({ matched: 1, applied: 1 });
    expect((await ask(`${path}/${listed?.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(`${path}/${listed?.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await graph(adele, '/me')).status).toBe(200);
    await fault({ status: 503, rate: 1 });
    expect((await ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await graph(adele, '/me')).status).toBe(200);
  });

  it('a rule that says nothing clear is refused', async () => {
    const response = await ask(`/sandbox/tenants/${tenant.id}/faults`, { body: { match: {} } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('exactly one effect');
  });
});

describe('the pages', () => {
  it('carry a strict policy and one style sheet, also where nothing is', async () => {
    await newTenant('empty');
    for (const [path, status] of [
      ['/', 200],
      ['/mail', 200],
      ['/nothing/here', 404],
    ] as const) {
      const response = await ask(path);
      expect(response.status).toBe(status);
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(await response.text()).toContain('href="/sandbox.css"');
    }
    expect((await ask('/sandbox.css')).headers.get('content-type')).toContain('text/css');
  });
});

describe('a restart', () => {
  it('keeps tokens, keys, tenants and decisions; the tenant’s clock stood still', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const file = join(folder, 'sandbox.db');
    sandbox.close();
    sandbox = createSandbox({ clock, store: openStore(file) });
    const tenant = await newTenant();
    const before = await token(`${CONTOSO.adele}@${tenant.domain}`);
    const item = await firstItem(before);
    expect((await graph(before, item, APPROVE)).status).toBe(204);
    sandbox.close();
    time += 1_800_000;
    sandbox = createSandbox({ clock, store: openStore(file) });
    expect(await decisionOf(before, item)).toBe('Approve');
    const now = await ask(`/sandbox/tenants/${tenant.id}/clock`, { body: { advance: 'PT0S' } });
    expect(await now.json()).toEqual({ now: '2026-11-23T09:00:00.000Z' });
    rmSync(folder, { recursive: true });
  });

  it('after reset knows nobody', async () => {
    const { id, admin } = await newTenant('empty');
    const bearer = await token(admin);
    sandbox.reset();
    expect((await ask(`/sandbox/tenants/${id}`)).status).toBe(404);
    expect((await graph(bearer, '/me')).status).toBe(401);
    expect((await newTenant('empty')).people.length).toBeGreaterThan(0);
  });
});
