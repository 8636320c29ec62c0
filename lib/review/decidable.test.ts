import { expect, test } from 'vitest';
import { hasEnded, isOver } from './decidable';
import { INSTANCE_STATUSES } from './model';
import { aReview } from './testing';

const ENDED = ['Completing', 'Completed', 'AutoReviewing', 'AutoReviewed', 'Applying', 'Applied'];

test.each(INSTANCE_STATUSES)(
  'a review that is %s has ended only where Microsoft counts it as over',
  (status) => {
    expect(isOver(status)).toBe(ENDED.includes(status));
    expect(hasEnded(aReview({ instance: { status } }))).toBe(ENDED.includes(status));
  },
);
