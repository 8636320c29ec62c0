import { deletesGuests } from './consequence';
import type { Known } from './known';
import { ANSWERS, type Answer, type Decision, type DecisionItem } from './model';
import { reasonNeeded } from './reason';
import { answerIn, type RowAnswer, refusedBeside, shownOf } from './row-answer';
import { hasVisibleCharacter } from './text';

/**
 * The reason that stands in the row for this decision, and that the same decision without one would erase; empty where
 * none does. A refused decision has its reason too.
 */
function reasonOfSame(act: Decision, answer: RowAnswer): string {
  const same = [shownOf(answer), refusedBeside(answer)].find(
    (candidate) => candidate?.decision === act && hasVisibleCharacter(candidate.justification),
  );
  return same?.justification ?? '';
}

/** The reason with which the question about a decision begins. Somebody else's would be recorded under my name. */
export function firstReason(act: Decision, item: DecisionItem, known: Known): string {
  const answer = answerIn(known, item);
  return answer.theirs ? '' : reasonOfSame(act, answer);
}

/**
 * The decision that all these rows show, to give it another reason; undefined where they differ or where none is shown.
 */
export function sameAgain(
  items: readonly DecisionItem[],
  known: Parameters<typeof answerIn>[0],
): Answer | undefined {
  const decisions = new Set(items.map((item) => shownOf(answerIn(known, item)).decision));
  return decisions.size === 1 ? ANSWERS.find((answer) => decisions.has(answer)) : undefined;
}

/**
 * Whether one press on a decision in a row isn't enough, because something is needed first: a reason that the
 * organisation demands, a look at somebody else's answer that would be replaced, a look at the reason that the same
 * decision has already, or a confirmation that a guest's whole account is deleted. The last is asked about everybody: who
 * is a guest may be known too late or not at all.
 */
export function mustAsk(
  act: Decision,
  item: DecisionItem,
  known: Pick<Known, 'review' | 'me' | 'answers'>,
): boolean {
  if (reasonNeeded(act, known.review.definition.settings)) return true;
  const answer = answerIn(known, item);
  if (answer.theirs || reasonOfSame(act, answer) !== '') return true;
  return deletesGuests(act, known.review, item);
}
