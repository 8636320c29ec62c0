import { expect, test } from 'vitest';
import { type Claim, claimTable, figure } from './claims';

const pages: Claim & { atMost: number } = {
  what: 'The last page',
  unit: '×',
  measured: 1.249,
  atMost: 2,
  detail: '12 ms against 10 ms, n = 31',
  cause: 'the offset is counted',
};

test('a value up to its limit is met, and its row names no cause', () => {
  expect(claimTable([pages])).toContain(
    '| The last page | at most 2× | 1.25× (12 ms against 10 ms, n = 31) | met    |',
  );
  expect(claimTable([{ ...pages, measured: 2 }])).toContain('| met    |');
});

test('with atLeast, the limit is the smallest value that is met', () => {
  const score = { what: 'A score', unit: 'points', atLeast: 90, detail: 'n = 3' } as const;
  expect(claimTable([{ ...score, measured: 90 }])).toMatch(
    /\| at least 90 points \| 90 points \(n = 3\) \| met /,
  );
  expect(claimTable([{ ...score, measured: 89 }])).toContain('**MISSED**');
  expect(claimTable([{ ...score, measured: Number.NaN }])).toContain('**MISSED**');
});

test('a miss is written with its cause, and a value that is not a number is a miss', () => {
  expect(claimTable([{ ...pages, measured: 2.01 }])).toContain('| **MISSED**: the offset is counted |');
  expect(claimTable([{ ...pages, measured: Number.NaN }])).toContain('**MISSED**');
});

test('table cells are as wide as their column, so that the formatter changes nothing', () => {
  const lines = claimTable([pages, { ...pages, what: 'A', measured: 3, cause: 'it is late' }]).split('\n');
  expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  expect(lines[1]).toMatch(/^(\| -{3,} )+\|$/);
});

test('a bar in a text does not start a new cell', () => {
  expect(claimTable([{ ...pages, what: 'a|b' }])).toContain('| a\\|b |');
});

test('figures have three digits and their unit', () => {
  expect([figure(0.1234, 's'), figure(12.34, 'ms'), figure(297.8, 'MB'), figure(9, 'trips')]).toEqual([
    '0.12 s',
    '12.3 ms',
    '298 MB',
    '9 trips',
  ]);
});
