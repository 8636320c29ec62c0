import { spawnSync } from 'node:child_process';
import { changedAt } from './installed.mjs';

/**
 * `npm run strangers`: runs clients by other authors, installed in their own folder, against the sandbox; a
 * word selects those whose name contains it. `--quick`, for `npm test`: runs only those that install in
 * seconds, and none where npm can't be reached, which is printed and is no failure.
 */
const FOLDER = 'sandbox/strangers';
const INSTALL = [
  'ci',
  '--ignore-scripts',
  '--prefer-offline',
  '--fetch-retries=1',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/** @param {string} command @param {string[]} args @param {string} [cwd] @returns {number} its exit code */
function run(command, args, cwd) {
  return spawnSync(command, args, { stdio: 'inherit', cwd }).status ?? 1;
}

/** @param {boolean} quick @returns {boolean} whether the clients are installed now */
function install(quick) {
  const installed = changedAt(`${FOLDER}/node_modules/.package-lock.json`);
  // Clients that take long to install are development dependencies in that folder, so that npm can leave them
  // out.
  if (quick && installed !== undefined && installed >= (changedAt(`${FOLDER}/package-lock.json`) ?? 0))
    return true;
  return run('npm', quick ? [...INSTALL, '--omit=dev'] : [...INSTALL, '--include=dev'], FOLDER) === 0;
}

const args = process.argv.slice(2);
const quick = args.includes('--quick');
if (install(quick))
  process.exit(run(process.execPath, ['--import', 'tsx', 'sandbox/strangers/main.ts', ...args]));
console.log('absent  the clients of others: npm could not install them, and none was run');
process.exit(quick ? 0 : 1);
