import { KeyObject, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tokenSource } from './app-token';
import { type Credential, readCredential } from './credential';

/** An identity provider that gives everybody a token and records what it was sent. */
const sent: URLSearchParams[] = [];
const asked: string[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  sent.push(new URLSearchParams(body));
  response.setHeader('content-type', 'application/json');
  const expires_on = Math.round(Date.now() / 1_000) + 3_600;
  asked.push(`${request.method} ${request.url} ${request.headers['x-identity-header']}`);
  response.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3600, expires_on, access_token: 'given' }));
});
const folder = mkdtempSync(join(tmpdir(), 'credential-'));
beforeAll(async () => {
  server.listen(0);
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const CLIENT = '11111111-2222-3333-4444-555555555555';
async function askedWith(credential: Credential): Promise<URLSearchParams> {
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const getToken = tokenSource(
    {
      tenant: 'contoso.com',
      clientId: CLIENT,
      cloud: 'global',
      sandbox: { url },
    },
    credential,
  );
  expect(await getToken()).toBe('given');
  return sent.at(-1) ?? new URLSearchParams();
}

test('a secret is sent as client_secret', async () => {
  const asked = await askedWith({ kind: 'secret', secret: 'a secret' });
  expect(asked.get('client_secret')).toBe('a secret');
  expect(asked.get('scope')).toContain('https://graph.microsoft.com/.default');
});

test('a certificate signs an assertion with its thumbprint, and no secret is sent', async () => {
  const RSA = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  };
  const keys = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Links',
    keys,
    signingAlgorithm: RSA,
  });
  const certificate = made.toString('pem');
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' });
  const file = join(folder, 'app.pem');
  writeFileSync(file, `${key}\n${certificate}`);
  const asked = await askedWith({ kind: 'certificate', file });
  const assertion = asked.get('client_assertion') ?? '';
  const { publicKey, fingerprint256 } = new X509Certificate(certificate);
  // The library rounds its start time up to a second.
  const { payload } = await jwtVerify(assertion, publicKey, { clockTolerance: 1 });
  expect([payload.sub, payload.iss]).toEqual([CLIENT, CLIENT]);
  const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  expect(decodeProtectedHeader(assertion)['x5t#S256']).toBe(thumbprint);
  expect(asked.get('client_secret')).toBeNull();
});

test('a workload’s token is read from its file at each request', async () => {
  const tokenFile = join(folder, 'token');
  for (const token of ['first', 'second']) {
    writeFileSync(tokenFile, `${token}\n`);
    const asked = await askedWith({ kind: 'workload', tokenFile });
    expect(asked.get('client_assertion')).toBe(token);
    expect(asked.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  }
});

test('a managed identity gets its token from the machine’s endpoint', async () => {
  const endpoint = `http://localhost:${(server.address() as AddressInfo).port}/msi/token`;
  vi.stubEnv('IDENTITY_ENDPOINT', endpoint);
  vi.stubEnv('IDENTITY_HEADER', 'header');
  const app = { tenant: 'contoso.com', clientId: CLIENT, cloud: 'global' as const };
  expect(await tokenSource(app, { kind: 'managed', id: null })()).toBe('given');
  expect(asked.at(-1)).toMatch(
    /^GET \/msi\/token\?.*resource=https(:|%3A)(\/|%2F){2}graph\.microsoft\.com.* header$/,
  );
  vi.unstubAllEnvs();
});

test('exactly one credential must be set', () => {
  expect(readCredential({ ENTRA_MANAGED_IDENTITY: 'system' })).toEqual({ kind: 'managed', id: null });
  expect(readCredential({ ENTRA_MANAGED_IDENTITY: CLIENT })).toEqual({ kind: 'managed', id: CLIENT });
  expect(
    readCredential({ ENTRA_CLIENT_SECRET: 'left over', ENTRA_MANAGED_IDENTITY: 'system' }),
  ).toBeUndefined();
  expect(readCredential({})).toBeUndefined();
});
