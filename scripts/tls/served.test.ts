import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPortal, startPortal } from '../../hosting/server';
import { type RunningSandbox, startSandbox } from '../../sandbox/main';
import { sandboxConfig } from '../sandbox-config';
import { tlsAdvice } from './advice';
import { ask } from './ask';
import { certificateFor } from './kept-certificate';

const folder = mkdtempSync(join(tmpdir(), 'served-'));
const PORTAL = 'https://localhost:34512';
let authority: string;
let sandbox: RunningSandbox;
let portal: RunningPortal;

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends a request with the authority trusted, from the portal's origin or from a form's. */
function call(
  url: string,
  options: { form?: Record<string, string>; origin?: string } = {},
): Promise<Answer> {
  const { form, origin } = options;
  const body = form && new URLSearchParams(form).toString();
  const headers = {
    ...(origin && { origin }),
    ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { ca: authority, agent: false, method: body ? 'POST' : 'GET', headers },
      async (answer) => {
        let text = '';
        for await (const piece of answer) text += piece;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

beforeAll(async () => {
  const tls = await certificateFor(['localhost', '127.0.0.1'], join(folder, 'tls'));
  authority = tls.authority;
  mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'out', 'index.html'), '<!doctype html><title>inbox</title>');
  sandbox = await startSandbox({ port: 0, data: ':memory:', portalUrl: PORTAL, tls });
  portal = await startPortal({
    host: 'localhost',
    port: 0,
    tls,
    config: sandboxConfig(sandbox),
    exportFolder: join(folder, 'out'),
  });
});

afterAll(async () => {
  await Promise.all([sandbox.close(), portal.close()]);
  rmSync(folder, { recursive: true, force: true });
});

test('portal and sandbox answer over TLS to clients that trust the authority, which the sandbox serves', async () => {
  expect(portal.url).toMatch(/^https:\/\/localhost:\d+$/);
  expect(await ask(`${portal.url}/healthz`, authority)).toBe('ok');
  expect(await ask(`${sandbox.url}/authority.crt`, authority)).toBe(authority);
  await expect(ask(`${portal.url}/healthz`)).rejects.toThrow();
  await expect(ask(`${portal.url}/nothing`, authority)).rejects.toThrow('/nothing answers 404.');
});

test('the portal names the sandbox’s https origin and sends no Strict-Transport-Security', async () => {
  const page = await call(portal.url);
  expect(page.headers['content-security-policy']).toContain(`connect-src 'self' ${sandbox.url};`);
  expect(page.headers['strict-transport-security']).toBeUndefined();
  expect(JSON.parse((await call(`${portal.url}/config.json`)).body)).toMatchObject({
    sandbox: { url: sandbox.url },
  });
});

test('a sign-in over TLS leads back to the portal with a code, which gives a token', async () => {
  const identity = `${sandbox.url}/organizations/oauth2/v2.0`;
  const asked = new URLSearchParams({
    client_id: sandbox.tenant.clientId,
    response_type: 'code',
    redirect_uri: `${PORTAL}/auth/done.html`,
    scope: 'openid profile User.Read',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  const form = await call(`${identity}/authorize?${asked}`);
  expect(form.headers['content-security-policy']).toContain(`form-action 'self' ${PORTAL}`);
  const picked = await call(`${identity}/authorize?${asked}`, {
    form: { email: sandbox.tenant.admin },
    origin: sandbox.url,
  });
  const back = new URL(String(picked.headers.location));
  expect([picked.status, back.origin, back.pathname]).toEqual([303, PORTAL, '/auth/done.html']);
  const code = new URLSearchParams(back.hash.slice(1)).get('code') ?? back.searchParams.get('code') ?? '';
  const answer = await call(`${identity}/token`, {
    origin: PORTAL,
    form: {
      client_id: sandbox.tenant.clientId,
      grant_type: 'authorization_code',
      redirect_uri: `${PORTAL}/auth/done.html`,
      code,
      // The verifier of the challenge in RFC 7636, appendix B.
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    },
  });
  expect(answer).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': PORTAL } });
});

test('the printed advice says how to start for a phone, and which address to open there', () => {
  const authorityFile = '/x/authority.crt';
  const here = tlsAdvice({ host: 'localhost', sandboxUrl: sandbox.url, authorityFile }, ['192.168.1.20']);
  expect(here.join('\n')).toContain('npm run sandbox -- --https --host 192.168.1.20');
  expect(here.join('\n')).toContain(authorityFile);
  const sandboxUrl = 'https://192.168.1.20:4100';
  const there = tlsAdvice({ host: '192.168.1.20', sandboxUrl, authorityFile }, []);
  expect(there.join('\n')).toContain(`open ${sandboxUrl}/authority.crt`);
});
