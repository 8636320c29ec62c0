import { spawn } from 'node:child_process';
import { ensureInstalled } from './installed.mjs';

/** `npm run dev`: Next's development server and the sandbox, both with reload, behind one address each. */

/** @param {string[]} args */
function start(args) {
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  child.once('exit', (code) => stop(code ?? 0));
  return child;
}

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
/** @param {number} code */
function stop(code) {
  for (const child of children) child.kill();
  // The first reason counts: a child that is told to stop ends with a code of its own.
  process.exitCode ??= code;
}

ensureInstalled();
const bridge = spawn(process.execPath, ['--import', 'tsx', 'scripts/build-bridge.ts'], { stdio: 'inherit' });
bridge.once('exit', (code) => {
  if (code !== 0) process.exit(1);
  children.push(
    start(['node_modules/next/dist/bin/next', 'dev', '--port', '3001', '--hostname', 'localhost']),
    start(['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'scripts/dev-server.ts']),
  );
});
process.once('SIGINT', () => stop(0));
process.once('SIGTERM', () => stop(0));
