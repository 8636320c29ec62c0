import type { Answered, DecisionItem } from './model';
import { isUndecided } from './progress';

type Timed = Pick<Answered, 'reviewedAt'>;

/** Whether both are one and the same answer. */
export function sameAnswer(one: Answered, other: Answered): boolean {
  return (
    one.decision === other.decision &&
    one.justification === other.justification &&
    one.reviewedAt === other.reviewedAt &&
    idOf(one) === idOf(other)
  );
}

/** Whether `item` was answered after `known`. Both times come from Graph, so no clock of ours takes part. */
export function isNewer(item: Timed, known: Timed): boolean {
  if (item.reviewedAt === null) return false;
  return known.reviewedAt === null || Date.parse(item.reviewedAt) > Date.parse(known.reviewedAt);
}

/** The later of two readings of one item: reads may go backwards for a while after a write. */
export function laterOf<T extends Answered>(one: T, other: T): T {
  return isNewer(other, one) ? other : one;
}

/**
 * Whether somebody else's answer stands in an item that was not on screen when the choice was made.
 * All reviewers share one item and the last response is recorded:
 * https://learn.microsoft.com/entra/id-governance/manage-access-review
 * An answer older than the one seen is a stale read, not a conflict.
 */
export function conflictsWith(item: DecisionItem, seen: Answered, me: string): boolean {
  if (isUndecided(item) || isBy(item, me) || sameAnswer(item, seen)) return false;
  return !isNewer(seen, item);
}

/** Whether an answer is this reviewer's. */
export function isBy(answer: Answered, me: string): boolean {
  return idOf(answer) === me.toLowerCase();
}

function idOf(answer: Answered): string | undefined {
  return answer.reviewedBy?.id.toLowerCase();
}
