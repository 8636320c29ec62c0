import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureInstalled } from './installed.mjs';

/**
 * `npm run test:node -- 24`: runs the unit tests and the build on another Node. It comes from
 * npm as the package for this machine's system, which npm checks by its integrity, and is
 * kept outside of the repository.
 */
const VERSION = /^\d+(\.\d+){0,2}$/;
const SYSTEMS = { darwin: 'darwin', linux: 'linux', win32: 'win' };

/** A folder for a program that tests also run as another user: other users can't enter root's own folder. */
const cacheFolder = () =>
  process.env.XDG_CACHE_HOME ?? (process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache'));

/** @param {string} version @returns {string} the path of its program */
function fetchNode(version) {
  const system = SYSTEMS[/** @type {keyof typeof SYSTEMS} */ (process.platform)];
  if (!system) throw new Error(`npm has no package of Node for ${process.platform}.`);
  const name = `node-${system}-${process.arch}`;
  const folder = join(cacheFolder(), 'attest', `node-${version}`);
  const program = join(folder, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  const { npm_execpath } = process.env;
  const [npm = 'npm', ...first] = npm_execpath ? [process.execPath, npm_execpath] : ['npm'];
  const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `${name}@${version}`];
  const { status } = spawnSync(npm, [...first, ...args], { stdio: 'inherit' });
  if (status !== 0 || !existsSync(program)) throw new Error(`npm gave no Node ${version} for this machine.`);
  return program;
}

/** @param {string} program @param {string} name @param {string[]} command */
function run(program, name, command) {
  const started = Date.now();
  const PATH = `${join(program, '..')}${delimiter}${process.env.PATH ?? ''}`;
  const { status } = spawnSync(program, command, {
    stdio: 'inherit',
    env: { ...process.env, PATH, CI: '1' },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  return status === 0;
}

const version = process.argv[2] ?? '';
try {
  if (!VERSION.test(version)) throw new Error('Name a version of Node: npm run test:node -- 24');
  await ensureInstalled();
  const program = fetchNode(version);
  const printedVersion = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const passed = [
    run(program, `build on Node ${printedVersion}`, ['scripts/build.mjs']),
    run(program, `unit tests on Node ${printedVersion}`, ['node_modules/vitest/vitest.mjs', 'run']),
  ];
  process.exitCode = passed.every(Boolean) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
