import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { certificateFor } from './kept-certificate';

const HOSTS = ['localhost', '127.0.0.1', '192.168.1.20'];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tls-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a client that trusts the authority reaches the server by its names only, and another client doesn’t', async () => {
  const { key, cert, authority } = await certificateFor(HOSTS, folder);
  const server = createServer({ key, cert }, (_, answer) => answer.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (options: object) =>
    new Promise((resolve) => {
      get({ host: '127.0.0.1', port, path: '/', agent: false, ...options }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
  expect(await ask({ ca: authority })).toBe(200);
  expect(await ask({ ca: authority, servername: 'localhost' })).toBe(200);
  expect(await ask({ ca: authority, servername: 'login.microsoftonline.com' })).toBe(
    'ERR_TLS_CERT_ALTNAME_INVALID',
  );
  expect(await ask({})).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  server.close();
});

test('the certificate can sign no others, and the authority’s key is stored nowhere', async () => {
  const { authority, cert, key } = await certificateFor(HOSTS, folder);
  const [root, leaf] = [new X509Certificate(authority), new X509Certificate(cert)];
  expect([root.ca, leaf.ca]).toEqual([true, false]);
  expect(leaf.verify(root.publicKey)).toBe(true);
  expect(leaf.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:192.168.1.20');
  expect(statSync(join(folder, 'server.key')).mode & 0o777).toBe(0o600);
  const { createPrivateKey } = await import('node:crypto');
  expect(root.checkPrivateKey(createPrivateKey(key))).toBe(false);
});

test('the next start uses the same certificate, unless it expires, lacks a name or is damaged', async () => {
  const first = await certificateFor(HOSTS, folder);
  expect(await certificateFor(['localhost'], folder)).toEqual(first);
  const inAYear = new Date(Date.now() + 395 * 86_400_000);
  const second = await certificateFor(HOSTS, folder, inAYear);
  expect(second.cert).not.toBe(first.cert);
  const third = await certificateFor([...HOSTS, 'phone.local'], folder);
  expect(third.cert).not.toBe(second.cert);
  writeFileSync(join(folder, 'server.crt'), 'nothing');
  expect((await certificateFor(HOSTS, folder)).cert).not.toBe(third.cert);
});
