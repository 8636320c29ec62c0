import { expect, test } from 'vitest';
import { Pace } from './pace';

test('several slow-downs within a second count once, and a later one counts again', () => {
  const pace = new Pace();
  pace.slowDown(10_000);
  pace.slowDown(10_999);
  expect(pace.limit).toBe(2);
  pace.slowDown(11_000);
  expect(pace.limit).toBe(1);
  pace.slowDown(12_000);
  expect(pace.limit).toBe(1);
});

test('after eight successes one more batch goes at a time, six at most', () => {
  const pace = new Pace();
  for (let went = 0; went < 7; went++) pace.succeeded();
  expect(pace.limit).toBe(4);
  pace.succeeded();
  expect(pace.limit).toBe(5);
  for (let went = 0; went < 100; went++) pace.succeeded();
  expect(pace.limit).toBe(6);
});
