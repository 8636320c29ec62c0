import type { Context } from '@microsoft/microsoft-graph-client/lib/es/src/IContext.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createGraph } from './client';
import { FailureHandler, TokenHandler } from './middleware';
import { DROPPED, fakeGraph, ORIGIN } from './testing';

const READ = { method: 'GET', address: '/me' } as const;

afterEach(() => vi.unstubAllGlobals());

test('with a sandbox, requests go to it with the same path and token', async () => {
  const fetched: [string, string | null, unknown][] = [];
  vi.stubGlobal('fetch', async (address: string, options: RequestInit) => {
    fetched.push([address, new Headers(options.headers).get('authorization'), options.cache]);
    return new Response('{"id":"x"}', { headers: { 'content-type': 'application/json' } });
  });
  const made = (sandboxUrl: string) =>
    createGraph({ origin: ORIGIN, transport: { sandboxUrl }, getToken: async () => 'secret' });
  for (const url of ['http://localhost:4000', 'http://localhost:4000/'])
    expect((await made(url).read(READ)).body).toEqual({ id: 'x' });
  const sent = ['http://localhost:4000/v1.0/me', 'Bearer secret', 'no-store'];
  expect(fetched).toEqual([sent, sent]);
});

test('without a transport, requests are sent with fetch', async () => {
  const fetched: unknown[] = [];
  vi.stubGlobal('fetch', async (address: unknown) => {
    fetched.push(address);
    return new Response('{"id":"x"}');
  });
  const graph = createGraph({ origin: ORIGIN, getToken: async () => 'secret' });
  expect((await graph.read(READ)).body).toEqual({ id: 'x' });
  expect(fetched).toEqual([`${ORIGIN}/v1.0/me`]);
});

test('a failure without a listener is thrown unchanged', async () => {
  const handler = new FailureHandler();
  handler.setNext({ execute: () => Promise.reject(DROPPED) });
  await expect(handler.execute({ request: ORIGIN })).rejects.toBe(DROPPED);
});

describe('the token’s handler', () => {
  const contextOf = (request: Context['request']): Context => ({ request, options: {} });
  const handler = (passed: Context[]) => {
    const made = new TokenHandler(ORIGIN, async () => 'secret');
    made.setNext({ execute: async (context) => void passed.push(context) });
    return made;
  };

  test('keeps the headers that are there', async () => {
    const passed: Context[] = [];
    const context = contextOf(`${ORIGIN}/v1.0/me`);
    context.options = { method: 'POST', headers: { 'content-type': 'text/plain' } };
    await handler(passed).execute(context);
    expect(passed).toEqual([context]);
    expect(context.options).toEqual({
      method: 'POST',
      headers: { 'content-type': 'text/plain', authorization: 'Bearer secret' },
    });
  });

  test('checks the address in a Request object as well', async () => {
    const passed: Context[] = [];
    await handler(passed).execute({ request: new Request(`${ORIGIN}/v1.0/me`) });
    const elsewhere = contextOf(new Request('https://evil.example/v1.0/me'));
    await expect(handler(passed).execute(elsewhere)).rejects.toMatchObject({ code: 'untrusted' });
    expect(passed).toHaveLength(1);
  });

  test('refuses a request without a full address', async () => {
    const passed: Context[] = [];
    await expect(handler(passed).execute(contextOf('/me'))).rejects.toMatchObject({ code: 'untrusted' });
    expect(passed).toEqual([]);
  });

  test('throws when no handler follows it', async () => {
    const alone = new TokenHandler(ORIGIN, async () => 'secret');
    await expect(alone.execute(contextOf(`${ORIGIN}/me`))).rejects.toThrow('has no end');
  });
});

test('a sign-in that a challenge needs reports the claims of the challenge', async () => {
  const claims = '{"access_token":{}}';
  const { graph } = fakeGraph(
    () => ({ status: 401, headers: { 'www-authenticate': `Bearer claims="${btoa(claims)}"` } }),
    {
      getToken: async (options) => {
        if (options?.claims) throw Object.assign(new Error('x'), { name: 'SignInNeeded' });
        return 'token';
      },
    },
  );
  await expect(graph.read(READ)).rejects.toMatchObject({ code: 'signIn', claims });
});

test('a sign-in that is needed without a challenge reports no claims', async () => {
  const getToken = () => Promise.reject(Object.assign(new Error('x'), { name: 'SignInNeeded' }));
  const sending = new TokenHandler(ORIGIN, getToken).execute({ request: `${ORIGIN}/v1.0/me` });
  await expect(sending).rejects.toMatchObject({ code: 'signIn', claims: undefined });
});

test('a token failure that isn’t an Error object counts as offline', async () => {
  const { graph } = fakeGraph(() => ({}), {
    getToken: () => Promise.reject({ name: 'SignInNeeded' }),
  });
  await expect(graph.try(READ)).rejects.toMatchObject({ code: 'offline' });
});

test.each([
  ['TimeoutError', 'unavailable'],
  ['AbortError', 'unavailable'],
  ['TypeError', 'offline'],
])('a connection that ended with %s is %s', async (name, code) => {
  const { graph } = fakeGraph(() => (name === 'TypeError' ? DROPPED : new DOMException('x', name)));
  await expect(graph.try(READ)).rejects.toMatchObject({ code });
});

test('a body that breaks off is offline or unavailable, depending on its error', async () => {
  const broken = (error: unknown) => {
    const body = new ReadableStream({ pull: (controller) => controller.error(error) });
    return fakeGraph(() => ({}), { transport: { send: async () => new Response(body) } }).graph;
  };
  await expect(broken(DROPPED).try(READ)).rejects.toMatchObject({ code: 'offline' });
  await expect(broken(null).try(READ)).rejects.toMatchObject({ code: 'offline' });
  await expect(broken(new DOMException('x', 'TimeoutError')).try(READ)).rejects.toMatchObject({
    code: 'unavailable',
  });
});

test('a request follows no redirect, is never answered from a cache, and carries an abort signal', async () => {
  const asked: RequestInit[] = [];
  const { graph } = fakeGraph(() => ({}), {
    transport: {
      send: async (_, options) => {
        asked.push(options);
        return new Response(null, { status: 204 });
      },
    },
  });
  await graph.try(READ);
  await graph.try({ method: 'POST', version: 'beta', address: '/x', body: { a: 1 } });
  expect(asked).toMatchObject([
    { method: 'GET', cache: 'no-store', redirect: 'error', signal: expect.any(AbortSignal) },
    { method: 'POST', cache: 'no-store', redirect: 'error', body: '{"a":1}' },
  ]);
});
