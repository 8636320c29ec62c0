import { expect, test } from 'vitest';
import { anItem, aReview, guid } from '../testing';
import { gridOf } from './arrange';
import type { ReviewWithItems } from './model';

/** A review of so many people, each with an item about one access. */
function aReviewOf(size: number, access: number): ReviewWithItems {
  const resource = { id: guid(900 + access), displayName: `Access ${access}`, type: 'group' };
  const items = Array.from({ length: size }, (_, index) =>
    anItem({
      id: guid(access * 100_000 + index),
      principal: { ...anItem().principal, id: guid(3000 + index), displayName: `Person ${index}` },
      resource,
    }),
  );
  const instance = { id: guid(200 + access) };
  return { review: aReview({ instance }), items, complete: true };
}

test('the time to build the grid doesn’t grow with the square of the number of people', () => {
  const reviewsOf = (size: number) => [1, 2, 3].map((access) => aReviewOf(size, access));
  const [few, many] = [reviewsOf(1_000), reviewsOf(10_000)];
  const took = (reviews: typeof few) => {
    const from = performance.now();
    gridOf(reviews);
    return performance.now() - from;
  };
  expect(gridOf(many).rows).toHaveLength(10_000);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // Ten times the people; by the square of their number it would take a hundred times as long. What else the machine
  // does only adds to a time.
  for (let round = 0; round < 40 && !(most < 40 * Math.max(2, least)); round += 1) {
    least = Math.min(least, took(few));
    most = Math.min(most, took(many));
  }
  expect(most).toBeLessThan(40 * Math.max(2, least));
});
