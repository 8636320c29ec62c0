import { expect, test } from 'vitest';
import { anItem, aReview } from '../review/testing';
import { readsToShow } from './all-reviews';

const read = (complete = true) => ({
  review: aReview(),
  items: [anItem()],
  complete,
  total: 1,
  readFrom: 0,
});
const [first, second, part] = [read(), read(), read(false)];

test('nothing is shown until all reviews are read', () => {
  expect(readsToShow(null, [], false)).toBeNull();
  expect(readsToShow(null, [first], false)).toBeNull();
  const both = [first, second];
  expect(readsToShow(null, both, true)).toBe(both);
});

test('what is shown stays while another review is read, and gives way to all of them', () => {
  const before = [first];
  expect(readsToShow(before, [first, part], false)).toBe(before);
  const after = [first, second];
  expect(readsToShow(before, after, true)).toBe(after);
});

test('complete reads are not replaced by reads with gaps; reads with gaps are replaced by the next', () => {
  const whole = [first, second];
  expect(readsToShow(whole, [first, part], true)).toBe(whole);
  const broken = [first, part];
  expect(readsToShow(null, broken, true)).toBe(broken);
  const next = [part];
  expect(readsToShow(broken, next, true)).toBe(next);
});
