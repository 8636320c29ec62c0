import { expect, test } from 'vitest';
import { ageOf } from './age';

test('what was read under a clock that was set back since counts as old', () => {
  expect([ageOf(1_000, 5_000), ageOf(5_000, 5_000)]).toEqual([4_000, 0]);
  expect(ageOf(3_600_000, 5_000)).toBe(Number.POSITIVE_INFINITY);
});
