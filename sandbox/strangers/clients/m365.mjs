import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { HOME, TENANT, CLIENT, SECRET, USERNAME } = process.env;

// The CLI's own setting that switches telemetry off; main.ts gives it a home that is removed after the run.
const settings = join(HOME, '.config', 'configstore');
mkdirSync(settings, { recursive: true });
writeFileSync(join(settings, 'cli-m365-config.json'), JSON.stringify({ disableTelemetry: true }));

/** Runs the CLI as a person does and returns its output as JSON. */
function m365(...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@pnp/cli-microsoft365/dist/index.js', ...args, '--output', 'json'],
    { encoding: 'utf8', env: { ...process.env, CI: '1', CLIMICROSOFT365_NOUPDATE: '1' } },
  );
  assert.equal(status, 0, `m365 ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout.trim() ? JSON.parse(stdout) : undefined;
}

const app = ['--appId', CLIENT, '--tenant', TENANT];
m365('login', '--authType', 'secret', '--secret', SECRET, ...app);
assert.ok(m365('entra', 'user', 'list').length > 5);
assert.equal(m365('entra', 'user', 'get', '--userName', USERNAME).displayName, 'Adele Vance');
assert.ok(m365('entra', 'group', 'list').length > 3);
m365('logout');
m365('login', '--authType', 'password', '--userName', USERNAME, '--password', 'sandbox', ...app);
assert.equal(m365('status').connectedAs.toLowerCase(), USERNAME.toLowerCase());
