import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './run/step.mjs';

/** All sources of the export and its server; the export's build id is the commit. */
const SOURCES = [
  'app',
  'components',
  'hosting',
  'lib',
  'public',
  'scripts/build.mjs',
  'scripts/compile-messages.mjs',
  'scripts/leave-out.mjs',
  'scripts/left-out.mjs',
  'scripts/build-bridge.ts',
  'scripts/build-notices.ts',
  'scripts/release/notices.ts',
  'scripts/release/shipped.ts',
  'scripts/build-compile-hints.ts',
  'scripts/compile-hint.ts',
  'scripts/build-integrity.ts',
  'scripts/integrity.ts',
  'scripts/build-worker.ts',
  'scripts/build-server.ts',
  'scripts/server-bundle.mjs',
  'scripts/worker-files.ts',
  'scripts/hosts.ts',
  'instrumentation-client.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
/** Outside the export, so that what is served is the same for everybody. */
const STAMP = '.next/built-from';

function commit() {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  } catch {
    return 'no commit';
  }
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter(
      (name) =>
        !/[\\/]node_modules[\\/]/.test(name) &&
        statSync(name).isFile() &&
        !/[.-]test(ing)?\.tsx?$/.test(name) &&
        name !== join('public', 'auth', 'done.js'),
    )
    .sort();
}

/** One hash of the commit and every source of the export. */
function fingerprint() {
  const hash = createHash('sha256').update(commit());
  for (const file of SOURCES.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Records from which sources the export in `out/` was built. */
export function markBuilt() {
  mkdirSync('.next', { recursive: true });
  writeFileSync(STAMP, fingerprint());
}

/** Whether `out/` was built from the current sources at this commit. */
export function isBuilt() {
  if (!existsSync('out/index.html') || !existsSync('dist/portal.mjs') || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === fingerprint();
}

/** Builds the export unless it exists and is up to date. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building the portal …');
  const { passed, output } = await runStep(['scripts/build.mjs']);
  if (!passed) throw new Error(`The portal could not be built.\n${output}`);
}
