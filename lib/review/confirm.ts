import { isBy } from './conflict';
import type { Answered, Intent } from './model';
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
