import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuilt } from './built.mjs';
import { findChromium } from './chromium.mjs';
import { freePorts } from './free-ports.mjs';
import { ensureInstalled } from './installed.mjs';

/** `npm test`, from a bare clone: every check there is, and one line at the end that says how many tests passed. */

const BIN = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};
const UNIT_RESULTS = 'test-results/unit.json';
const E2E_RESULTS = 'test-results/e2e.json';
const ROOMS = ['app', 'bench', 'components', 'lib', 'sandbox', 'hosting', 'scripts', 'e2e'].filter((room) =>
  existsSync(room),
);

/** @type {string[]} */
const failures = [];
let env = { ...process.env, CI: '1', NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };

/**
 * Runs one step and says how long it took; the output of one that passes is not shown unless it is worth reading.
 * @param {string} name @param {string[]} command of Node's own arguments @param {{ show?: boolean }} [options]
 */
function step(name, command, { show = false } = {}) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    env,
    encoding: 'utf8',
    stdio: show ? 'inherit' : 'pipe',
    maxBuffer: 64 * 1024 * 1024,
  });
  const passed = status === 0;
  if (!passed) failures.push(name);
  if (!passed && !show) console.log(`${stdout}${stderr}`);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return passed;
}

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** A run that left no results counts as one failure. @type {Count} */
const NOTHING = { passed: 0, failed: 1, skipped: 0 };

/** @param {string} file */
const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** @returns {Count} */
function countUnit() {
  const results = readJson(UNIT_RESULTS);
  if (!results) return NOTHING;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = results;
  // A file that can't even be loaded fails without a test of its own.
  const failed = numFailedTests || (numFailedTestSuites > 0 ? 1 : 0);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

/** @returns {Count} */
function countEndToEnd() {
  const results = readJson(E2E_RESULTS);
  if (!results) return NOTHING;
  const { expected, unexpected, flaky, skipped } = results.stats;
  return { passed: expected, failed: unexpected + flaky || (results.errors.length > 0 ? 1 : 0), skipped };
}

async function main() {
  ensureInstalled();
  rmSync('test-results', { recursive: true, force: true });
  mkdirSync('test-results');
  const [port, sandboxPort] = await freePorts(2);
  env = {
    ...env,
    CHROMIUM_PATH: await findChromium(),
    E2E_PORT: String(port),
    E2E_SANDBOX_PORT: String(sandboxPort),
  };

  step('format and lint', [BIN.biome, 'ci', '.']);
  step('import directions', [BIN.depcruise, '--config', '.dependency-cruiser.cjs', ...ROOMS]);
  // The export first: the types of its routes are made by it.
  const built = isBuilt() || step('build', ['scripts/build.mjs']);
  step('types', [BIN.tsc, '--noEmit', '-p', '.']);
  step('unused files, exports and packages', [BIN.knip]);
  if (built) step('first-load JavaScript', ['--import', 'tsx', 'scripts/size.ts'], { show: true });
  if (built) step('the same build again', ['--import', 'tsx', 'scripts/reproducible.ts']);
  step('unit tests', [
    BIN.vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_RESULTS}`,
  ]);
  if (built) step('end-to-end tests', [BIN.playwright, 'test'], { show: true });

  const [unit, endToEnd] = [countUnit(), countEndToEnd()];
  const sum = (/** @type {keyof Count} */ key) => unit[key] + endToEnd[key];
  console.log(failures.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failures.join(', ')}.`);
  process.exitCode = failures.length > 0 || sum('failed') + sum('skipped') > 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
});
