import { deletesGuests } from './consequence';
import type { Decision, DecisionItem } from './model';
import { reasonNeeded } from './reason';
import { answerIn } from './row-answer';
import type { Known } from './workspace/view';

/**
 * Whether one press on a decision in a row isn't enough, because something is needed first: a reason that the
 * organisation demands, a look at somebody else's answer that would be replaced, or a confirmation that a guest's whole
 * account is deleted. The last is asked about everybody: who is a guest may be known too late or not at all.
 */
export function mustAsk(act: Decision, item: DecisionItem, known: Known): boolean {
  if (reasonNeeded(act, known.review.definition.settings)) return true;
  if (answerIn(known, item).theirs) return true;
  return deletesGuests(act, known.review, item);
}
