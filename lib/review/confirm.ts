import { isBy, isNewer } from './conflict';
import type { Answered, DecisionItem, Intent } from './model';
import { isUndecided } from './progress';
import { sameReason } from './reason';

type Wanted = Pick<Intent, 'decision' | 'justification'>;

/** Whether Graph shows exactly what was wanted: the decision, the reason and my name. */
export function shows(item: Answered, wanted: Wanted, me: string): boolean {
  if (item.decision !== wanted.decision) return false;
  // Taking back leaves no name to compare.
  if (isUndecided(item)) return true;
  return sameReason(item.justification, wanted.justification) && isBy(item, me);
}

/** What a read after a write shows. `stale`: Graph still shows the answer from before the write. */
export type Verdict = 'mine' | 'stale' | 'replaced';

/**
 * Compares a read-back with the answer from before the write. An answer older than that one is a late copy, even if it
 * looks like mine; a newer answer that isn't mine has replaced it.
 */
export function verdictOf(item: DecisionItem, wanted: Wanted, before: Answered, me: string): Verdict {
  if (shows(item, wanted, me)) return isUndecided(item) || !isNewer(before, item) ? 'mine' : 'stale';
  return isNewer(item, before) ? 'replaced' : 'stale';
}
