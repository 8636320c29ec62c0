import type { InstanceStatus, Review } from './model';

/** Why no decision can be recorded now. */
export type DecisionBlock = 'staged' | 'notStarted' | 'ended' | 'unknownStatus';

/**
 * A decision is taken only while an instance is in progress:
 * https://learn.microsoft.com/graph/accessreviews-overview
 * Status is an open set, so a value this version doesn't know takes none.
 */
const BLOCK: Record<InstanceStatus, DecisionBlock | undefined> = {
  NotStarted: 'notStarted',
  Initializing: 'notStarted',
  Starting: 'notStarted',
  InProgress: undefined,
  Completing: 'ended',
  Completed: 'ended',
  AutoReviewing: 'ended',
  AutoReviewed: 'ended',
  Applying: 'ended',
  Applied: 'ended',
  Unknown: 'unknownStatus',
};

/**
 * Why a review takes no decision, or undefined if it does. Graph's status decides and not the device's clock, which may
 * be wrong: past its end a review that is still in progress is Graph's to refuse.
 */
export function decisionBlockedBy(review: Review): DecisionBlock | undefined {
  const block = BLOCK[review.instance.status];
  if (block) return block;
  // Later stages overwrite earlier ones, and only the stage's own list says whose turn it is.
  return review.definition.staged ? 'staged' : undefined;
}
