import { reviewerIdOf, sameAnswer } from './answered';
import type { Answered, DecisionItem } from './model';
import { isUndecided } from './progress';

type Timed = Pick<Answered, 'reviewedAt'>;

/** Whether `item` was answered after `known`. Both times come from Graph, so the device's clock doesn't matter. */
export function isNewer(item: Timed, known: Timed): boolean {
  if (item.reviewedAt === null) return false;
  return known.reviewedAt === null || Date.parse(item.reviewedAt) > Date.parse(known.reviewedAt);
}

/** The later of two reads of one item: after a write, reads may show older answers for a while. */
export function laterOf<T extends Answered>(one: T, other: T): T {
  return isNewer(other, one) ? other : one;
}

/**
 * Whether the item has somebody else's answer that was not on screen when the reviewer decided. All reviewers share one
 * item, and the last response is recorded. An answer older than the one on screen is an old copy, not a conflict.
 *
 * https://learn.microsoft.com/entra/id-governance/manage-access-review
 */
export function conflictsWith(item: DecisionItem, seen: Answered, me: string): boolean {
  if (isUndecided(item) || isBy(item, me) || sameAnswer(item, seen)) return false;
  return !isNewer(seen, item);
}

/** Whether this reviewer gave the answer. */
export function isBy(answer: Pick<Answered, 'reviewedBy'>, me: string): boolean {
  return reviewerIdOf(answer) === me.toLowerCase();
}
