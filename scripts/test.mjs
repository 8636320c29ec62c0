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
const TYPESCRIPT = ['--import', 'tsx'];
const LONGEST_STEP_MS = 10 * 60_000;
const UNIT_RESULTS = 'test-results/unit.json';
const E2E_RESULTS = 'test-results/e2e.json';
const ROOMS = [
  'app',
  'bench',
  'components',
  'instrumentation-client.ts',
  'lib',
  'sandbox',
  'hosting',
  'scripts',
  'e2e',
].filter((room) => existsSync(room));

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
    timeout: LONGEST_STEP_MS,
  });
  const passed = status === 0;
  if (!passed && !show) console.log(`${stdout}${stderr}`);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return passed;
}

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @param {string} file */
const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** @returns {Count} */
function countUnit() {
  const results = readJson(UNIT_RESULTS);
  return {
    passed: results?.numPassedTests ?? 0,
    failed: results?.numFailedTests ?? 0,
    skipped: (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0),
  };
}

/** @returns {Count} */
function countEndToEnd() {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readJson(E2E_RESULTS)?.stats ?? {};
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/**
 * A step that failed counts at least once, whether it has tests or not: the last line never looks better than it is.
 * @param {boolean} passed @param {Count} count @returns {Count}
 */
const outcome = (passed, count) => ({ ...count, failed: passed ? count.failed : Math.max(1, count.failed) });
const NO_TESTS = { passed: 0, failed: 0, skipped: 0 };

/** @returns {Count[]} */
function checks() {
  const lint = step('format and lint', [BIN.biome, 'ci', '.']);
  const directions = step('import directions', [
    BIN.depcruise,
    '--config',
    '.dependency-cruiser.cjs',
    ...ROOMS,
  ]);
  // Before the types: those of its routes are made by it.
  const built = isBuilt() || step('build', ['scripts/build.mjs']);
  const types = step('types', [BIN.tsc, '--noEmit', '-p', '.']);
  const unused = step('unused files, exports and packages', [BIN.knip]);
  const size = built && step('first-load JavaScript', [...TYPESCRIPT, 'scripts/size.ts'], { show: true });
  const same = built && step('the same build again', [...TYPESCRIPT, 'scripts/reproducible.ts']);
  const unit = step('unit tests', [
    BIN.vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_RESULTS}`,
  ]);
  const endToEnd = built && step('end-to-end tests', [BIN.playwright, 'test'], { show: true });
  return [
    ...[lint, directions, built, types, unused, size, same].map((passed) => outcome(passed, NO_TESTS)),
    outcome(unit, countUnit()),
    outcome(endToEnd, countEndToEnd()),
  ];
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
    E2E_REPORT: E2E_RESULTS,
  };
  const counts = checks();
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0);
  process.exitCode = sum('failed') + sum('skipped') > 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
});
