import { isAgainstAdvice } from './advice';
import { lookBackDays } from './advice-settings';
import { DAY } from './day';
import { type PreviousAnswers, previousKey } from './known';
import type { DecisionItem, PreviousAnswer, Review } from './model';
import { countedFrom, signInAt } from './sign-in';

/** What has changed since the instance before this one. */
export type Change =
  /** The person wasn't in my items then. */
  | 'new'
  /** Today's recommendation is the opposite of the answer then. */
  | 'advice'
  /** The person signed in within the look-back window then, but not now. */
  | 'quiet';

/**
 * Whether an instance before this one is to be expected: the review recurs, and this is not its first instance. An
 * instance begins on the day that the recurrence says, up to a time zone; two are a week apart at least.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 */
export function hadInstanceBefore({ definition, instance }: Review): boolean {
  // Where one of the times is missing, the comparison with NaN is false.
  return Date.parse(instance.startsAt ?? '') - Date.parse(definition.recursFrom ?? '') > 2 * DAY;
}

/** Whether the item can be found in an instance before: Graph may leave out who it is about. */
export const isComparable = ({ principal }: Pick<DecisionItem, 'principal'>): boolean => principal.id !== '';

/** The last answer about the same person and resource; undefined where there is none. */
export function previousOf(
  item: Pick<DecisionItem, 'principal' | 'resource'>,
  previous: PreviousAnswers | null,
): PreviousAnswer | undefined {
  return previous?.get(previousKey(item));
}

/** Whether the last answer about the same person and resource was Deny; false where it isn't known. */
export const wasDeniedLastTime = (
  item: Pick<DecisionItem, 'principal' | 'resource'>,
  previous: PreviousAnswers | null,
): boolean => previousOf(item, previous)?.decision === 'Deny';

/**
 * Whether the instance before can be compared. If it has none of my items, because other reviewers had them, every
 * person would look new; so it counts as unknown.
 */
export function canCompare(previous: PreviousAnswers | null): previous is PreviousAnswers {
  return previous !== null && previous.size > 0;
}

/**
 * What changed for one item since last time. Uses only known facts: the answer then, when that instance ended, and the
 * recommendation and last sign-in now. Graph doesn't keep the earlier recommendation and sign-in where a reviewer can
 * read them, so neither is guessed. A sign-in after the last end shows that the person was active then or later.
 */
export function changesSince(item: DecisionItem, previous: PreviousAnswers | null, review: Review): Change[] {
  if (!canCompare(previous)) return [];
  const then = previousOf(item, previous);
  if (!then) return isComparable(item) ? ['new'] : [];
  const changes: Change[] = [];
  if (isAgainstAdvice(then.decision, item.advice)) changes.push('advice');
  if (wentQuiet(item, then, review)) changes.push('quiet');
  return changes;
}

function wentQuiet(item: DecisionItem, then: PreviousAnswer, review: Review): boolean {
  const lookBack = lookBackDays(review) * DAY;
  const start = countedFrom(review, Number.NaN);
  // If either time is missing, every comparison with NaN is false, and no change is claimed.
  const end = Date.parse(then.endedAt ?? '');
  const last = signInAt(item);
  return last < start - lookBack && last >= end - lookBack;
}
