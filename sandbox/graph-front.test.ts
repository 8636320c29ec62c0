import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveTenant } from './core/tenants';
import { isGraphPath } from './graph-front';
import { errorOf, FrontHarness } from './graph-front-testing';
import { PORTAL } from './identity/testing';

let front: FrontHarness;

beforeEach(async () => {
  front = await FrontHarness.create();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('Graph on the wire', () => {
  it('has paths that begin with v1.0 or beta in any case, and no others', () => {
    expect(['/v1.0', '/V1.0/me', '/Beta/me', '/beta'].every(isGraphPath)).toBe(true);
    expect(['/v1.0x/me', '/v2.0/me', '/x/v1.0', '/betas'].some(isGraphPath)).toBe(false);
  });

  it('decodes path and query', async () => {
    await front.call("/V1.0/me/filterByCurrentUser(on=%27reviewer%27)?%24filter=a%20eq%20'b'");
    expect([front.seen?.version, front.seen?.path, front.seen?.query.get('$filter')]).toEqual([
      'v1.0',
      "/me/filterByCurrentUser(on='reviewer')",
      "a eq 'b'",
    ]);
  });

  it.each(['/v1.0/a%2Fb', '/v1.0/a%5cb', '/v1.0/%E0%A4%A'])('refuses %s', async (path) => {
    expect((await front.call(path)).status).toBe(400);
    expect(front.done).toEqual([]);
  });

  it('has request ids in every answer, also the client’s own', async () => {
    const headers = { 'client-request-id': 'abc' };
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const path of ['/v1.0/me', '/v1.0/refused', '/v1.0/broken', '/v1.0/a%2Fb']) {
      const response = await front.call(path, { headers });
      expect(response.headers.get('client-request-id')).toBe('abc');
      expect(response.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(response.headers.get('x-ms-ags-diagnostic')).toContain('ServerInfo');
    }
  });

  it('sends the tenant’s time as date, not the machine’s', async () => {
    const { contoso, context } = front.identity;
    contoso.clockOffset = 86_400_000;
    saveTenant(context.store, contoso);
    for (const path of ['/v1.0/me', '/v1.0/refused'])
      expect((await front.call(path)).headers.get('date')).toBe('Tue, 24 Nov 2026 09:00:00 GMT');
  });

  it('reads MIME where an email is sent or drafted, and refuses what is no MIME', async () => {
    const mime = { method: 'POST', headers: { 'content-type': 'text/plain' } };
    const body = Buffer.from('Subject: Hello\r\n\r\nText').toString('base64');
    for (const path of ['/v1.0/users/u/sendMail', '/v1.0/users/u/messages']) {
      await front.call(path, { ...mime, body });
      expect(front.seen?.body).toMatchObject({ content: { subject: 'Hello' } });
      const refused = await front.call(path, { ...mime, body: '{}' });
      expect([refused.status, (await errorOf(refused)).message]).toEqual([
        400,
        'Invalid base64 string for MIME content.',
      ]);
    }
    expect((await front.call('/v1.0/me', { ...mime, body })).status).toBe(415);
  });

  it('answers failures in Graph’s envelope', async () => {
    const response = await front.call('/v1.0/refused', { headers: { 'client-request-id': 'abc' } });
    const { code, innerError } = await errorOf(response);
    expect([response.status, code]).toEqual([409, 'Conflict']);
    expect(innerError).toEqual({
      date: '2026-11-23T09:00:00',
      'request-id': response.headers.get('request-id'),
      'client-request-id': 'abc',
    });
  });

  it('hides the details of an unexpected failure', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await front.call('/v1.0/broken');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret|TypeError|\.ts/);
    expect(report).toHaveBeenCalledOnce();
  });

  it('reads uploaded files only on paths that accept them', async () => {
    const form = new FormData();
    form.append('file', new File(['a,b\r\n1,2'], 'rows.csv'));
    const sent = new Request('http://localhost', { method: 'POST', body: form });
    const headers = { 'content-type': sent.headers.get('content-type') ?? '' };
    const body = await sent.text();
    const post = (path: string, text = body) => front.call(path, { method: 'POST', body: text, headers });
    await post('/v1.0/x/uploadFile');
    expect(front.seen?.body).toEqual([{ name: 'rows.csv', content: 'a,b\r\n1,2' }]);
    expect((await post('/v1.0/x/uploadFile', 'no parts')).status).toBe(400);
    expect((await post('/v1.0/x')).status).toBe(415);
  });

  it('refuses a malformed body, another type and one that is too large', async () => {
    const post = (body: string, headers?: Record<string, string>) =>
      front.call('/v1.0/x', { method: 'POST', body, headers });
    expect((await post('{')).status).toBe(400);
    expect(await errorOf(await post('{'))).toMatchObject({ code: 'BadRequest' });
    expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(`"${'x'.repeat(4 * 1024 * 1024)}"`)).status).toBe(413);
    expect(front.done).toEqual([]);
  });

  it('refuses a call without a valid token before it reads the body', async () => {
    const response = await front.call('/v1.0/me', { headers: { authorization: 'Bearer x' } });
    expect([response.status, (await errorOf(response)).code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    expect(front.done).toEqual([]);
  });

  it('logs a refused call in the tenant that its token names', async () => {
    front.identity.advance(3_600_000);
    await front.call('/v1.0/me');
    expect(front.logged()).toMatchObject([{ status: 401, path: '/me', userId: null }]);
  });
});

describe('CORS', () => {
  it('lets the portal send and read what its Graph client needs', async () => {
    const response = await front.call('/v1.0/me', { method: 'OPTIONS', headers: { origin: PORTAL } });
    const allowed = response.headers.get('access-control-allow-headers');
    for (const name of ['authorization', 'content-type', 'sdkversion', 'client-request-id', 'retry-attempt'])
      expect(allowed).toContain(name);
    expect(response.headers.get('access-control-allow-methods')).toContain('PATCH');
    const exposed = (await front.call('/v1.0/me', { headers: { origin: PORTAL } })).headers.get(
      'access-control-expose-headers',
    );
    for (const name of ['Retry-After', 'WWW-Authenticate', 'request-id']) expect(exposed).toContain(name);
  });

  it('lets the portal read the tenant’s own time', async () => {
    const dateOf = async () => {
      const { headers } = await front.call('/v1.0/me', { headers: { origin: PORTAL } });
      expect(headers.get('access-control-expose-headers')).toContain('Date');
      return Date.parse(headers.get('date') ?? '');
    };
    const before = await dateOf();
    const { context, contoso } = front.identity;
    saveTenant(context.store, { ...contoso, clockOffset: contoso.clockOffset + 86_400_000 });
    expect((await dateOf()) - before).toBe(86_400_000);
  });

  it('covers refusals too', async () => {
    const response = await front.call('/v1.0/me', { headers: { origin: PORTAL, authorization: '' } });
    expect(response.headers.get('access-control-allow-origin')).toBe(PORTAL);
  });

  it('is closed to every other origin', async () => {
    for (const method of ['OPTIONS', 'GET']) {
      const response = await front.call('/v1.0/me', { method, headers: { origin: 'https://evil.example' } });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('access-control-allow-headers')).toBeNull();
    }
  });
});
