import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../sandbox/main';
import { certificateFor } from './kept-certificate';
import { microsoftCertificate, strangersAdvice } from './microsoft-names';

const folder = mkdtempSync(join(tmpdir(), 'named-'));
const ENTRA = 'login.microsoftonline.com';
const PATH = '/organizations/v2.0/.well-known/openid-configuration';
let sandbox: RunningSandbox;
let authorities: { browsers: string; programs: string };
let authorityFile: string;

beforeAll(async () => {
  const tls = await certificateFor(['localhost', '127.0.0.1'], folder);
  const other = await microsoftCertificate(folder);
  authorityFile = other.authorityFile;
  authorities = { browsers: tls.authority, programs: readFileSync(authorityFile, 'utf8') };
  sandbox = await startSandbox({ port: 0, data: ':memory:', seed: 'empty', tls: { ...tls, other } });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Sends a request to a name, as a program redirected to this server does; returns the certificate's issuer,
 * or the reason why it isn't trusted.
 */
function issuerBy(name: string, ca: string): Promise<string | undefined> {
  const { port } = new URL(sandbox.url);
  const options = {
    host: '127.0.0.1',
    port,
    servername: name,
    ca,
    agent: false,
    path: PATH,
    headers: { host: name },
  };
  return new Promise((resolve) => {
    get(options, async (answer) => {
      let text = '';
      for await (const piece of answer) text += piece;
      resolve((JSON.parse(text) as { issuer: string }).issuer);
    }).once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
}

test('the sandbox answers under Microsoft’s name only to programs that trust its authority', async () => {
  expect(await issuerBy(ENTRA, authorities.programs)).toBe(`https://${ENTRA}/{tenantid}/v2.0`);
  expect(await issuerBy(ENTRA, authorities.browsers)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  expect(await issuerBy('localhost', authorities.programs)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  expect(await issuerBy('localhost', authorities.browsers)).toBe(`${sandbox.url}/{tenantid}/v2.0`);
});

test('the printed advice names the port, the file to trust and the module to load', () => {
  const named = { authorityFile, clientId: sandbox.tenant.clientId, tenant: sandbox.tenant.id };
  const lines = strangersAdvice(named, 'https://localhost:4100').join('\n');
  expect(lines).toContain(`SANDBOX_PORT=4100 NODE_EXTRA_CA_CERTS=${authorityFile}`);
  const loaded = /--require (\S+\.cjs)/.exec(lines)?.[1] ?? '';
  expect(readFileSync(loaded, 'utf8')).toContain(ENTRA);
});
