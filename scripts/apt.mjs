import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @param {string[]} args @param {import('node:child_process').StdioOptions} stdio */
function apt(args, stdio) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('apt-get', args, { stdio, env });
  return new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
}

/**
 * Installs Debian packages, where this is Debian and the user is root; does nothing
 * elsewhere. @param {string[]} packages
 */
export async function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing Debian's ${packages.join(', ')} …`);
  await apt(['update'], 'ignore');
  await apt(['install', '-y', '--no-install-recommends', ...packages], ['ignore', 'ignore', 'inherit']);
}
