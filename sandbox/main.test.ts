import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ATTEST_CLIENT_ID } from './core/context';
import { type RunningSandbox, startSandbox } from './main';
import { freePort } from './soak/durability-process';

/** Data of a sandbox from before catalog reviews, without its keys: the seed `empty`. */
const OLDER = fileURLToPath(new URL('./core/fixtures/store-3.db.gz', import.meta.url));
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
let folder: string;
let running: RunningSandbox | undefined;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});

afterEach(async () => {
  await running?.close();
  running = undefined;
  child?.kill('SIGKILL');
  child = undefined;
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

interface Tokens {
  access_token: string;
  refresh_token: string;
}

async function tokens(url: string, form: Record<string, string>): Promise<Tokens> {
  const body = new URLSearchParams({
    client_id: ATTEST_CLIENT_ID,
    scope: 'User.Read offline_access',
    ...form,
  });
  const response = await fetch(`${url}/organizations/oauth2/v2.0/token`, { method: 'POST', body });
  return (await response.json()) as Tokens;
}

function signIn(url: string, username: string): Promise<Tokens> {
  return tokens(url, { grant_type: 'password', username, password: 'sandbox' });
}

function me(url: string, { access_token }: Tokens): Promise<Response> {
  return fetch(`${url}/v1.0/me`, { headers: { authorization: `Bearer ${access_token}` } });
}

async function addFault(url: string, tenant: string, rule: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(rule);
  const response = await fetch(`${url}/sandbox/tenants/${tenant}/faults`, { method: 'POST', headers, body });
  expect(response.status).toBe(201);
}

async function answers(url: string): Promise<void> {
  const isThere = () =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    );
  await expect.poll(isThere).toBe(true);
}

async function startChild(port: number): Promise<string> {
  const flags = ['--port', String(port), '--data', folder, '--portal-url', 'http://localhost:3999/'];
  child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...flags], { stdio: 'ignore' });
  const url = `http://localhost:${port}`;
  await answers(url);
  return url;
}

function killChild(): Promise<void> {
  return new Promise((resolve) => {
    child?.once('exit', () => resolve());
    child?.kill('SIGKILL');
  });
}

describe('a sandbox that listens', () => {
  it('prints its address and whom one can sign in as', async () => {
    running = await startSandbox({ port: 0, data: ':memory:' });
    expect(running.tenant.domain).toBe('contoso.onmicrosoft.com');
    expect(running.tenant.people.map((person) => person.displayName)).toContain('Adele Vance');
    expect((await me(running.url, await signIn(running.url, running.tenant.admin))).status).toBe(200);
  });

  it('cuts the connection at a drop fault, and continues to answer', async () => {
    running = await startSandbox({ port: 0, data: ':memory:', seed: 'empty' });
    const { url, tenant } = running;
    const token = await signIn(url, tenant.admin);
    await addFault(url, tenant.id, { drop: 'after' });
    const answer = me(url, token).then((response) => response.text());
    await expect(answer).rejects.toThrow(/terminated|fetch failed/);
    expect((await me(url, token)).status).toBe(200);
  });

  it('reports that its port is taken, and leaves the data unchanged', async () => {
    running = await startSandbox({ port: 0, data: folder, seed: 'empty' });
    const { url, tenant } = running;
    const port = Number(new URL(url).port);
    await expect(startSandbox({ port, data: folder, fresh: true })).rejects.toThrow(`Port ${port} is taken`);
    expect((await me(url, await signIn(url, tenant.admin))).status).toBe(200);
  });

  it('warns when other machines can reach it', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    running = await startSandbox({ port: 0, host: '0.0.0.0', data: ':memory:', seed: 'empty' });
    expect(warn).toHaveBeenCalledOnce();
  });

  it('deletes its data when it is started fresh', async () => {
    running = await startSandbox({ port: 0, data: folder, seed: 'empty' });
    const before = await signIn(running.url, running.tenant.admin);
    await running.close();
    running = await startSandbox({ port: 0, data: folder, seed: 'empty', fresh: true });
    const refreshed = await tokens(running.url, {
      grant_type: 'refresh_token',
      refresh_token: before.refresh_token,
    });
    expect(refreshed).toMatchObject({ error: 'invalid_grant' });
  });

  it('leaves another version’s data unchanged and says how to start again', async () => {
    const file = join(folder, 'sandbox.db');
    const older = gunzipSync(readFileSync(OLDER));
    writeFileSync(file, older);
    await expect(startSandbox({ port: 0, data: folder, seed: 'empty' })).rejects.toThrow(
      `${file} was written by another version of the sandbox. Start it once with --fresh, which makes it anew.`,
    );
    expect(readFileSync(file).equals(older)).toBe(true);
    running = await startSandbox({ port: 0, data: folder, seed: 'empty', fresh: true });
    const token = await signIn(running.url, running.tenant.admin);
    expect((await me(running.url, token)).status).toBe(200);
  });
});

it('a process that was killed keeps tokens, keys and tenants', async () => {
  const port = await freePort();
  const url = await startChild(port);
  const before = await signIn(url, 'admin@contoso.onmicrosoft.com');
  expect((await me(url, before)).status).toBe(200);
  await killChild();
  await startChild(port);
  expect((await me(url, before)).status).toBe(200);
  const refreshed = await tokens(url, { grant_type: 'refresh_token', refresh_token: before.refresh_token });
  expect((await me(url, refreshed)).status).toBe(200);
});
