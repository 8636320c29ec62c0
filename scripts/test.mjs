import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { calibrate } from './calibration.mjs';
import { findChromium, findHeadlessShell } from './chromium.mjs';
import { ensureHostPrograms } from './debian-programs.mjs';
import { freePorts } from './free-ports.mjs';
import { ensureInstalled } from './installed.mjs';
import { asRun } from './run/run.mjs';
import { runStep } from './run/step.mjs';
import { countEndToEnd, countUnit, E2E_RESULTS, leftByFailures, UNIT_RESULTS } from './test/results.mjs';
import { build, checkSources } from './test/source-checks.mjs';

/**
 * `npm test`, from a bare clone: runs every check, and prints at the end one line with the number of passed
 * tests. `npm test -- <words>` runs only the tests whose file and title contain all the words.
 */

/** @typedef {import('./test/results.mjs').Count} Count */

const VITEST = 'node_modules/vitest/vitest.mjs';
const STRANGERS = ['scripts/strangers.mjs', '--quick'];
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';
/** @type {Count} */
const NO_TESTS = { passed: 0, failed: 0, skipped: 0 };

/** @type {Record<string, string>} */
let env = { CI: '1', NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
let isStopped = false;

/**
 * Runs one step and prints how long it took; the output of a passed step is shown only where `show` is set.
 * @param {string} name @param {string[]} command of Node's own arguments @param {{ show?: boolean }}
 * [options]
 * @returns {Promise<boolean>} whether it passed
 */
async function step(name, command, { show = false } = {}) {
  const started = Date.now();
  const onOutput = (/** @type {Buffer} */ text) => void (isStopped || process.stdout.write(text));
  const { passed, output } = await runStep(command, { env, onOutput: show ? onOutput : undefined });
  // A stopped step counts as failed, without an explanation.
  if (isStopped) return false;
  if (!passed && !show) console.log(output);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return passed;
}

/**
 * The count of a step; a failed step has at least one failure, even without tests, so that the last line
 * never looks too good.
 * @param {boolean} passed @param {Count} count @returns {Count}
 */
const outcome = (passed, count) => ({ ...count, failed: passed ? count.failed : Math.max(1, count.failed) });

/** @param {string[]} files empty: all files @returns {Promise<Count>} */
async function unitTests(files) {
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_RESULTS}`];
  return outcome(await step('unit tests', [VITEST, 'run', ...files, ...reports]), countUnit());
}

/** @param {string[]} options of Playwright @returns {Promise<Count>} */
async function endToEndTests(options) {
  const passed = await step('end-to-end tests', [PLAYWRIGHT, 'test', ...options], { show: true });
  for (const line of passed || isStopped ? [] : leftByFailures()) console.log(line);
  return outcome(passed, countEndToEnd());
}

/** @returns {Promise<Count[]>} */
async function everything() {
  const sources = await checkSources(step);
  const counts = sources.passed.map((passed) => outcome(passed, NO_TESTS));
  counts.push(outcome(await step('clients of others', STRANGERS, { show: true }), NO_TESTS));
  counts.push(await unitTests([]));
  counts.push(sources.built ? await endToEndTests([]) : outcome(false, NO_TESTS));
  const { tsImport } = await import('tsx/esm/api');
  const { hostsNotTried } = await tsImport('./test/not-tried-testing.ts', import.meta.url);
  const notTried = hostsNotTried();
  if (notTried && !isStopped) console.log(notTried);
  return counts;
}

/** @param {string[]} words @returns {Promise<Count[]>} */
async function matching(words) {
  // TypeScript can be loaded only after the installation.
  const { tsImport } = await import('tsx/esm/api');
  const { grepFor, unitFiles } = await tsImport('./test/select.ts', import.meta.url);
  const files = unitFiles(words);
  const options = ['--grep', grepFor(words)];
  const listed = await runStep([PLAYWRIGHT, 'test', '--list', ...options], { env });
  const many = Number(/^Total: (\d+) /m.exec(listed.output)?.[1] ?? 0);
  if (!listed.passed && !/No tests found/.test(listed.output)) throw new Error(listed.output);
  if (files.length + many === 0) throw new Error(`No test's file and title hold: ${words.join(', ')}`);
  console.log(`${files.length} files of unit tests, ${many} end-to-end tests`);
  for (const file of files) console.log(`  ${file}`);
  // Some unit tests read the export, and are skipped without one.
  if (files.length > 0 && !existsSync('out')) await build(step);
  const counts = files.length > 0 ? [await unitTests(files)] : [];
  if (many > 0) counts.push((await build(step)) ? await endToEndTests(options) : outcome(false, NO_TESTS));
  return counts;
}

/** Finds what the tests need to know of this machine. */
async function lookAround() {
  const { ratio, factor } = await calibrate();
  console.log(
    `calibration: this machine takes ${ratio.toFixed(2)} times what the reference does; waits are × ${factor}`,
  );
  await ensureHostPrograms();
  const [port, sandboxPort] = await freePorts(2);
  const chromium = await findChromium();
  env = {
    ...env,
    TEST_PATIENCE: String(factor),
    CHROMIUM_PATH: chromium,
    HEADLESS_SHELL_PATH: await findHeadlessShell(chromium),
    E2E_PORT: String(port),
    E2E_SANDBOX_PORT: String(sandboxPort),
    E2E_REPORT: E2E_RESULTS,
  };
}

/** @param {string[]} words @returns {Promise<number>} the exit code */
async function main(words) {
  await ensureInstalled();
  rmSync('test-results', { recursive: true, force: true });
  mkdirSync('test-results');
  await lookAround();
  const counts = words.length > 0 ? await matching(words) : await everything();
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0);
  if (!isStopped) console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed') + sum('skipped') > 0 ? 1 : 0;
}

const words = process.argv.slice(2).flatMap((text) => text.split(/\s+/).filter(Boolean));
await asRun(async (onEnd) => {
  onEnd(async () => {
    isStopped = true;
  });
  try {
    return await main(words);
  } catch (error) {
    if (!isStopped) console.error(error instanceof Error ? error.message : error);
    if (!isStopped) console.log('0 passed, 1 failed, 0 skipped');
    return 1;
  }
});
