import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run reproducible`: builds the same sources again in another folder and compares
 * every file of the export, its server and the release, so that anybody can make what a
 * host serves and see that it is the same.
 */
const AGAIN = resolve('test-results', 'again');
const LEFT_BEHIND = new Set([
  'node_modules',
  '.next',
  'out',
  'dist',
  'release',
  '.sandbox',
  'test-results',
  'playwright-report',
  '.git',
]);

function hashes(made: readonly string[], folder: string): Map<string, string> {
  const files = made
    .flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).map((file) => join(name, file)),
    )
    .filter((name) => statSync(join(folder, name)).isFile());
  return new Map(
    files.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/**
 * Copies packages as hard links where the system has `cp -l`: the compiler refuses
 * packages behind a symbolic link.
 */
function copyPackages(to: string): void {
  const linked = spawnSync('cp', ['-al', 'node_modules', to], { stdio: 'ignore' });
  if (linked.status === 0) return;
  cpSync('node_modules', join(to, 'node_modules'), { recursive: true, verbatimSymlinks: true });
}

function buildElsewhere(): void {
  rmSync(AGAIN, { recursive: true, force: true });
  mkdirSync(AGAIN, { recursive: true });
  for (const name of readdirSync('.').filter((entry) => !LEFT_BEHIND.has(entry)))
    cpSync(name, join(AGAIN, name), { recursive: true });
  copyPackages(AGAIN);
  makeRelease(AGAIN);
}

/** Makes a release, which also builds what isn't built. */
function makeRelease(cwd: string): void {
  const command = ['--import', 'tsx', 'scripts/release.ts'];
  const { status } = spawnSync(process.execPath, command, { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error('The release could not be made, see above.');
}

makeRelease('.');
buildElsewhere();
const MADE = ['out', 'dist', 'release'];
const first = hashes(MADE, '.');
const second = hashes(MADE, AGAIN);
rmSync(AGAIN, { recursive: true });
const names = new Set([...first.keys(), ...second.keys()]);
const different = [...names].filter((name) => first.get(name) !== second.get(name));
for (const name of different) console.error(`differs: ${name}`);
console.log(`${names.size} files compared, ${different.length} different`);
process.exitCode = different.length === 0 ? 0 : 1;
