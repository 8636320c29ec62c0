import { beforeEach, describe, expect, it } from 'vitest';
import { ConnectionDropped } from './core/graph-message';
import { errorOf, FrontHarness } from './graph-front-testing';

let front: FrontHarness;

beforeEach(async () => {
  front = await FrontHarness.create();
});

describe('the log', () => {
  it('has every call and every part of a batch, each part with its parent', async () => {
    await front.call('/beta/me?$top=1', { headers: { 'client-request-id': 'abc' } });
    await front.batch('/a', '/refused');
    const [me, whole, a, refused] = front.logged();
    expect(me).toMatchObject({
      part: false,
      method: 'GET',
      version: 'beta',
      path: '/me',
      query: '%24top=1',
      status: 200,
    });
    expect(me).toMatchObject({ userId: front.identity.adele.id, clientRequestId: 'abc' });
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
  it('answers with its status, headers, Retry-After and Graph’s envelope, and the call has no effect', async () => {
    front.fault({ status: 429, retryAfter: 7, headers: { 'x-extra': 'y' } });
    const response = await front.call('/v1.0/me');
    expect([response.status, response.headers.get('retry-after'), response.headers.get('x-extra')]).toEqual([
      429,
      '7',
      'y',
    ]);
    expect((await errorOf(response)).code).toBe('TooManyRequests');
    expect(front.done).toEqual([]);
    expect((await front.call('/v1.0/me')).status).toBe(200);
  });

  it('answers with its own body', async () => {
    front.fault({ status: 400, body: { Message: 'bare' } });
    front.fault({ status: 502, body: '<html>' });
    expect(await (await front.call('/v1.0/me')).json()).toEqual({ Message: 'bare' });
    expect(await (await front.call('/v1.0/me')).text()).toBe('<html>');
  });

  it.each([
    [400, 'BadRequest'],
    [403, 'Forbidden'],
    [404, 'NotFound'],
    [405, 'MethodNotAllowed'],
    [500, 'InternalServerError'],
    [501, 'NotImplemented'],
    [503, 'ServiceUnavailable'],
  ])('answers %i in Graph’s envelope, or with its own body and headers', async (status, code) => {
    const query = "$filter=status eq 'InProgress'";
    const own = { error: { code: 'UnknownError', message: '', innerError: { status } } };
    front.fault({ match: { query }, status, headers: { 'x-extra': 'y', 'Content-Type': 'text/plain' } });
    front.fault({ match: { query }, status, body: own });
    const ask = () => front.call(`/v1.0/me?${encodeURIComponent('$filter')}=status+eq+'InProgress'`);
    expect((await front.call('/v1.0/me')).status).toBe(200);
    const plain = await ask();
    expect([plain.status, plain.headers.get('x-extra'), plain.headers.get('content-type')]).toEqual([
      status,
      'y',
      'text/plain',
    ]);
    expect((await errorOf(plain)).code).toBe(code);
    const mine = await ask();
    expect([mine.status, await mine.json()]).toEqual([status, own]);
  });

  it.each([
    ['text that isn’t JSON', '<html>Service Unavailable</html>'],
    ['JSON that is cut off', '{"value":[{"id":'],
    ['nothing', ''],
  ])('answers 200 with a body that cannot be read: %s', async (_, body) => {
    front.fault({ status: 200, headers: { 'Content-Type': 'application/json' }, body });
    const response = await front.call('/v1.0/me');
    expect([response.status, await response.text()]).toEqual([200, body]);
  });

  it('answers an empty page with a next link, the same or a new one each time', async () => {
    const link = 'https://graph.microsoft.com/v1.0/me?$skip=';
    const answers = async (patchBody: object) => {
      front.faults.remove(front.identity.contoso.id);
      front.fault({ rate: 1, patchBody: { value: [], ...patchBody } });
      const pages = [];
      for (let calls = 0; calls < 3; calls += 1) pages.push(await (await front.call('/v1.0/me')).json());
      return pages;
    };
    const page = (skip: number) => ({ value: [], path: '/me', '@odata.nextLink': link + skip });
    expect(await answers({ '@odata.nextLink': `${link}7` })).toEqual([page(7), page(7), page(7)]);
    expect(await answers({ '@odata.nextLink': `${link}{count}` })).toEqual([page(1), page(2), page(3)]);
  });

  it('patches the JSON of an answer', async () => {
    front.fault({ patchBody: { value: null, '@odata.nextLink': 'https://evil.example/' } });
    expect(await (await front.call('/v1.0/me')).json()).toEqual({
      path: '/me',
      '@odata.nextLink': 'https://evil.example/',
    });
  });

  it('truncates an answer', async () => {
    front.fault({ truncate: 10 });
    expect(await (await front.call('/v1.0/me')).text()).toBe('{"value":[');
    expect(front.done).toEqual(['/me']);
  });

  it('delays an answer', async () => {
    front.fault({ latencyMs: 30 });
    const start = performance.now();
    expect((await front.call('/v1.0/me')).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  it('delays an answer until that fault or all faults are ended', async () => {
    const { faults } = front;
    const tenant = front.identity.contoso.id;
    const start = performance.now();
    for (const end of [
      (id: string) => faults.remove(tenant, id),
      () => faults.remove(tenant),
      () => faults.clear(),
    ]) {
      front.fault({ latencyMs: 120_000 });
      const calling = front.call('/v1.0/me');
      await expect.poll(() => faults.list(tenant).map(({ applied }) => applied)).toEqual([1]);
      expect(front.logged().at(-1)?.status).toBeNull();
      end(faults.list(tenant)[0]?.id ?? '');
      expect((await calling).status).toBe(200);
    }
    expect(performance.now() - start).toBeLessThan(120_000);
  });

  it('drops the connection before or after the call takes effect', async () => {
    front.fault({ drop: 'before' });
    front.fault({ drop: 'after' });
    await expect(front.call('/v1.0/me')).rejects.toThrow(ConnectionDropped);
    expect(front.done).toEqual([]);
    await expect(front.call('/v1.0/me')).rejects.toThrow(ConnectionDropped);
    expect(front.done).toEqual(['/me']);
    expect(front.logged().map((entry) => entry.status)).toEqual([null, 200]);
  });

  it('makes reads return the state of some seconds ago', async () => {
    front.fault({ staleSeconds: 5 });
    await front.call('/v1.0/me');
    expect(front.seen?.asOf).toBe(front.identity.context.clock.now() - 5000);
  });

  it('answers 401 with a claims challenge', async () => {
    front.fault({ claims: { access_token: { nbf: { essential: true, value: '1' } } } });
    const response = await front.call('/v1.0/me');
    const challenge = response.headers.get('www-authenticate')?.match(/claims="([^"]+)"/)?.[1] ?? '';
    expect(response.status).toBe(401);
    expect(JSON.parse(Buffer.from(challenge, 'base64').toString())).toEqual({
      access_token: { nbf: { essential: true, value: '1' } },
    });
  });
});

describe('a fault inside a batch', () => {
  it('affects only its own part', async () => {
    front.fault({ match: { path: '/v1.0/b', inBatch: true }, status: 429, retryAfter: 1 });
    const { responses } = (await (await front.batch('/a', '/b', '/c')).json()) as {
      responses: { status: number; headers?: unknown }[];
    };
    expect(responses.map((part) => part.status)).toEqual([200, 429, 200]);
    expect(responses[1]?.headers).toEqual({ 'Retry-After': '1' });
    expect(front.done).toEqual(['/a', '/c']);
  });

  it('drops the whole connection, before its part or after all parts', async () => {
    front.fault({ match: { path: '/v1.0/b' }, drop: 'before' });
    await expect(front.batch('/a', '/b', '/c')).rejects.toThrow(ConnectionDropped);
    expect(front.done).toEqual(['/a']);
    front.fault({ match: { path: '/v1.0/b' }, drop: 'after' });
    await expect(front.batch('/a', '/b', '/c')).rejects.toThrow(ConnectionDropped);
    expect(front.done).toEqual(['/a', '/a', '/b', '/c']);
  });

  it('truncates the whole answer', async () => {
    front.fault({ match: { path: '/v1.0/b' }, truncate: 12 });
    expect(await (await front.batch('/a', '/b')).text()).toHaveLength(12);
  });

  it('can match the batch call itself', async () => {
    front.fault({ match: { path: '/v1.0/$batch' }, status: 503 });
    expect((await front.batch('/a')).status).toBe(503);
    expect(front.done).toEqual([]);
  });
});
