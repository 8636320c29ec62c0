import { expect, test } from 'vitest';
import { isMet } from '../claims';
import { ratioClaim, TWICE } from './ratio';

const base = [10, 11, 9];

test('the ratio takes the slowest case by its median, so that one outlier doesn’t count', () => {
  const times = { first: [12, 13, 900], last: [19, 22, 21] };
  const claim = ratioClaim('pages', TWICE, { times, with: base, called: 'the small one' });
  expect(claim.measured).toBe(2.1);
  expect(isMet(claim)).toBe(false);
  expect(claim.cause).toBe('the slowest is the last');
  expect(claim.detail).toBe('first 13.0 ms, last 21.0 ms; the small one 10.0 ms; n = 3');
});

test('a value exactly at the limit is met', () => {
  const claim = ratioClaim('pages', TWICE, { times: { first: [20] }, with: [10], called: 'the small one' });
  expect(isMet(claim)).toBe(true);
});
