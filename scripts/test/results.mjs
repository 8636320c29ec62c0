import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** The result files that Vitest and Playwright write. */
export const UNIT_RESULTS = 'test-results/unit.json';
export const E2E_RESULTS = 'test-results/e2e.json';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, path?: string }} Attachment */
/** @typedef {{ status: string, attachments: Attachment[] }} Result */
/** @typedef {{ title: string, file: string, line: number, ok: boolean, tests: { results: Result[] }[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

/** @param {string} file */
const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** @returns {Count} */
export function countUnit() {
  const results = readJson(UNIT_RESULTS);
  return {
    passed: results?.numPassedTests ?? 0,
    failed: results?.numFailedTests ?? 0,
    skipped: (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0),
  };
}

/** @returns {Count} */
export function countEndToEnd() {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readJson(E2E_RESULTS)?.stats ?? {};
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** @param {Suite} suite @returns {Spec[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** One line for each failed end-to-end test, and one for each file that it left. @returns {string[]} */
export function leftByFailures() {
  return specsOf(readJson(E2E_RESULTS) ?? {})
    .filter(({ ok }) => !ok)
    .flatMap(({ file, line, title, tests }) => [
      `e2e/${file}:${line} ${title}`,
      ...tests
        .flatMap(({ results }) => results.flatMap(({ attachments }) => attachments))
        .flatMap(({ name, path }) => (path ? [`  ${name}: ${relative('.', path)}`] : [])),
    ]);
}
