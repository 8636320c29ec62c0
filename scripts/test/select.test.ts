import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { grepFor, matches, titlesIn, unitFiles } from './select';

test('titles are found in every way that they are written', () => {
  expect(
    titlesIn(`
describe.concurrent('a', () => {
  test.each([1, 2])("b isn't %i", () => {});
  test.each<Listing>([
    { size: 1 },
  ])(
    'c: %o',
    async () => {},
  );
  it(\`d\`, { timeout: 1 }, () => {});
});`),
  ).toEqual(['a', "b isn't %i", 'c: %o', 'd']);
});

test('words match in any order and case, all of them', () => {
  expect(matches('lib/graph/paging.test.ts a list that never ends', ['NEVER', 'graph'])).toBe(true);
  expect(matches('lib/graph/paging.test.ts', ['graph', 'outbox'])).toBe(false);
});

test('a file is meant by its path, by a title, or by both together', () => {
  const self = 'scripts/test/select.test.ts';
  expect(unitFiles(['test/select.test'])).toEqual([self]);
  expect(unitFiles(['by a title, or by both'])).toEqual([self]);
  expect(unitFiles(['select', 'any order and case'])).toEqual([self]);
  expect(unitFiles(['no such words anywhere'.split(' ').join('-')])).toEqual([]);
});

test('Playwright’s pattern takes the words as they are', () => {
  const pattern = new RegExp(grepFor(['offline', 'a (b) c/d']), 'i');
  expect(pattern.test('offline.spec.ts A (B) c/d')).toBe(true);
  expect(pattern.test('offline.spec.ts a b c/d')).toBe(false);
  expect(grepFor(['e2e/offline.spec.ts'])).toBe(grepFor(['offline.spec.ts']));
});

test('unit tests are looked for where Vitest looks', () => {
  expect(readFileSync('vitest.config.ts', 'utf8')).toContain(
    '{app,bench,lib,notifier,components,sandbox,hosting,scripts}/**/*.test.{ts,tsx}',
  );
});
