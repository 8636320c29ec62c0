import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../sandbox/main';
import { GRAPH_TOOLS } from './graph-tools';
import { RegisterProblem } from './problem';
import { register } from './register';
import { type RegisterRequest, readRequest } from './request';
import { signIn } from './sign-in';

const ONE = 'https://reviews.contoso.example';
const TWO = 'https://attest.contoso.example';
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, data: ':memory:', seed: 'empty' });
});
afterAll(() => sandbox.close());

function request(...flags: string[]): RegisterRequest {
  const read = readRequest(['--tenant', sandbox.tenant.id, ...flags], {
    SANDBOX_URL: sandbox.url,
    OPTIONAL_PERMISSIONS: 'User.Read.All',
  });
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  return read;
}

interface Token {
  access_token?: string;
  error_description?: string;
}

async function token(who: string, client_id: string, scope: string): Promise<Token> {
  const username = `${who}@${sandbox.tenant.domain}`;
  const form = { grant_type: 'password', client_id, scope, username, password: 'sandbox' };
  const path = `${sandbox.url}/${sandbox.tenant.id}/oauth2/v2.0/token`;
  return (await fetch(path, { method: 'POST', body: new URLSearchParams(form) })).json() as Promise<Token>;
}

async function run(flags: string[], who = 'admin'): Promise<string[]> {
  const lines: string[] = [];
  const scope =
    'Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All Organization.Read.All openid';
  const give = async () => (await token(who, GRAPH_TOOLS, scope)).access_token ?? '';
  await register(request(...flags), give, (line) => lines.push(line));
  return lines;
}

const steps = (lines: string[]) => lines.filter((line) => /^\d+\. /.test(line));
const clientId = (lines: string[]) =>
  lines.find((line) => line.startsWith('ENTRA_CLIENT_ID='))?.slice(16) ?? '';

/** Goes through the pages like a browser, for a device that waits. */
async function enterCode(message: string): Promise<void> {
  const [, page = '', code = ''] = /page (\S+) and enter the code (\S+)/.exec(message) ?? [];
  const answer = await fetch(`${page}?user_code=${code}`, {
    method: 'POST',
    headers: { origin: sandbox.url },
    body: new URLSearchParams({ email: `admin@${sandbox.tenant.domain}` }),
  });
  expect(await answer.text()).toContain('signed in');
}

test('registering again changes nothing, and addresses, consent and removal work, each once', async () => {
  const dry = await run(['--address', ONE, '--dry-run']);
  expect(steps(dry)).toHaveLength(2);
  expect(dry.at(-1)).toBe('Nothing was done: this was a dry run.');

  const first = await run(['--address', ONE]);
  expect(steps(first)).toEqual(steps(dry));
  expect(first).toContain('Licence: the tenant has Microsoft Entra ID P2.');
  expect(first).toContain('OPTIONAL_PERMISSIONS=User.Read.All');
  expect(first.join('\n')).toMatch(
    /Nobody has consented .* AccessReview.ReadWrite.All, User.Read, User.Read.All/,
  );

  const again = await run(['--address', ONE]);
  expect(again).toContain('Nothing is to do.');
  expect(clientId(again)).toBe(clientId(first));

  const more = await run(['--address', ONE, '--address', TWO]);
  expect(steps(more)).toEqual([expect.stringMatching(`add the redirect URI ${TWO}/auth/done.html`)]);
  expect(steps(await run(['--address', ONE]))).toEqual([]);

  const app = clientId(first);
  expect((await token('adelev', app, 'AccessReview.ReadWrite.All')).error_description).toMatch(/AADSTS65001/);
  expect(steps(await run(['--address', ONE, '--consent']))).toEqual([
    expect.stringMatching(/^1. Consent, for everybody/),
  ]);
  expect((await token('adelev', app, 'AccessReview.ReadWrite.All')).access_token).toBeDefined();
  expect(await run(['--address', ONE, '--consent'])).toContain('Nothing is to do.');

  expect(steps(await run(['--remove']))).toHaveLength(2);
  expect(await run(['--remove'])).toEqual(['Nothing is to do.']);
  expect((await token('adelev', app, 'User.Read')).error_description).toMatch(/AADSTS700016/);
});

test('an administrator registers by a sign-in code; somebody without the role gets its name', async () => {
  const asked = request('--address', ONE, '--consent');
  const lines: string[] = [];
  const entered: Promise<void>[] = [];
  const say = (line: string) => {
    lines.push(line);
    if (line.includes('enter the code')) entered.push(enterCode(line));
  };
  await register(asked, () => signIn(asked, say), say);
  await Promise.all(entered);
  expect(steps(lines)).toHaveLength(3);
  await expect(run(['--remove'], 'adelev')).rejects.toThrow(RegisterProblem);
  await expect(run(['--remove'], 'adelev')).rejects.toThrow(/Cloud Application Administrator/);
}, 20_000);
