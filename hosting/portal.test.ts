import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { PortalConfig } from '../lib/config';
import { SMALL_EXPORT, smallExport } from './export-testing';
import { packedNames, readExport } from './exported-files';
import { createPortal } from './portal';

const CONFIG: PortalConfig = {
  tenant: 'contoso.com',
  clientId: '11111111-2222-3333-4444-555555555555',
  cloud: 'global',
  optionalPermissions: [],
  offline: true,
  suggestedReasons: [],
};
const SANDBOXED: PortalConfig = {
  ...CONFIG,
  tenant: 'organizations',
  sandbox: { url: 'http://localhost:4100' },
};

const folder = smallExport();
afterAll(() => rmSync(folder, { recursive: true }));

const portal = createPortal({ config: CONFIG, exportFolder: folder });
const get = (path: string, headers: Record<string, string> = {}) =>
  portal.request(`https://portal.example${path}`, { headers });

/**
 * Literal values, not derived from the code: the headers that every answer must have, by the kind of its
 * address.
 */
function expectHeaders(path: string, answer: Response) {
  const header = (name: string) => answer.headers.get(name);
  const policy = header('content-security-policy') ?? '';
  expect(header('x-content-type-options'), path).toBe('nosniff');
  expect(header('referrer-policy'), path).toBe('no-referrer');
  // This header has no effect on files that aren't documents.
  if (!path.startsWith('/_next/static/')) expect(header('permissions-policy'), path).toContain('camera=()');
  expect(header('cross-origin-resource-policy'), path).toBe('same-origin');
  expect(header('strict-transport-security'), path).toBe('max-age=63072000; includeSubDomains');
  expect(policy, path).toContain("default-src 'none'");
  expect(policy, path).not.toMatch(/unsafe-|\*|http:/);
  expect(/connect-src ([^;]*)/.exec(policy)?.[1] ?? '', path).toMatch(
    /^\/sw(-off)?\.js$/.test(path) ? /^'self'$/ : /^('self' https:.*)?$/,
  );

  const isBridge = path === '/auth/done.html' || path === '/auth/done';
  expect(policy, path).toContain(isBridge ? "frame-ancestors 'self'" : "frame-ancestors 'none'");
  expect(header('cross-origin-opener-policy'), path).toBe(isBridge ? null : 'same-origin');
  const isHashed = path.startsWith('/_next/static/') && answer.status === 200;
  const expected = isHashed ? 'public, max-age=31536000, immutable' : isBridge ? 'no-store' : 'no-cache';
  expect(header('cache-control'), path).toBe(expected);
  if (header('content-type')?.startsWith('text/html')) {
    expect(policy, path).toContain("script-src 'self'");
    expect(policy, path).toContain("base-uri 'none'");
    expect(policy, path).toContain("form-action 'none'");
    expect(policy, path).toContain("object-src 'none'");
    if (!isBridge) expect(policy, path).toContain("worker-src 'self'");
  }
}

const EXPORTS: [string, string][] = [['a small export', folder]];
if (existsSync('out/index.html')) EXPORTS.push(['the real export', join(process.cwd(), 'out')]);

describe.each(EXPORTS)('every file of %s', (_, exportFolder) => {
  const served = createPortal({ config: CONFIG, exportFolder });
  const files = readExport(exportFolder);

  test('is answered with its own bytes and every header', async () => {
    for (const { name, body } of files) {
      const answer = await served.request(`https://portal.example/${encodeURI(name)}`);
      const isAddress = !['404.html', '_not-found.html', '.well-known/security.txt'].includes(name);
      expect(answer.status, name).toBe(isAddress ? 200 : 404);
      expectHeaders(`/${name}`, answer);
      if (isAddress) expect(Buffer.from(await answer.arrayBuffer()).equals(body), name).toBe(true);
    }
  });

  test('that is a page answers at its clean address', async () => {
    for (const { name } of files.filter(
      (file) => file.name.endsWith('.html') && !/404|_not-found/.test(file.name),
    )) {
      const path = name === 'index.html' ? '/' : `/${name.replace(/\.html$/, '')}`;
      const answer = await served.request(`https://portal.example${path}?definition=x`);
      expect(answer.status, path).toBe(200);
      expectHeaders(path, answer);
    }
  });

  test('has only inline scripts whose hashes are in the policy', async () => {
    for (const { name, body } of files.filter((file) => file.name.endsWith('.html'))) {
      const answer = await served.request(`https://portal.example/${name}`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      for (const [, script = ''] of body
        .toString()
        .matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g))
        expect(policy, name).toContain(createHash('sha256').update(script).digest('base64'));
    }
  });
});

describe('an address without a file answers 404 with the page for it', () => {
  test.each([
    '/x.js',
    '/nothing',
    '/_next/static/gone.js',
    '/_next/static/',
    '/_next',
    '/auth/',
    '/auth',
    '/review/',
    '/.git/config',
    '/..%2F..%2Fetc%2Fpasswd',
    '/%2e%2e/package.json',
    '/review.html%00.js',
    '//evil.example/',
    '/constructor',
    '/reviews/..%2F..%2Fme/x',
    '/@not a tenant',
  ])('%s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await answer.text()).toContain('not found');
    expectHeaders(path, answer);
  });
});

describe('an answer made by the server is never cached', () => {
  test('/config.json is the configuration', async () => {
    const answer = await get('/config.json');
    expect(await answer.json()).toEqual(CONFIG);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('/healthz answers ok', async () => {
    const answer = await get('/healthz');
    expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a link of another form is redirected to /open', async () => {
    const answer = await get('/@contoso.com?enableReviews=true');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/open?tenant=contoso.com']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('methods other than GET and HEAD are refused', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await portal.request('https://portal.example/config.json', { method });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
    const head = await portal.request('https://portal.example/review', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('the contact for security problems', () => {
  const SECURITY_TXT = 'https://portal.example/.well-known/security.txt';

  test('is the host’s own contact', async () => {
    const securityContact = 'https://contoso.com/security?of=$1';
    const named = createPortal({ config: CONFIG, exportFolder: folder, securityContact });
    const answer = await named.request(SECURITY_TXT);
    expect(await answer.text()).toBe(`Contact: ${securityContact}\nExpires: 2027-01-01T00:00:00Z\n`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expectHeaders('/.well-known/security.txt', answer);
  });

  test('answers 404 where the host names nobody', async () => {
    expect((await portal.request(SECURITY_TXT)).status).toBe(404);
  });
});

test.each([
  ['/favicon.ico', 'image/x-icon'],
  ['/icon-192.png', 'image/png'],
  ['/icon.svg', 'image/svg+xml; charset=utf-8'],
  ['/manifest.webmanifest', 'application/manifest+json'],
  ['/robots.txt', 'text/plain; charset=utf-8'],
])('%s is answered as %s', async (path, type) => {
  const answer = await get(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
});

test('every page, also the sign-in bridge, may show the tab’s icon', async () => {
  for (const path of ['/', '/auth/done.html', '/nothing'])
    expect((await get(path)).headers.get('content-security-policy'), path).toMatch(/img-src 'self'/);
});

describe('a page may talk to', () => {
  const connections = async (config: PortalConfig) => {
    const page = await createPortal({ config, exportFolder: folder }).request('https://portal.example/');
    return {
      connect: /connect-src ([^;]*)/.exec(page.headers.get('content-security-policy') ?? '')?.[1],
      transport: page.headers.get('strict-transport-security'),
    };
  };

  test.each([
    ['global', "'self' https://login.microsoftonline.com https://graph.microsoft.com"],
    ['usgov', "'self' https://login.microsoftonline.us https://graph.microsoft.us"],
    ['usgovdod', "'self' https://login.microsoftonline.us https://dod-graph.microsoft.us"],
    ['china', "'self' https://login.partner.microsoftonline.cn https://microsoftgraph.chinacloudapi.cn"],
  ] as const)('the one cloud: %s', async (cloud, expected) => {
    expect((await connections({ ...CONFIG, cloud })).connect).toBe(expected);
  });

  test('the sandbox alone, and the browser isn’t told to stay with https', async () => {
    expect(await connections(SANDBOXED)).toEqual({
      connect: "'self' http://localhost:4100",
      transport: null,
    });
  });
});

describe('the service worker', () => {
  test('keeps the portal for working offline', async () => {
    expect(await (await get('/sw.js')).text()).toBe('keep()');
  });

  test('removes itself where the host switches off working offline', async () => {
    const off = createPortal({ config: { ...CONFIG, offline: false }, exportFolder: folder });
    const answer = await off.request('https://portal.example/sw.js');
    expect([answer.status, await answer.text()]).toEqual([200, 'remove()']);
    expectHeaders('/sw.js', answer);
    const config = await (await off.request('https://portal.example/config.json')).json();
    expect(config).toEqual({ ...CONFIG, offline: false });
  });
});

describe('a file is sent', () => {
  const packed = mkdtempSync(join(tmpdir(), 'packed-'));
  afterAll(() => rmSync(packed, { recursive: true }));
  const script = new TextEncoder().encode(SMALL_EXPORT['_next/static/a.js']);
  const names = packedNames(script);
  writeFileSync(join(packed, names.br), brotliCompressSync(script));
  writeFileSync(join(packed, names.gzip), gzipSync(script));

  test.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip;q=0.5, br;q=0', gunzipSync],
  ] as const)('as %s to a browser that accepts %s', async (encoding, accepted, unpack) => {
    const served = createPortal({ config: CONFIG, exportFolder: folder, packedFolder: packed });
    const answer = await served.request('https://portal.example/_next/static/a.js', {
      headers: { 'accept-encoding': accepted },
    });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(unpack(Buffer.from(await answer.arrayBuffer())).toString()).toBe(
      SMALL_EXPORT['_next/static/a.js'],
    );
  });

  test('as gzip where the build packed nothing, or the host changed the file', async () => {
    const answer = await get('/_next/static/a.js', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  test('uncompressed to a browser that accepts no compression', async () => {
    expect((await get('/_next/static/a.js')).headers.get('content-encoding')).toBeNull();
  });

  test('once, and 304 afterwards', async () => {
    const etag = (await get('/review')).headers.get('etag') ?? '';
    const again = await get('/review', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expectHeaders('/review', again);
  });
});

test('a folder without an export is refused in a sentence', () => {
  expect(() => createPortal({ config: CONFIG, exportFolder: join(folder, 'auth') })).toThrow(/npm run build/);
});
