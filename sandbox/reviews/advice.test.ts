import { expect, it } from 'vitest';
import { advise, outliersAmong } from './advice';

const DAY = 86_400_000;
const start = Date.parse('2026-11-20T00:00:00Z');
const at = (days: number) => start - days * DAY;
const advice = (lastSignIn: number | null, more: object = {}) =>
  advise({ lastSignIn, outlier: null, startAt: start, lookBack: null, ...more });

it('advises by the last sign-in within thirty days before the start', () => {
  expect([advice(at(30)), advice(at(30) - 1), advice(null), advice(at(-1))]).toEqual([
    'Approve',
    'Deny',
    'Deny',
    'Approve',
  ]);
});

it('looks back as far as the definition says', () => {
  expect(advice(at(45), { lookBack: 'P60D' })).toBe('Approve');
  expect(advice(at(8), { lookBack: 'P7D' })).toBe('Deny');
});

it('advises to deny an outlier who signs in', () => {
  expect(advice(at(1), { outlier: true })).toBe('Deny');
});

const people = (pairs: [string, string | null][]) => pairs.map(([id, managerId]) => ({ id, managerId }));

it('finds who has no colleague, manager or report in the group', () => {
  const group = people([
    ['boss', null],
    ['a', 'boss'],
    ['b', 'elsewhere'],
    ['c', 'there'],
    ['d', 'there'],
    ['lead', 'nowhere'],
    ['report', 'lead'],
  ]);
  const isOutlier = outliersAmong(group);
  expect(group.map(isOutlier)).toEqual([null, false, true, false, false, false, false]);
});

it('judges nobody in a group of more than six hundred', () => {
  const crowd = people(Array.from({ length: 601 }, (_, index) => [`p${index}`, `m${index}`]));
  expect(crowd.map(outliersAmong(crowd)).every((judged) => judged === null)).toBe(true);
  expect(outliersAmong(crowd.slice(1))({ id: 'p5', managerId: 'm5' })).toBe(true);
});
