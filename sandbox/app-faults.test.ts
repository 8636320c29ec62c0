import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPROVE, JSON_TYPE, SandboxHarness } from './app-testing';
import type { TenantAnswer } from './control/tenant-answer';
import { CONTOSO } from './seed/seed';

let harness: SandboxHarness;

beforeEach(() => {
  harness = new SandboxHarness();
  harness.isUnchecked = true;
});

afterEach(() => harness.sandbox.close());

describe('faults and the log, on the real Graph', () => {
  let tenant: TenantAnswer;
  let adele: string;
  let item: string;

  beforeEach(async () => {
    tenant = await harness.newTenant();
    adele = await harness.token(`${CONTOSO.adele}@${tenant.domain}`);
    item = await harness.firstItem(adele);
    await harness.ask(`/sandbox/tenants/${tenant.id}/requests`, { method: 'DELETE' });
  });

  async function fault(body: unknown): Promise<void> {
    expect((await harness.ask(`/sandbox/tenants/${tenant.id}/faults`, { body })).status).toBe(201);
  }

  function inBatch(): Promise<Response> {
    const patch = { id: '1', method: 'PATCH', url: item, body: APPROVE.body, headers: JSON_TYPE };
    return harness.graph(adele, '/$batch', {
      body: { requests: [patch, { id: '2', method: 'GET', url: '/me' }] },
    });
  }

  async function requests(): Promise<Record<string, unknown>[]> {
    return (await (await harness.ask(`/sandbox/tenants/${tenant.id}/requests`)).json()) as Record<
      string,
      unknown
    >[];
  }

  it('a call dropped before the write records nothing, one dropped after it is recorded', async () => {
    await fault({ match: { method: 'PATCH' }, drop: 'before' });
    await expect(harness.graph(adele, item, APPROVE)).rejects.toThrow();
    expect(await harness.decisionOf(adele, item)).toBe('NotReviewed');
    await fault({ match: { method: 'PATCH' }, drop: 'after' });
    await expect(harness.graph(adele, item, APPROVE)).rejects.toThrow();
    expect(await harness.decisionOf(adele, item)).toBe('Approve');
  });

  it('a part of a batch dropped before the write records nothing, one dropped after it is recorded', async () => {
    await fault({ match: { method: 'PATCH', inBatch: true }, drop: 'before' });
    await expect(inBatch()).rejects.toThrow();
    expect(await harness.decisionOf(adele, item)).toBe('NotReviewed');
    await fault({ match: { method: 'PATCH', inBatch: true }, drop: 'after' });
    await expect(inBatch()).rejects.toThrow();
    expect(await harness.decisionOf(adele, item)).toBe('Approve');
  });

  it('stale reads show the decision some seconds late', async () => {
    await fault({ match: { method: 'GET', path: '**/decisions/*' }, rate: 1, staleSeconds: 5 });
    harness.time += 1000;
    expect((await harness.graph(adele, item, APPROVE)).status).toBe(204);
    expect(await harness.decisionOf(adele, item)).toBe('NotReviewed');
    harness.time += 4000;
    expect(await harness.decisionOf(adele, item)).toBe('NotReviewed');
    harness.time += 2000;
    expect(await harness.decisionOf(adele, item)).toBe('Approve');
  });

  it('a throttled part of a batch has its own 429 and Retry-After, the other parts are unaffected', async () => {
    await fault({
      match: { method: 'PATCH', path: '/v1.0/**/decisions/*', inBatch: true },
      status: 429,
      retryAfter: 3,
    });
    const { responses } = (await (await inBatch()).json()) as { responses: Record<string, unknown>[] };
    const byId = Object.fromEntries(responses.map((part) => [part.id, part]));
    expect(byId).toMatchObject({ 1: { status: 429, headers: { 'Retry-After': '3' } }, 2: { status: 200 } });
    expect(await harness.decisionOf(adele, item)).toBe('NotReviewed');
  });

  it('the log lists batch parts under their call', async () => {
    await inBatch();
    const [whole, patch, me] = await requests();
    expect(whole).toMatchObject({ part: false, path: '/$batch', status: 200 });
    expect(patch).toMatchObject({ part: true, parent: whole?.id, method: 'PATCH', path: item, status: 204 });
    expect(me).toMatchObject({ part: true, parent: whole?.id, path: '/me', status: 200 });
  });

  it('a fault can match a part of a batch by its query, and answers only that part', async () => {
    const get = (id: string, url: string) => ({ id, method: 'GET', url });
    await fault({
      match: { query: '$expand=manager', inBatch: true },
      status: 500,
      body: { error: { code: 'UnknownError', message: '' } },
    });
    const batch = await harness.graph(adele, '/$batch', {
      body: { requests: [get('1', '/me'), get('2', '/me?%24expand=manager'), get('3', '/me?$select=id')] },
    });
    const { responses } = (await batch.json()) as { responses: { status: number; body: unknown }[] };
    expect(responses.map(({ status }) => status)).toEqual([200, 500, 200]);
    expect(responses[1]?.body).toEqual({ error: { code: 'UnknownError', message: '' } });
  });

  it('every part has its own request-id, by which the log finds it', async () => {
    const parts = [
      { id: '1', method: 'GET', url: '/me', headers: { 'client-request-id': 'mine' } },
      { id: '2', method: 'GET', url: '/nothing' },
    ];
    const batch = await harness.graph(adele, '/$batch', { body: { requests: parts } });
    const { responses } = (await batch.json()) as {
      responses: {
        headers: Record<string, string>;
        body: { error?: { innerError: Record<string, string> } };
      }[];
    };
    const [first, second] = responses.map(({ headers }) => headers);
    expect(first).toMatchObject({ 'Cache-Control': 'no-cache', 'client-request-id': 'mine' });
    expect(second).not.toHaveProperty('client-request-id');
    expect(responses[1]?.body.error?.innerError['request-id']).toBe(second?.['request-id']);
    const ids = [batch.headers.get('request-id'), first?.['request-id'], second?.['request-id']];
    expect(new Set(ids).size).toBe(3);
    const paths = ids.map(async (id) => {
      const found = await harness.ask(`/sandbox/tenants/${tenant.id}/requests?requestId=${id}`);
      return ((await found.json()) as { path: string }[]).map(({ path }) => path);
    });
    expect(await Promise.all(paths)).toEqual([['/$batch'], ['/me'], ['/nothing']]);
  });

  it('faults are listed with how often they applied, and can be removed', async () => {
    await fault({ status: 503, times: 5 });
    await harness.graph(adele, '/me');
    const path = `/sandbox/tenants/${tenant.id}/faults`;
    const [listed] = (await (await harness.ask(path)).json()) as { id: string }[];
    expect(listed).toMatchObject({ matched: 1, applied: 1 });
    expect((await harness.ask(`${path}/${listed?.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await harness.ask(`${path}/${listed?.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await harness.graph(adele, '/me')).status).toBe(200);
    await fault({ status: 503, rate: 1 });
    expect((await harness.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await harness.graph(adele, '/me')).status).toBe(200);
  });

  it('a rule without an effect is refused', async () => {
    const response = await harness.ask(`/sandbox/tenants/${tenant.id}/faults`, { body: { match: {} } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('exactly one effect');
  });
});
