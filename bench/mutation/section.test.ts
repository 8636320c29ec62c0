import { expect, test } from 'vitest';
import { fileResult, withReasons } from './results';
import type { Mutant } from './run';
import { mutationSection, readSection, together } from './section';

const DAY = '2026-11-28';
const source = 'const a = 1;\nif (a ||\n    b) go(`x`);\n';
const mutant = (status: Mutant['status'], over: Partial<Mutant> = {}): Mutant => ({
  id: '1',
  fileName: 'lib/review/a.ts',
  mutatorName: 'LogicalOperator',
  location: { start: { line: 2, column: 5 }, end: { line: 3, column: 6 } },
  replacement: 'a && b',
  status,
  ...over,
});
const result = (file: string, mutants: Mutant[], reasons = {}) =>
  fileResult({ file, source, day: DAY }, mutants, reasons);
const all = ['lib/answers/b.ts', 'lib/review/a.ts', 'lib/review/c.ts'];
const rooms = ['lib/answers', 'lib/review'];

test('a file’s result counts the killed mutants and lists each survivor with its place, change and reason', () => {
  const many = [mutant('Killed'), mutant('Timeout'), mutant('Ignored'), mutant('Survived')];
  const because = { 'lib/review/a.ts': [{ code: 'a || b', becomes: 'a && b', reason: 'both are one.' }] };
  expect(result('lib/review/a.ts', many, because)).toEqual({
    file: 'lib/review/a.ts',
    day: DAY,
    killed: 2,
    endless: 1,
    survived: 1,
    untried: 1,
    told: ['- lib/review/a.ts:2 `a || b` → `a && b`: both are one.'],
  });
  const [first, second] = result('lib/review/a.ts', [
    mutant('NoCoverage', { replacement: '' }),
    mutant('Survived', { location: { start: { line: 1, column: 1 }, end: { line: 1, column: 6 } } }),
  ]).told;
  expect(first).toBe('- lib/review/a.ts:1 `const` → `a && b`: no reason known');
  expect(second).toMatch(/→ nothing: no test reaches it$/);
});

test('a run replaces the results of the files it tried, keeps the others and removes deleted files', () => {
  const before = [
    result('lib/answers/b.ts', [mutant('Killed')]),
    result('lib/review/a.ts', [mutant('Survived')]),
    result('lib/review/gone.ts', [mutant('Survived')]),
  ];
  const read = readSection(mutationSection(before, rooms, all));
  expect(read).toEqual(before);
  const now = [result('lib/review/a.ts', [mutant('Killed'), mutant('Survived', { replacement: 'b' })])];
  expect(together(read, now, all)).toEqual([before[0], now[0]]);
});

test('a reason that is added later is shown for the matching survivor of an earlier run only', () => {
  const before = result('lib/review/a.ts', [mutant('Survived'), mutant('Survived', { replacement: 'b' })]);
  const reasons = { 'lib/review/a.ts': [{ code: 'a || b', becomes: 'b', reason: 'both are one.' }] };
  expect(withReasons(before, reasons).told).toEqual([
    '- lib/review/a.ts:2 `a || b` → `a && b`: no reason known',
    '- lib/review/a.ts:2 `a || b` → `b`: both are one.',
  ]);
});

test('a room meets its goal only when all its files were tried and nine of ten mutants were killed', () => {
  const nine = Array.from({ length: 9 }, () => mutant('Killed'));
  const lines = (one: Mutant[], other: Mutant[]) =>
    mutationSection([result('lib/answers/b.ts', one), result('lib/review/a.ts', other)], rooms, all)
      .split('\n')
      .filter((line) => /^\| lib\/(answers|review) /.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(lines([...nine, mutant('Survived')], nine)).toEqual([
    ['', 'lib/answers', '1 of 1', '9', '1', '90.0 %', 'met', ''],
    ['', 'lib/review', '1 of 2', '9', '0', '100.0 %', 'not all tried', ''],
  ]);
  const [missed] = lines([...nine, mutant('Survived'), mutant('NoCoverage')], []);
  expect(missed?.slice(4)).toEqual(['2', '81.8 %', '**MISSED**', '']);
});
