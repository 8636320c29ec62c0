import type { DecisionItem, PreviousAnswer, Review } from './model';
import { countedFrom, signInAt } from './sign-in';
import { type PreviousAnswers, previousKey } from './workspace/view';

const DAY = 86_400_000;
const DEFAULT_LOOK_BACK_DAYS = 30;

/** What is different since the instance before this one. */
export type Change =
  /** Wasn't among those I reviewed then. */
  | 'new'
  /** Today's advice is the opposite of what was answered then. */
  | 'advice'
  /** Within the advice's look-back then, outside of it now: stopped signing in. */
  | 'quiet';

/** What was answered last time about the same person and resource; undefined where nothing is told. */
export function previousOf(
  item: Pick<DecisionItem, 'principal' | 'resource'>,
  previous: PreviousAnswers | null,
): PreviousAnswer | undefined {
  return previous?.get(previousKey(item));
}

/**
 * Whether last time can be compared with. An instance that told none of my items (other reviewers had them) would make
 * everybody new, so it counts as not told.
 */
export function canCompare(previous: PreviousAnswers | null): previous is PreviousAnswers {
  return previous !== null && previous.size > 0;
}

/**
 * What changed for one item since last time, only from facts that are there: the answer then and when that instance
 * ended, the advice and the last sign-in now. What the advice or the sign-in was then isn't kept by Graph where a
 * reviewer can read it, so neither is guessed; a sign-in since the last end proves somebody active then or later.
 */
export function changesSince(item: DecisionItem, previous: PreviousAnswers | null, review: Review): Change[] {
  if (!canCompare(previous)) return [];
  const then = previousOf(item, previous);
  if (!then) return ['new'];
  const changes: Change[] = [];
  if (advisesOpposite(item, then)) changes.push('advice');
  if (wentQuiet(item, then, review)) changes.push('quiet');
  return changes;
}

function advisesOpposite({ advice }: DecisionItem, { decision }: PreviousAnswer): boolean {
  return (advice === 'Deny' && decision === 'Approve') || (advice === 'Approve' && decision === 'Deny');
}

function wentQuiet(item: DecisionItem, then: PreviousAnswer, review: Review): boolean {
  const lookBack = (review.definition.settings?.adviceLookBackDays ?? DEFAULT_LOOK_BACK_DAYS) * DAY;
  const start = countedFrom(review, Number.NaN);
  // Without either time every comparison with NaN is false, and nothing is claimed.
  const end = Date.parse(then.endedAt ?? '');
  const last = signInAt(item);
  return last < start - lookBack && last >= end - lookBack;
}
