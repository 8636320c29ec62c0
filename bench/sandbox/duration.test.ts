import { expect, test } from 'vitest';
import { durationClaim } from './duration';

const slow = [
  { wall: 3000, processor: 800 },
  { wall: 2000, processor: 900 },
  { wall: 9000, processor: 850 },
];

test('a duration is the median of the wall times, in seconds', () => {
  const claim = durationClaim('a start', 1, slow);
  expect(claim.measured).toBe(3);
  expect(claim.detail).toBe('0.85 s of processor time, slowest 9.00 s, n = 3');
});

test('waiting is named as the cause only where processor time alone is within the limit', () => {
  expect(durationClaim('a start', 1, slow).cause).toContain('the rest is waiting');
  expect(durationClaim('a start', 0.5, slow).cause).toBe('it uses 0.85 s of processor time');
});
