import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asRun } from './run.mjs';
import { runStep } from './step.mjs';

/**
 * A small command: its step starts a server in a process group of its own, which has a temporary folder and
 * ends only by SIGKILL. `passes`, `fails`, `is silent`, or `goes on` for ever.
 */
const SELF = fileURLToPath(import.meta.url);
const [role, how] = process.argv.slice(2);

function serve() {
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});
  const folder = mkdtempSync(join(tmpdir(), 'server-'));
  const server = createServer((_, response) => response.end('here'));
  server.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    console.log(JSON.stringify({ pid: process.pid, port, folder }));
  });
}

function step() {
  const server = spawn(process.execPath, [SELF, 'server'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  server.stdout.once('data', (line) => {
    process.stdout.write(line);
    if (how === 'passes') process.exit(0);
    if (how === 'fails') process.exit(3);
  });
}

if (role === 'server') serve();
else if (role === 'step') step();
else
  await asRun(async () => {
    const { passed } = await runStep([SELF, 'step', role], {
      onOutput: (text) => process.stdout.write(text),
      // Longer than its start takes.
      longestSilenceMs: role === 'is silent' ? 3_000 * (Number(process.env.TEST_PATIENCE) || 1) : undefined,
    });
    return passed ? 0 : 1;
  });
