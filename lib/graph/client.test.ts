import { describe, expect, test } from 'vitest';
import { addresses } from './address';
import type { Graph } from './client';
import { DROPPED, fakeGraph, ORIGIN } from './testing';

const READ = { method: 'GET', address: '/me' } as const;
const WRITE = { method: 'PATCH', address: '/me', body: { a: 1 } } as const;
const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';

describe('the token', () => {
  test('goes to the configured origin', async () => {
    const { graph, sent } = fakeGraph(() => ({ body: { id: 1 } }));
    expect((await graph.read(READ)).body).toEqual({ id: 1 });
    expect(sent).toEqual([{ method: 'GET', path: '/v1.0/me', token: 'Bearer token1', body: undefined }]);
  });

  test.each([
    'https://graph.microsoft.us/v1.0/me',
    'https://graph.microsoft.com.evil.example/v1.0/me',
    'https://graph.microsoft.com@evil.example/v1.0/me',
    'https://graph.microsoft.com:8443/v1.0/me',
  ])('is not even fetched for %s', async (address) => {
    const { graph, sent, tokens } = fakeGraph(() => ({}));
    await expect(graph.read({ method: 'GET', address })).rejects.toMatchObject({ code: 'untrusted' });
    expect([sent, tokens]).toEqual([[], []]);
  });

  test('is renewed once after a 401', async () => {
    const { graph, tokens } = fakeGraph((_, count) => (count === 1 ? { status: 401 } : { body: {} }));
    expect((await graph.read(READ)).status).toBe(200);
    expect(tokens).toEqual([{}, { forceRefresh: true }]);
  });

  test('is fetched with the claims a challenge asks for, once', async () => {
    const challenge = `Bearer realm="", authorization_uri="https://x/y", error="insufficient_claims", claims="${btoa(CLAIMS)}"`;
    const { graph, tokens, sent } = fakeGraph(() => ({
      status: 401,
      headers: { 'www-authenticate': challenge },
    }));
    await expect(graph.read(READ)).rejects.toMatchObject({ code: 'signIn', claims: CLAIMS });
    expect(tokens).toEqual([{}, { claims: CLAIMS }]);
    expect(sent).toHaveLength(2);
  });

  test('a sign-in that is needed is reported apart from an identity service out of reach', async () => {
    const failing = (name: string) => async () => {
      throw Object.assign(new Error('x'), { name });
    };
    const needed = fakeGraph(() => ({}), { getToken: failing('SignInNeeded') });
    await expect(needed.graph.read(READ)).rejects.toMatchObject({ code: 'signIn' });
    const away = fakeGraph(() => ({}), { getToken: failing('Error') });
    await expect(away.graph.read(READ)).rejects.toMatchObject({ code: 'offline' });
    expect(needed.sent).toEqual([]);
  });
});

describe('a read', () => {
  test('waits the seconds that Graph says, and reports the wait', async () => {
    const { graph, waits, slept, now } = fakeGraph((_, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '7' } } : { body: {} },
    );
    const begun = now();
    await graph.read(READ);
    expect(slept).toEqual([7000]);
    expect(waits).toEqual([begun + 7000, null]);
  });

  test('waits until the date that Graph says, or two and then four seconds when no time is given', async () => {
    const date = new Date('2026-11-10T00:00:20Z').toUTCString();
    const dated = fakeGraph((_, count) =>
      count === 1 ? { status: 503, headers: { 'retry-after': date } } : {},
    );
    await dated.graph.read(READ);
    expect(dated.slept).toEqual([20_000]);
    const untold = fakeGraph((_, count) => (count <= 2 ? { status: 429 } : {}));
    await untold.graph.read(READ);
    expect(untold.slept).toEqual([2000, 4000]);
  });

  test('gives up when the wait is too long, and reports until when', async () => {
    const { graph, now } = fakeGraph(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
    await expect(graph.read(READ)).rejects.toMatchObject({ code: 'throttled', retryAt: now() + 3_600_000 });
  });

  test('is tried up to three times after a dropped connection or a server error', async () => {
    const { graph, sent } = fakeGraph((_, count) =>
      count === 1 ? DROPPED : count === 2 ? { status: 500 } : {},
    );
    expect((await graph.read(READ)).status).toBe(200);
    expect(sent).toHaveLength(3);
    const dead = fakeGraph(() => DROPPED);
    await expect(dead.graph.read(READ)).rejects.toMatchObject({ code: 'offline' });
    expect(dead.sent).toHaveLength(3);
  });

  test('is unreadable when its body was cut off, and keeps the request id', async () => {
    const { graph } = fakeGraph(() => ({ body: '{"value":[{"id":', headers: { 'request-id': 'abc' } }));
    await expect(graph.read(READ)).rejects.toMatchObject({ code: 'unreadable', requestId: 'abc' });
  });
});

describe('a write', () => {
  /** The outcome of one write. */
  const write = async (graph: Graph) => (await graph.send(new Map([['one', WRITE]]))).get('one');

  test('that was carried out keeps the id of its request', async () => {
    const { graph } = fakeGraph(() => ({ status: 204, headers: { 'request-id': 'r7' } }));
    expect(await write(graph)).toEqual({ done: true, requestId: 'r7' });
  });

  test('is not sent again when it was throttled, and counts as not carried out', async () => {
    const { graph, sent } = fakeGraph(() => ({ status: 429, headers: { 'retry-after': '1' } }));
    expect(await write(graph)).toMatchObject({ done: false, unsure: false, problem: { code: 'throttled' } });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['a dropped connection', DROPPED],
    ['a 503', { status: 503, headers: { 'retry-after': '1' } }],
    ['a 500', { status: 500 }],
    ['an answer that is cut off', { status: 200, body: '{"va' }],
  ])('is not sent again after %s, and its outcome is unsure', async (_, reply) => {
    const { graph, sent } = fakeGraph(() => reply);
    expect(await write(graph)).toMatchObject({ done: false, unsure: true });
    expect(sent).toHaveLength(1);
  });

  test.each([
    [400, 'refused'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [409, 'refused'],
    [501, 'refused'],
  ])('counts as not carried out after the status %s: %s', async (status, code) => {
    const { graph } = fakeGraph(() => ({
      status,
      body: { error: { code: 'x', innererror: { 'request-id': 'r1' } } },
    }));
    const outcome = await write(graph);
    expect(outcome).toMatchObject({ done: false, unsure: false, problem: { code, requestId: 'r1' } });
  });
});

test('only a GUID is accepted as an id in an address', () => {
  const ref = { definitionId: '11111111-1111-4111-8111-111111111111', instanceId: '../x', stageId: null };
  for (const build of [addresses.instance, addresses.myItems, addresses.recordAll, addresses.acceptAdvice])
    expect(() => build(ref)).toThrow(expect.objectContaining({ code: 'untrusted' }));
  for (const id of ['', '..%2F', `${ref.definitionId}/x`, `${ref.definitionId}?a`])
    expect(() => addresses.definition({ definitionId: id })).toThrow(
      expect.objectContaining({ code: 'untrusted' }),
    );
});

test('nothing is loaded or sent before the first request', () => {
  const { sent, tokens } = fakeGraph(() => ({}), { origin: ORIGIN });
  expect([sent, tokens]).toEqual([[], []]);
});
