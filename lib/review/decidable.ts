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

/** Why a review takes no decision at `now` (ms since 1970), or undefined if it does. */
export function decisionBlockedBy(review: Review, now: number): DecisionBlock | undefined {
  const { status, endsAt } = review.instance;
  const block = BLOCK[status];
  if (block) return block;
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'ended';
  // Later stages overwrite earlier ones, and only the stage's own list says whose turn it is.
  return review.definition.staged ? 'staged' : undefined;
}
