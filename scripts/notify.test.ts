import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../sandbox/main';
import { SERVER } from './server-bundle.mjs';

let sandbox: RunningSandbox;
const folder = mkdtempSync(join(tmpdir(), 'notify-'));
const file = join(folder, 'notifier.json');
/**
 * These tests start the command often, and the compiled form starts in a fifth of the time. It is in a folder
 * from which Node finds the packages that aren't compiled in.
 */
const compiled = resolve(`node_modules/.cache/attest/notify-${process.pid}.mjs`);
const COMPILED = [compiled];
/** The arguments with which `npm run notify` starts it. */
const BY_NPM = ['--import', 'tsx', 'scripts/notify.ts'];
beforeAll(async () => {
  // Like scripts/compile.mjs: the library that renders mails uses Prettier only for formatted HTML.
  const external = ['libsql', 'prettier'];
  await build({ ...SERVER, entryPoints: ['scripts/notify.ts'], external, outfile: compiled });
  sandbox = await startSandbox({
    port: 0,
    data: ':memory:',
    portalUrl: 'https://portal.example',
    seed: 'contoso',
  });
  const { domain, clientId } = sandbox.tenant;
  const look = { portal: 'https://portal.example', organisation: 'Contoso' };
  const mailbox = `access-reviews@${domain}`;
  const table = { tenant: domain, clientId, mailbox, look, storage: 'kept', sandbox: sandbox.url };
  writeFileSync(file, JSON.stringify(table));
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
  rmSync(compiled, { force: true });
});

function start(args: string[], { program = COMPILED, secret = sandbox.tenant.clientSecret } = {}) {
  const env = { ...process.env, ENTRA_CLIENT_SECRET: secret };
  const child = spawn(process.execPath, [...program, '--config', file, ...args], { env });
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  child.stderr.on('data', (part) => {
    text += part;
  });
  const ended = once(child, 'exit').then(([status]) => status as number | null);
  return { child, ended, text: () => text };
}

test('a dry run prints each recipient by name and writes metrics for Prometheus', async () => {
  const metrics = join(folder, 'notifier.prom');
  const { ended, text } = start(['--dry-run', '--format', 'json', '--metrics', metrics], {
    program: BY_NPM,
  });
  expect([await ended, text()]).toEqual([0, expect.stringContaining('"name":"Adele Vance"')]);
  const [run, ...people] = text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(run).toMatchObject({ kind: 'run', unread: [] });
  expect(people.every(({ kind }) => kind === 'person')).toBe(true);
  expect(readFileSync(metrics, 'utf8')).toMatch(/^attest_notifier_items\{claim="owes"\} [1-9]/m);
});

test('a watch ends at SIGTERM with exit code 0', async () => {
  const { child, ended, text } = start(['--watch']);
  await expect.poll(text, { timeout: 60_000 }).not.toBe('');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a refused credential and a wrong flag are reported in a sentence', async () => {
  const refused = start([], { secret: 'wrong' });
  expect([await refused.ended, refused.text()]).toEqual([2, expect.stringContaining('the credential.\n')]);
  const wrong = start(['--send', '--watch']);
  expect([await wrong.ended, wrong.text()]).toEqual([1, expect.stringContaining('--send')]);
});
