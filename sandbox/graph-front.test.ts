import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FaultRule } from './control/fault-rule';
import { Faults } from './control/faults';
import { createIntercept, type Intercept } from './control/intercept';
import { RequestLog } from './control/request-log';
import { ConnectionDropped, type GraphHandler, GraphProblem, type GraphRequest } from './core/graph-message';
import { graphFront, isGraphPath } from './graph-front';
import { userAccessToken } from './identity/issue-tokens';
import { type Bench, createBench, PORTAL, SANDBOX } from './identity/testing';

let bench: Bench;
let log: RequestLog;
let faults: Faults;
let token: string;
/** The paths whose work was really done. */
let done: string[];
let seen: GraphRequest | undefined;

/** A Graph of two lines: it notes each path, and works a $batch one part after the other. */
function smallGraph(intercept: Intercept): GraphHandler {
  const work: GraphHandler = async (request) => {
    if (request.path === '/$batch') {
      const responses = [];
      for (const path of request.body as string[])
        responses.push({
          path,
          ...(await intercept({ ...request, method: 'PATCH', path, body: undefined }, work)),
        });
      return { status: 200, body: { responses } };
    }
    if (request.path === '/broken') throw new TypeError('secret detail');
    if (request.path === '/refused') throw new GraphProblem(409, 'Conflict', 'No.');
    seen = request;
    done.push(request.path);
    return { status: 200, body: { value: [1], path: request.path } };
  };
  return (request) => intercept(request, work);
}

beforeEach(async () => {
  bench = createBench();
  log = new RequestLog();
  faults = new Faults();
  done = [];
  token = (await userAccessToken(bench.context, bench.contoso, bench.adele, ['User.Read'])).token;
});

afterEach(() => {
  vi.restoreAllMocks();
});

interface Options {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
}

function call(path: string, { headers, ...options }: Options = {}): Promise<Response> {
  const front = graphFront(bench.context, smallGraph(createIntercept(bench.context, log, faults)), log);
  const json: Record<string, string> =
    options.body === undefined ? {} : { 'content-type': 'application/json' };
  const authorization = `Bearer ${token}`;
  return front(new Request(SANDBOX + path, { ...options, headers: { authorization, ...json, ...headers } }));
}

function batch(...paths: string[]): Promise<Response> {
  return call('/v1.0/$batch', { method: 'POST', body: JSON.stringify(paths) });
}

function fault(input: object): void {
  faults.add(bench.contoso.id, v.parse(FaultRule, input));
}

async function errorOf(response: Response): Promise<Record<string, unknown>> {
  return ((await response.json()) as { error: Record<string, unknown> }).error;
}

describe('Graph on the wire', () => {
  it('is known by its version in any case, and by nothing else', () => {
    expect(['/v1.0', '/V1.0/me', '/Beta/me', '/beta'].every(isGraphPath)).toBe(true);
    expect(['/v1.0x/me', '/v2.0/me', '/x/v1.0', '/betas'].some(isGraphPath)).toBe(false);
  });

  it('decodes path and query', async () => {
    await call("/V1.0/me/filterByCurrentUser(on=%27reviewer%27)?%24filter=a%20eq%20'b'");
    expect([seen?.version, seen?.path, seen?.query.get('$filter')]).toEqual([
      'v1.0',
      "/me/filterByCurrentUser(on='reviewer')",
      "a eq 'b'",
    ]);
  });

  it.each(['/v1.0/a%2Fb', '/v1.0/a%5cb', '/v1.0/%E0%A4%A'])('refuses %s', async (path) => {
    expect((await call(path)).status).toBe(400);
    expect(done).toEqual([]);
  });

  it('carries ids in every answer, the client’s own among them', async () => {
    const headers = { 'client-request-id': 'abc' };
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const path of ['/v1.0/me', '/v1.0/refused', '/v1.0/broken', '/v1.0/a%2Fb']) {
      const response = await call(path, { headers });
      expect(response.headers.get('client-request-id')).toBe('abc');
      expect(response.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(response.headers.get('x-ms-ags-diagnostic')).toContain('ServerInfo');
    }
  });

  it('answers failures in Graph’s envelope', async () => {
    const response = await call('/v1.0/refused', { headers: { 'client-request-id': 'abc' } });
    const { code, innerError } = await errorOf(response);
    expect([response.status, code]).toEqual([409, 'Conflict']);
    expect(innerError).toEqual({
      date: '2026-11-23T09:00:00',
      'request-id': response.headers.get('request-id'),
      'client-request-id': 'abc',
    });
  });

  it('never tells how an unexpected failure came about', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await call('/v1.0/broken');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret|TypeError|\.ts/);
    expect(report).toHaveBeenCalledOnce();
  });

  it('refuses a malformed body, another type and one that is too large', async () => {
    const post = (body: string, headers?: Record<string, string>) =>
      call('/v1.0/x', { method: 'POST', body, headers });
    expect((await post('{')).status).toBe(400);
    expect(await errorOf(await post('{'))).toMatchObject({ code: 'BadRequest' });
    expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(`"${'x'.repeat(4 * 1024 * 1024)}"`)).status).toBe(413);
    expect(done).toEqual([]);
  });

  it('refuses a call without a good token before anything is read', async () => {
    const response = await call('/v1.0/me', { headers: { authorization: 'Bearer x' } });
    expect([response.status, (await errorOf(response)).code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    expect(done).toEqual([]);
  });

  it('writes a refused call down where its token says it belongs', async () => {
    bench.advance(3_600_000);
    await call('/v1.0/me');
    expect(log.list(bench.contoso.id)).toMatchObject([{ status: 401, path: '/me', userId: null }]);
  });
});

describe('CORS', () => {
  it('lets the portal send and read what its Graph client needs', async () => {
    const response = await call('/v1.0/me', { method: 'OPTIONS', headers: { origin: PORTAL } });
    const allowed = response.headers.get('access-control-allow-headers');
    for (const name of ['authorization', 'content-type', 'sdkversion', 'client-request-id', 'retry-attempt'])
      expect(allowed).toContain(name);
    expect(response.headers.get('access-control-allow-methods')).toContain('PATCH');
    const exposed = (await call('/v1.0/me', { headers: { origin: PORTAL } })).headers.get(
      'access-control-expose-headers',
    );
    for (const name of ['Retry-After', 'WWW-Authenticate', 'request-id']) expect(exposed).toContain(name);
  });

  it('covers refusals too', async () => {
    const response = await call('/v1.0/me', { headers: { origin: PORTAL, authorization: '' } });
    expect(response.headers.get('access-control-allow-origin')).toBe(PORTAL);
  });

  it('is closed to every other origin', async () => {
    for (const method of ['OPTIONS', 'GET']) {
      const response = await call('/v1.0/me', { method, headers: { origin: 'https://evil.example' } });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('access-control-allow-headers')).toBeNull();
    }
  });
});

describe('the log', () => {
  it('has every call and every part of a batch, with its parent', async () => {
    await call('/beta/me?$top=1', { headers: { 'client-request-id': 'abc' } });
    await batch('/a', '/refused');
    const [me, whole, a, refused] = log.list(bench.contoso.id);
    expect(me).toMatchObject({
      part: false,
      method: 'GET',
      version: 'beta',
      path: '/me',
      query: '%24top=1',
      status: 200,
    });
    expect(me).toMatchObject({ userId: bench.adele.id, clientRequestId: 'abc' });
    expect(whole).toMatchObject({
      part: false,
      parent: null,
      path: '/$batch',
      body: ['/a', '/refused'],
      status: 200,
    });
    expect(a).toMatchObject({ part: true, parent: whole?.id, path: '/a', status: 200 });
    expect(refused).toMatchObject({ part: true, parent: whole?.id, path: '/refused', status: 409 });
  });
});

describe('a fault', () => {
  it('answers a status with headers, Retry-After and Graph’s envelope, without effect', async () => {
    fault({ status: 429, retryAfter: 7, headers: { 'x-extra': 'y' } });
    const response = await call('/v1.0/me');
    expect([response.status, response.headers.get('retry-after'), response.headers.get('x-extra')]).toEqual([
      429,
      '7',
      'y',
    ]);
    expect((await errorOf(response)).code).toBe('TooManyRequests');
    expect(done).toEqual([]);
    expect((await call('/v1.0/me')).status).toBe(200);
  });

  it('answers a body of its own', async () => {
    fault({ status: 400, body: { Message: 'bare' } });
    fault({ status: 502, body: '<html>' });
    expect(await (await call('/v1.0/me')).json()).toEqual({ Message: 'bare' });
    expect(await (await call('/v1.0/me')).text()).toBe('<html>');
  });

  it('patches the JSON of an answer', async () => {
    fault({ patchBody: { value: null, '@odata.nextLink': 'https://evil.example/' } });
    expect(await (await call('/v1.0/me')).json()).toEqual({
      path: '/me',
      '@odata.nextLink': 'https://evil.example/',
    });
  });

  it('truncates an answer', async () => {
    fault({ truncate: 10 });
    expect(await (await call('/v1.0/me')).text()).toBe('{"value":[');
    expect(done).toEqual(['/me']);
  });

  it('delays an answer', async () => {
    fault({ latencyMs: 30 });
    const start = performance.now();
    expect((await call('/v1.0/me')).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  it('drops the connection before the call took effect, or after', async () => {
    fault({ drop: 'before' });
    fault({ drop: 'after' });
    await expect(call('/v1.0/me')).rejects.toThrow(ConnectionDropped);
    expect(done).toEqual([]);
    await expect(call('/v1.0/me')).rejects.toThrow(ConnectionDropped);
    expect(done).toEqual(['/me']);
    expect(log.list(bench.contoso.id).map((entry) => entry.status)).toEqual([null, 200]);
  });

  it('reads as things stood some seconds ago', async () => {
    fault({ staleSeconds: 5 });
    await call('/v1.0/me');
    expect(seen?.asOf).toBe(bench.context.clock.now() - 5000);
  });

  it('challenges for claims', async () => {
    fault({ claims: { access_token: { nbf: { essential: true, value: '1' } } } });
    const response = await call('/v1.0/me');
    const challenge = response.headers.get('www-authenticate')?.match(/claims="([^"]+)"/)?.[1] ?? '';
    expect(response.status).toBe(401);
    expect(JSON.parse(Buffer.from(challenge, 'base64').toString())).toEqual({
      access_token: { nbf: { essential: true, value: '1' } },
    });
  });
});

describe('a fault inside a batch', () => {
  it('is that part’s alone', async () => {
    fault({ match: { path: '/v1.0/b', inBatch: true }, status: 429, retryAfter: 1 });
    const { responses } = (await (await batch('/a', '/b', '/c')).json()) as {
      responses: { status: number; headers?: unknown }[];
    };
    expect(responses.map((part) => part.status)).toEqual([200, 429, 200]);
    expect(responses[1]?.headers).toEqual({ 'Retry-After': '1' });
    expect(done).toEqual(['/a', '/c']);
  });

  it('drops the whole connection: before the part, or after all of it', async () => {
    fault({ match: { path: '/v1.0/b' }, drop: 'before' });
    await expect(batch('/a', '/b', '/c')).rejects.toThrow(ConnectionDropped);
    expect(done).toEqual(['/a']);
    fault({ match: { path: '/v1.0/b' }, drop: 'after' });
    await expect(batch('/a', '/b', '/c')).rejects.toThrow(ConnectionDropped);
    expect(done).toEqual(['/a', '/a', '/b', '/c']);
  });

  it('cuts the whole answer', async () => {
    fault({ match: { path: '/v1.0/b' }, truncate: 12 });
    expect(await (await batch('/a', '/b')).text()).toHaveLength(12);
  });

  it('can be about the batch call itself', async () => {
    fault({ match: { path: '/v1.0/$batch' }, status: 503 });
    expect((await batch('/a')).status).toBe(503);
    expect(done).toEqual([]);
  });
});
