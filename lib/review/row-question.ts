import type { Decision, DecisionItem } from './model';
import { reasonNeeded } from './reason';
import { answerIn } from './row-answer';
import type { Known } from './workspace/view';

/**
 * Whether one press on a decision in a row is not enough, because something is due first: the reason that the
 * organisation demands, a look at somebody else's answer that would be replaced, or the consequence that a guest's whole
 * account is deleted, which no Undo after the end brings back.
 * https://learn.microsoft.com/graph/api/resources/disableanddeleteuserapplyaction
 */
export function mustAsk(act: Decision, item: DecisionItem, known: Known): boolean {
  const { settings } = known.review.definition;
  if (reasonNeeded(act, settings)) return true;
  if (answerIn(known, item).theirs) return true;
  return act === 'Deny' && settings?.denyAction === 'blocksAndDeletesGuests';
}
