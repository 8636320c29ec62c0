import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The Azure CLI's error output where it gives no token, word for word. A person without a subscription who
 * used a plain `az login` counts as signed out, because the CLI kept no account.
 */
const REFUSALS = {
  'signed out': "ERROR: Please run 'az login' to setup account.",
  expired: [
    'ERROR: AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-08-01T08:00:00.0000000Z and was inactive for 90.00:00:00. Trace ID: d580793e-e9a6-4b1e-8bcf-a868e4628700 Correlation ID: 37ed27a4-c7c0-46aa-82d5-78c1b329ef95 Timestamp: 2026-11-28 10:28:43Z',
    'Interactive authentication is needed. Please run:',
    'az login --scope https://graph.microsoft.com//.default',
  ].join('\n'),
  'another tenant': [
    "ERROR: AADSTS50020: User account 'adele@fabrikam.example' from identity provider 'https://sts.windows.net/0a6b1c8e-3f6d-4d0f-9a3e-6a2f5f0f8f11/' does not exist in tenant 'Contoso' and cannot access the application '04b07795-8ddb-461a-bbee-02f9e1bf7b46'(Microsoft Azure CLI) in that tenant. Trace ID: 933173a8-1308-4bcd-bf6e-d1cd9bc19100 Correlation ID: eacb256c-c733-453f-8015-a2bd63da5e3a Timestamp: 2026-11-28 10:28:43Z",
    'Interactive authentication is needed. Please run:',
    'az login --scope https://graph.microsoft.com//.default',
  ].join('\n'),
  'another cloud':
    "ERROR: AADSTS90002: Tenant 'contoso.com' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Trace ID: 933173a8-1308-4bcd-bf6e-d1cd9bc19100 Correlation ID: eacb256c-c733-453f-8015-a2bd63da5e3a Timestamp: 2026-11-28 10:28:43Z",
  'no subscription chosen': "ERROR: No subscription found. Run 'az account set' to select a subscription.",
  'Cloud Shell': "ERROR: Tenant shouldn't be specified for Cloud Shell account",
  'no network':
    "ERROR: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /contoso.com/v2.0/.well-known/openid-configuration",
} as const;
export type Refusal = keyof typeof REFUSALS;

const CLI_CLIENT = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

interface FakeAzureCli {
  /** The address of the sign-in, for a tenant given by its id or domain. */
  sandboxUrl: string;
  /** The signed-in person. */
  username: string;
  refuses?: Refusal;
}

/** The program, as plain JavaScript. With `--tenant` its answer names no subscription. */
const PROGRAM = `const [group, command, ...flags] = process.argv.slice(2);
const flag = (name) => flags[flags.indexOf(name) + 1];
const [resource, tenant] = [flag('--resource'), flag('--tenant')];
if (group !== 'account' || command !== 'get-access-token' || flag('--output') !== 'json' || !resource || !tenant) {
  console.error("ERROR: '" + command + "' is misspelled or not recognized by the system.");
  process.exit(2);
}
if (REFUSAL) {
  console.error(REFUSAL);
  process.exit(1);
}
const form = { grant_type: 'password', client_id: CLIENT, scope: resource + '/.default', username: USERNAME, password: 'sandbox' };
const answer = await fetch(SANDBOX + '/' + tenant + '/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams(form) });
const { access_token, expires_in } = await answer.json();
const expires_on = Math.floor(Date.now() / 1000) + expires_in;
const expiresOn = new Date(expires_on * 1000).toISOString().replace('T', ' ').replace('Z', '000');
console.log(JSON.stringify({ accessToken: access_token, expiresOn, expires_on, tenant, tokenType: 'Bearer' }, null, 2));
`;

/** Writes a replacement for `az`. @returns its folder, for the PATH; the caller removes it */
export function standInForAz({ sandboxUrl, username, refuses }: FakeAzureCli): string {
  const folder = mkdtempSync(join(tmpdir(), 'az-'));
  const given = {
    SANDBOX: sandboxUrl,
    USERNAME: username,
    CLIENT: CLI_CLIENT,
    REFUSAL: refuses ? REFUSALS[refuses] : '',
  };
  const constants = Object.entries(given).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  const program = join(folder, 'az.mjs');
  writeFileSync(program, [...constants, PROGRAM].join('\n'));
  const started = join(folder, 'az');
  writeFileSync(started, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(started, 0o755);
  return folder;
}
