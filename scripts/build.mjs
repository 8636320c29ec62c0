import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { markBuilt } from './built.mjs';

/**
 * `npm run build`: the sign-in bridge, the export, then the service worker with its list of the export and
 * the server of `npm start`; always the same bytes for one commit.
 */

/** @param {string[]} command Node's own arguments */
function run(command) {
  const { status } = spawnSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

run(['--import', 'tsx', 'scripts/build-bridge.ts']);
// An interrupted or failed build leaves a cache that can make the next one fail, and old files in the export.
rmSync('.next', { recursive: true, force: true });
rmSync('out', { recursive: true, force: true });
run(['node_modules/next/dist/bin/next', 'build']);
run(['--import', 'tsx', 'scripts/build-notices.ts']);
run(['--import', 'tsx', 'scripts/build-compile-hints.ts']);
run(['--import', 'tsx', 'scripts/build-integrity.ts']);
run(['--import', 'tsx', 'scripts/build-worker.ts']);
run(['--import', 'tsx', 'scripts/build-server.ts']);
markBuilt();
