import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder for programs that the system lacks. They are unpacked and not installed, so that
 * the system starts none of them.
 */
const FOLDER = 'node_modules/.cache/attest/debian';
const PROGRAMS = [
  { name: 'nginx', packages: ['nginx'], places: ['/usr/sbin/nginx', `${FOLDER}/usr/sbin/nginx`] },
  { name: 'caddy', packages: ['caddy'], places: ['/usr/bin/caddy', `${FOLDER}/usr/bin/caddy`] },
  {
    name: 'buildah',
    packages: ['buildah', 'libgpgme11', 'libassuan0', 'libseccomp2'],
    places: ['/usr/bin/buildah', `${FOLDER}/usr/bin/buildah`],
  },
];

/** In ms. Without a network the programs are missing, which must not delay the tests for longer. */
const PATIENCE = 180_000;
const OFFLINE_SOON = [
  'Acquire::Retries=0',
  'Acquire::http::Timeout=20',
  'Acquire::https::Timeout=20',
].flatMap((option) => ['-o', option]);

/** @param {string} command @param {string[]} args @param {string} [cwd] @returns {Promise<boolean>} */
function run(command, args, cwd) {
  const child = spawn(command, args, { cwd, stdio: 'ignore', signal: AbortSignal.timeout(PATIENCE) });
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

/**
 * Downloads from Debian the programs whose configuration files are tested, where this is Debian and
 * they are missing: web servers, and the program that builds the image. Without a program, its files
 * are not run, and the test says so.
 */
export async function ensureHostPrograms() {
  const isComplete = PROGRAMS.every(({ places }) => places.some((place) => existsSync(place)));
  // All missing programs are in one folder, which is always made anew.
  const packages = PROGRAMS.filter(({ places: [ofSystem = ''] }) => !existsSync(ofSystem)).flatMap(
    (program) => program.packages,
  );
  if (isComplete || !existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg')) return;
  console.log(`Unpacking Debian's ${packages.join(', ')} …`);
  const unpacking = resolve(`${FOLDER}.${process.pid}`);
  mkdirSync(unpacking, { recursive: true });
  const download = () => run('apt-get', [...OFFLINE_SOON, 'download', ...packages], unpacking);
  // The package lists are often fresh, and fetching them takes longer than the packages.
  if (!(await download()) && process.getuid?.() === 0 && (await run('apt-get', [...OFFLINE_SOON, 'update'])))
    await download();
  for (const name of readdirSync(unpacking).filter((file) => file.endsWith('.deb')))
    await run('dpkg', ['-x', join(unpacking, name), unpacking]);
  if (existsSync(join(unpacking, 'usr'))) {
    rmSync(FOLDER, { recursive: true, force: true });
    renameSync(unpacking, FOLDER);
  } else rmSync(unpacking, { recursive: true, force: true });
}
