import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { smallExport } from '../../hosting/export-testing';
import { type RunningPortal, startPortal } from '../../hosting/server';
import type { PortalConfig } from '../../lib/config';
import { type RunningSandbox, startSandbox } from '../../sandbox/main';
import { GRAPH_TOOLS } from '../register/graph-tools';
import { register } from '../register/register';
import { clockFinding } from './clock';
import { examine } from './examine';
import { checkHeaders, wrongHeaders } from './headers';
import { redirectFinding } from './redirect';

const exportFolder = smallExport();
let sandbox: RunningSandbox;
let portal: RunningPortal;
let config: PortalConfig;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, data: ':memory:', seed: 'empty' });
  config = {
    tenant: sandbox.tenant.id,
    clientId: '11111111-2222-4333-8444-555555555555',
    cloud: 'global',
    optionalPermissions: [],
    offline: true,
    suggestedReasons: [],
    sandbox: { url: sandbox.url },
  };
  portal = await startPortal({ exportFolder, config, host: 'localhost', port: 0 });
});
afterAll(async () => {
  await portal.close();
  await sandbox.close();
  rmSync(exportFolder, { recursive: true });
});

async function token(): Promise<string> {
  const form = {
    grant_type: 'password',
    client_id: GRAPH_TOOLS,
    scope: 'Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All Organization.Read.All',
    username: `admin@${sandbox.tenant.domain}`,
    password: 'sandbox',
  };
  const path = `${sandbox.url}/${sandbox.tenant.id}/oauth2/v2.0/token`;
  const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(form) });
  return ((await answer.json()) as { access_token: string }).access_token;
}

test('a host with an unregistered client is reported, and after its registration nothing is wrong', async () => {
  const before = await examine(portal.url, { how: 'device-code', token });
  expect(before.filter(({ is }) => is === 'wrong').map(({ says }) => says)).toEqual([
    expect.stringMatching(/no application with this client id/),
    expect.stringMatching(/no registration with the client id/),
  ]);

  const lines: string[] = [];
  const { clientId: _, ...rest } = config;
  const asked = { addresses: [portal.url], displayName: 'Attest', signIn: 'device-code' } as const;
  const flags = { consent: true, dryRun: false, remove: false };
  await register({ config: rest, ...asked, ...flags }, token, (line) => lines.push(line));
  const clientId = lines.find((line) => line.startsWith('ENTRA_CLIENT_ID='))?.slice(16) ?? '';
  const { port } = new URL(portal.url);
  await portal.close();
  portal = await startPortal({
    exportFolder,
    config: { ...config, clientId },
    host: 'localhost',
    port: Number(port),
  });
  const after = await examine(portal.url, { how: 'device-code', token });
  expect(after.filter(({ is }) => is !== 'right')).toEqual([]);
  expect(after).toHaveLength(6);
});

test('a host that names a sandbox is reported and gets no token of the Azure CLI', async () => {
  const asked = vi.fn(token);
  const findings = await examine(portal.url, { how: 'azure-cli', token: asked });
  expect(asked).not.toHaveBeenCalled();
  expect(findings.at(-1)).toEqual({
    is: 'wrong',
    says: expect.stringContaining(`sandbox at ${sandbox.url}`),
  });
});

test('an unreachable host and one that is no portal are reported', async () => {
  expect(await examine('http://localhost:9')).toMatchObject([{ is: 'wrong' }]);
  expect(await examine(sandbox.url)).toMatchObject([{ is: 'wrong', says: expect.stringMatching(/404/) }]);
});

/** A well-meant proxy in front of a host that changes its answers. */
async function changing(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await fetch(portal.url + request.url);
  const headers = new Map(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  if (request.url === '/') headers.delete('referrer-policy');
  if (request.url === '/sw.js') headers.set('cache-control', 'public, max-age=31536000, immutable');
  if (request.url === '/auth/done.html') response.writeHead(308, { location: '/auth/done' });
  else response.writeHead(answer.status, Object.fromEntries(headers));
  response.end(await answer.text());
}

test('a proxy that changes headers or redirects is reported with each address', async () => {
  const front = createServer((request, response) => void changing(request, response)).listen(0, 'localhost');
  await once(front, 'listening');
  const found = await checkHeaders(`http://localhost:${(front.address() as AddressInfo).port}`, config);
  front.close();
  expect(found.map(({ is, says }) => [is, says.split(/\. |, or /)[0]])).toEqual([
    ['wrong', '/ comes with another Referrer-Policy than it should'],
    ['wrong', '/auth/done.html is answered with 308, not 200'],
    ['wrong', '/sw.js comes with another Cache-Control than it should'],
  ]);
});

test('a missing or different header is named', () => {
  const given = new Headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'origin' });
  const names = wrongHeaders('page', config, given);
  expect(names).toContain('Referrer-Policy');
  expect(names).toContain('Content-Security-Policy');
  expect(names).not.toContain('X-Content-Type-Options');
});

const URI = 'https://a.example/auth/done.html';
test.each([
  [`${URI}?error=login_required`, '', 'right', /back to/],
  [null, 'AADSTS50011: The redirect URI', 'wrong', /--address https:\/\/a.example/],
  [null, 'AADSTS90002: Tenant', 'wrong', /ENTRA_TENANT_ID/],
  [null, 'AADSTS90015: something', 'wrong', /AADSTS90015/],
  [null, '<html>', 'unknown', /does not tell/],
])('the redirect to %s with the page “%s” leads to the right finding', (location, body, is, says) => {
  expect(redirectFinding(URI, { location, body })).toEqual({ is, says: expect.stringMatching(says) });
});

test('a clock that is more than five minutes off is reported', () => {
  const now = Date.parse('2026-11-28T12:00:00Z');
  expect(clockFinding(now, 'Sat, 28 Nov 2026 12:04:00 GMT').is).toBe('right');
  expect(clockFinding(now, 'Sat, 28 Nov 2026 11:50:00 GMT')).toMatchObject({
    is: 'wrong',
    says: expect.stringMatching(/600 seconds/),
  });
  expect(clockFinding(now, null).is).toBe('unknown');
});
