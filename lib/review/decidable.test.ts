import { expect, test } from 'vitest';
import { hasEnded, isOver, isPast } from './decidable';
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

test.each([
  ['InProgress', 'InProgress', false],
  ['InProgress', 'NotStarted', false],
  ['InProgress', 'Completed', true],
  ['Applied', 'InProgress', true],
] as const)('my part of a review that is %s in a stage that is %s: over is %s', (status, stage, over) => {
  const review = aReview({ instance: { status }, definition: { staged: true } });
  expect(
    isPast({ ...review, stage: { id: 's', number: 1, status: stage, startsAt: null, endsAt: null } }),
  ).toBe(over);
});
