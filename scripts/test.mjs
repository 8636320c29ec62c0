import { spawn } from 'node:child_process';
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
 * @returns {Promise<boolean>} whether it passed
 */
async function step(name, command, { show = false } = {}) {
  const started = Date.now();
  const child = spawn(process.execPath, command, {
    env,
    stdio: show ? 'inherit' : 'pipe',
    timeout: LONGEST_STEP_MS,
  });
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
  const status = await new Promise((resolve) => {
    child.on('error', (error) => {
      said.push(Buffer.from(`${error}\n`));
      resolve(null);
    });
    child.on('close', resolve);
  });
  const passed = status === 0;
  if (!passed) console.log(Buffer.concat(said).toString());
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

/**
 * The steps without tests, side by side: what only reads the sources goes on while the export is built, twice.
 * @returns {Promise<{ built: boolean, passed: boolean[] }>}
 */
async function checkSources() {
  const building = isBuilt() ? Promise.resolve(true) : step('build', ['scripts/build.mjs']);
  const reading = async () => [
    await step('format and lint', [BIN.biome, 'ci', '.']),
    await step('import directions', [BIN.depcruise, '--config', '.dependency-cruiser.cjs', ...ROOMS]),
    await step('unused files, exports and packages', [BIN.knip]),
    // The types of the routes are made by the build.
    (await building) && (await step('types', [BIN.tsc, '--noEmit', '-p', '.'])),
  ];
  const exporting = async () => {
    if (!(await building)) return [false];
    return [
      await step('first-load JavaScript', [...TYPESCRIPT, 'scripts/size.ts'], { show: true }),
      await step('the same build again', [...TYPESCRIPT, 'scripts/reproducible.ts']),
    ];
  };
  const passed = await Promise.all([reading(), exporting()]);
  return { built: await building, passed: passed.flat() };
}

/** @returns {Promise<Count[]>} */
async function checks() {
  const sources = await checkSources();
  const unit = await step('unit tests', [
    BIN.vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_RESULTS}`,
  ]);
  const endToEnd =
    sources.built && (await step('end-to-end tests', [BIN.playwright, 'test'], { show: true }));
  return [
    ...sources.passed.map((passed) => outcome(passed, NO_TESTS)),
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
  const counts = await checks();
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0);
  process.exitCode = sum('failed') + sum('skipped') > 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
});
