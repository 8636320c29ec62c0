import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PortalConfig } from '../../lib/config';
import { smallExport } from '../export-testing';
import { readExport } from '../exported-files';
import { type AnswerKind, headersFor } from '../headers';
import { hostInput } from './all';
import { PROGRAMS, type RunningHost } from './programs-testing';

const CONFIG: PortalConfig = {
  tenant: 'contoso.com',
  clientId: '11111111-2222-3333-4444-555555555555',
  cloud: 'global',
  optionalPermissions: [],
  offline: true,
  suggestedReasons: ['Costs $5, {env.HOME} and "it\'s" \\ `done` ü'],
};
const D = '0a6b1c8e-3f6d-4d0f-9a3e-6a2f5f0f8f11';
const I = '1b7c2d9f-4a7e-4e1a-8b4f-7b3a6a1a9a22';
const ITEM = '2c8d3eaa-5b8f-4f2b-9c5a-8c4b7b2bab33';

const small = smallExport();
afterAll(() => rmSync(small, { recursive: true }));
/** The small export has a file of each kind; the real one is what hosts serve. */
const exportFolder = existsSync('out/index.html') ? resolve('out') : small;

const absent = PROGRAMS.filter(({ start }) => !start).map(({ name }) => name);
if (absent.length > 0)
  console.warn(`Not on this machine, so their files were not run: ${absent.join(', ')}.`);

const ask = (url: string, init: RequestInit = {}) =>
  fetch(url, { redirect: 'manual', ...init, headers: { 'accept-encoding': 'identity', ...init.headers } });

const hasIPv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

const present = PROGRAMS.flatMap(({ start, ...program }) => (start ? [{ ...program, start }] : []));

describe.each(present)('$name', ({ start, filesOnly }) => {
  const first = { config: CONFIG, exportFolder };
  const second = {
    config: { ...CONFIG, cloud: 'china', offline: false } as const,
    exportFolder,
    securityContact: "https://contoso.com/security?of=$1&it's={env.HOME}",
  };
  const input = hostInput({ ...first, root: exportFolder, host: '', port: 0 });
  const bytes = new Map(readExport(exportFolder).map(({ name, body, type }) => [name, { body, type }]));
  let host: RunningHost;
  let other: RunningHost;
  beforeAll(async () => {
    [host, other] = await Promise.all([start(first), start(second)]);
  });
  afterAll(async () => {
    await Promise.all([host?.stop(), other?.stop()]);
  });

  /** Expects each header of the table with its value, and no header that this kind must not have. */
  function expectDressed(answer: Response, kind: AnswerKind, what: string, context = input.context) {
    const wanted = headersFor(kind, context);
    const names = Object.keys({ ...headersFor('page', context), ...headersFor('hashed', context) });
    const headers = names.map((name) => [name, answer.headers.get(name) ?? undefined]);
    expect([what, Object.fromEntries(headers)]).toEqual([what, wanted]);
    expect(answer.headers.get('server') ?? '', what).not.toMatch(/\d|caddy/i);
  }

  test('answers every file of the export with its bytes, its type and its headers', async () => {
    for (const { path, file, kind } of input.site.files) {
      const answer = await ask(host.url + path);
      const { body, type } = bytes.get(file) ?? {};
      expect(answer.status, path).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(body ?? Buffer.alloc(0)), path).toBe(true);
      expect(answer.headers.get('content-type'), path).toBe(type);
      expectDressed(answer, kind, path);
    }
  });

  if (!filesOnly)
    test('sends a file compressed, and not again to a browser that has it', async () => {
      const length = ({ file }: { file: string }) => bytes.get(file)?.body.length ?? 0;
      const scripts = input.site.files.filter(({ kind, file }) => kind === 'hashed' && file.endsWith('.js'));
      const { path } = scripts.reduce((a, b) => (length(a) > length(b) ? a : b));
      const { headers } = await ask(host.url + path);
      const again = await ask(host.url + path, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
      expectDressed(again, 'hashed', path);
      // `fetch` decompresses by itself, so this request uses Node's own client.
      const [packed] = await once(
        get(host.url + path, { headers: { 'accept-encoding': 'gzip' } }),
        'response',
      );
      expect(packed.headers['content-encoding']).toBe('gzip');
      expect(packed.headers.vary).toMatch(/accept-encoding/i);
      const body = gunzipSync(Buffer.concat(await packed.toArray()));
      expect(body.equals(bytes.get(path.slice(1))?.body ?? Buffer.alloc(0))).toBe(true);
    });

  if (!filesOnly)
    test('answers HEAD as GET without a body, and refuses everything else', async () => {
      const head = await ask(`${host.url}/review`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
      expectDressed(head, 'page', 'HEAD');
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const refused = await ask(`${host.url}/review`, { method });
        expect([method, refused.status, refused.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
        expectDressed(refused, 'answer', method);
      }
    });

  if (!filesOnly)
    test('answers 404 at every other address', async () => {
      const page = new TextDecoder().decode(bytes.get('404.html')?.body);
      for (const path of [
        '/nothing',
        '/x.js',
        '/404',
        '/404.html',
        '/_not-found',
        '/_not-found.html',
        '/_next/static/gone.js',
        '/_next/static/',
        '/_next',
        '/auth',
        '/auth/',
        '/review/',
        '/.git/config',
        '/.well-known/security.txt',
        '/@not a tenant',
        '/@localhost',
        '/@contoso.com%0d%0aSet-Cookie:a=b',
        `/reviews/${D}`,
        `/reviews/${D}/..%2F..%2Fme`,
        `/reviews/${D}/${I}/${ITEM}/more`,
      ]) {
        const answer = await ask(host.url + path);
        expect([path, answer.status]).toEqual([path, 404]);
        expect(answer.headers.get('content-type'), path).toBe('text/html; charset=utf-8');
        expect(await answer.text(), path).toBe(page);
        expectDressed(answer, 'page', path);
      }
    });

  if (!filesOnly)
    test('never serves a file outside its folder', async () => {
      for (const path of [
        '/..%2F..%2Fetc%2Fpasswd',
        '/_next/static/..%2f..%2f..%2fetc/passwd',
        '/@evil.example/..%2f..%2f..',
        '/%2e%2e/package.json',
      ]) {
        const answer = await ask(host.url + path);
        expect([400, 404], path).toContain(answer.status);
        expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
        expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'");
      }
    });

  if (!filesOnly)
    test.each([
      ['/@contoso.onmicrosoft.com', '/open?tenant=contoso.onmicrosoft.com'],
      [`/@${D}/?enableReviews=true`, `/open?tenant=${D}`],
      [`/reviews/${D}/${I}`, `/open?definition=${D}&instance=${I}`],
      [
        `/reviews/${D}/${I}/${ITEM}?tenant=contoso.com&login_hint=adele%40contoso.com&next=//evil.example`,
        `/open?definition=${D}&instance=${I}&item=${ITEM}&tenant=contoso.com&login_hint=adele%40contoso.com`,
      ],
      [
        `/reviews/${D}/${I}?tenant=//evil.example&login_hint=a%26next=x`,
        `/open?definition=${D}&instance=${I}`,
      ],
    ])('redirects %s to the portal', async (path, location) => {
      const answer = await ask(host.url + path);
      expect(answer.status).toBe(302);
      const to = new URL(answer.headers.get('location') ?? '', 'https://portal.example');
      expect(to.href).toBe(new URL(to.pathname + to.search, 'https://portal.example').href);
      expect([to.pathname, Object.fromEntries(to.searchParams)]).toEqual([
        '/open',
        Object.fromEntries(new URL(location, 'https://portal.example').searchParams),
      ]);
      expectDressed(answer, 'answer', path);
    });

  test('answers the configuration and the health check', async () => {
    const config = await ask(`${host.url}/config.json`);
    expect(await config.json()).toEqual(CONFIG);
    expect(config.headers.get('content-type')).toBe('application/json');
    expectDressed(config, 'answer', '/config.json');
    const health = await ask(`${host.url}/healthz`);
    expect([health.status, await health.text()]).toEqual([200, 'ok']);
    expectDressed(health, 'answer', '/healthz');
  });

  if (!filesOnly)
    test.runIf(hasIPv6)('listens on every address, over IPv6 too', async () => {
      const everywhere = await start({ ...first, host: '::' });
      const { port } = new URL(everywhere.url);
      for (const name of ['127.0.0.1', '[::1]'])
        expect((await ask(`http://${name}:${port}/healthz`)).status, name).toBe(200);
      await everywhere.stop();
    });

  test('serves another configuration from the same export', async () => {
    const { site, context } = hostInput({ ...second, root: exportFolder, host: '', port: 0 });
    expect(await (await ask(`${other.url}/config.json`)).json()).toEqual(second.config);
    const page = await ask(`${other.url}/`);
    expect(page.headers.get('content-security-policy')).toContain('https://microsoftgraph.chinacloudapi.cn');
    expectDressed(page, 'page', '/', context);
    const worker = await ask(`${other.url}/sw.js`);
    expect(await worker.text()).toBe(new TextDecoder().decode(bytes.get('sw-off.js')?.body));
    expectDressed(worker, 'worker', '/sw.js', context);
    const security = await ask(`${other.url}/.well-known/security.txt`);
    expect(security.status).toBe(200);
    const contact = /^Contact: (.*)$/m.exec(await security.text())?.[1] ?? '';
    expect(decodeURIComponent(contact)).toBe(second.securityContact);
    expectDressed(security, 'file', 'security.txt', context);
    expect(site.made).toHaveLength(3);
  });
});
