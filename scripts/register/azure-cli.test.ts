import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../sandbox/main';
import { byAzureCli } from './azure-cli';
import { type Refusal, standInForAz } from './azure-cli-testing';
import { register } from './register';
import { readRequest } from './request';
import { signIn } from './sign-in';

let sandbox: RunningSandbox;
const folders: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, data: ':memory:', seed: 'empty' });
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
afterAll(() => sandbox.close());

/** Makes the replacement's folder the whole PATH, signed in as this person. */
function signedIn(who: string, refuses?: Refusal): void {
  const username = `${who}@${sandbox.tenant.domain}`;
  folders.push(standInForAz({ sandboxUrl: sandbox.url, username, ...(refuses && { refuses }) }));
  vi.stubEnv('PATH', folders.at(-1));
}

async function run(...flags: string[]): Promise<string[]> {
  const asked = ['--tenant', sandbox.tenant.domain, '--address', 'https://a.example', '--azure-cli'];
  const request = readRequest([...asked, ...flags], { SANDBOX_URL: sandbox.url });
  if ('mistakes' in request) throw new Error(request.mistakes.join('\n'));
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  await register(request, () => signIn(request, say), say);
  return lines;
}

test('an administrator signed in to the Azure CLI registers with consent, a person without the role is refused', async () => {
  signedIn('admin');
  const lines = await run('--consent');
  expect(lines.filter((line) => /^\d+\. /.test(line))).toHaveLength(3);
  expect(lines.find((line) => line.startsWith('ENTRA_CLIENT_ID='))).toMatch(/=[0-9a-f-]{36}$/);
  // Microsoft doesn't let that program read subscriptions.
  expect(lines[0]).toMatch(/^Licence: this sign-in may not read what the tenant has\. Access reviews need /);
  expect((await run('--dry-run')).at(-1)).toBe('Nothing is to do.');
  signedIn('adelev');
  await expect(run('--remove')).rejects.toThrow(/Cloud Application Administrator/);
});

const LOGIN = 'az login --tenant contoso.com --allow-no-subscriptions';

test.each<[Refusal, 'global' | 'usgov', string]>([
  ['signed out', 'global', `Nobody is signed in to the Azure CLI. Sign in with: ${LOGIN}`],
  ['no subscription chosen', 'global', `Nobody is signed in to the Azure CLI. Sign in with: ${LOGIN}`],
  [
    'expired',
    'usgov',
    `The sign-in of the Azure CLI has run out, or has to be proved again. Sign in with: ${LOGIN} --scope https://graph.microsoft.us/.default (AADSTS700082)`,
  ],
  [
    'another tenant',
    'global',
    `The tenant contoso.com has no such account as the one that the Azure CLI is signed in with. Sign in with one of the tenant's own: ${LOGIN} (AADSTS50020)`,
  ],
  [
    'another cloud',
    'usgov',
    `The Azure CLI works in another cloud than the tenant's. Change it with: az cloud set --name AzureUSGovernment && ${LOGIN} (AADSTS90002)`,
  ],
  [
    'Cloud Shell',
    'global',
    'Azure Cloud Shell and managed identities give tokens of their own sign-in only. Leave --azure-cli out to sign in with a code.',
  ],
  [
    'no network',
    'global',
    "The Azure CLI gives no token for the tenant: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /contoso.com/v2.0/.well-known/openid-configuration",
  ],
])('the Azure CLI in the state “%s” is reported with what to do (%s)', async (refusal, cloud, sentence) => {
  signedIn('admin', refusal);
  await expect(byAzureCli({ tenant: 'contoso.com', cloud })).rejects.toThrow(new Error(sentence));
});

test('a machine without the Azure CLI is reported', async () => {
  vi.stubEnv('PATH', '/nowhere');
  await expect(byAzureCli({ tenant: 'contoso.com', cloud: 'global' })).rejects.toThrow(
    '--azure-cli needs the Azure CLI, and there is no program "az" here. Leave the flag out to sign in with a code.',
  );
});
