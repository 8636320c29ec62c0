import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adviceSettings } from '../review/advice-settings';
import { aReview } from '../review/testing';
import { StoredReview } from './stored-shapes';

test('a stored review whose stages lack recommendation settings is read with those of the definition', () => {
  const stage = { id: 's', startsAt: null, endsAt: null, status: 'InProgress' as const, number: 1 };
  const stages = [{ durationInDays: 3, movesOn: 'all' as const }];
  const kept = {
    review: aReview({ definition: { staged: true, stages }, stage }),
    items: [],
    complete: true,
    total: null,
  };
  const { review } = v.parse(StoredReview, JSON.parse(JSON.stringify(kept)));
  expect(review).toEqual(kept.review);
  expect(adviceSettings(review)).toEqual(kept.review.definition.settings);
});
