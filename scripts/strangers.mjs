import { spawnSync } from 'node:child_process';

/** `npm run strangers`: clients that others wrote, installed in their own folder and run against the sandbox. */

/** @param {string} command @param {string[]} args @param {string} [cwd] */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd });
  if (status !== 0) process.exit(status ?? 1);
}

run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'sandbox/strangers');
run(process.execPath, ['--import', 'tsx', 'sandbox/strangers/main.ts', ...process.argv.slice(2)]);
