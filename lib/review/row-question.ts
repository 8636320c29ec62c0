import type { Decision, DecisionItem } from './model';
import { reasonNeeded } from './reason';
import { answerIn } from './row-answer';
import type { Known } from './workspace/view';

/**
 * Whether one press on a decision in a row isn't enough, because something is needed first: a reason that the
 * organisation demands, a look at somebody else's answer that would be replaced, or a confirmation that a guest's whole
 * account is deleted, which can't be undone after the end.
 *
 * https://learn.microsoft.com/graph/api/resources/disableanddeleteuserapplyaction
 */
export function mustAsk(act: Decision, item: DecisionItem, known: Known): boolean {
  const { settings } = known.review.definition;
  if (reasonNeeded(act, settings)) return true;
  if (answerIn(known, item).theirs) return true;
  return act === 'Deny' && settings?.denyAction === 'blocksAndDeletesGuests';
}
