import { expect, test } from 'vitest';
import { itemsRefOf, routeOf } from './refs';
import { aReview } from './testing';

test('a reference to items has the review, its stage, and its route where it has one', () => {
  const review = aReview();
  const place = { definitionId: review.definition.id, instanceId: review.instance.id };
  expect(itemsRefOf(review)).toStrictEqual({ ...place, stageId: null });
  const stage = { id: 's', startsAt: null, endsAt: null, status: 'InProgress', number: 1 } as const;
  const unified = aReview({ definition: { route: 'unified' }, stage });
  expect(itemsRefOf(unified)).toStrictEqual({ ...place, stageId: 's', route: 'unified' });
});

test('the ordinary route is left out of a reference', () => {
  expect(routeOf({})).toStrictEqual({});
  expect(routeOf({ route: 'unified' })).toStrictEqual({ route: 'unified' });
});
