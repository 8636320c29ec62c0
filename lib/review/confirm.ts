import { isBy, isNewer } from './conflict';
import type { Answered, DecisionItem, Intent } from './model';
import { isUndecided } from './progress';
import { sameReason } from './reason';

type Wanted = Pick<Intent, 'decision' | 'justification'>;

/** Whether Graph shows exactly what was meant: the decision, the reason, and my name under it. */
export function shows(item: Answered, wanted: Wanted, me: string): boolean {
  if (item.decision !== wanted.decision) return false;
  // Taking back leaves nobody's name behind, so there is none to compare.
  if (isUndecided(item)) return true;
  return sameReason(item.justification, wanted.justification) && isBy(item, me);
}

/** What a read after a write says. `stale`: Graph still shows what stood there before. */
export type Verdict = 'mine' | 'stale' | 'replaced';

/**
 * Judges a read-back against what stood there before the write. An answer older than that, even one that looks like
 * mine, is a late copy; a newer one that isn't mine has replaced it.
 */
export function verdictOf(item: DecisionItem, wanted: Wanted, before: Answered, me: string): Verdict {
  if (shows(item, wanted, me)) return isUndecided(item) || !isNewer(before, item) ? 'mine' : 'stale';
  return isNewer(item, before) ? 'replaced' : 'stale';
}
