import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';

/** When a file was last changed, in ms since 1970; undefined where there is none. @param {string} path */
export const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

/**
 * Installs from the lockfile where nothing is installed yet, or where the lockfile is newer than the
 * installation. Runs before anything is installed, so it imports only Node's own modules.
 */
export async function ensureInstalled() {
  const installed = changedAt('node_modules/.package-lock.json');
  if (installed !== undefined && installed >= (changedAt('package-lock.json') ?? 0)) return;
  console.log('Installing from the lockfile …');
  const child = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (status !== 0) throw new Error('The packages could not be installed: "npm ci" failed, see above.');
}
