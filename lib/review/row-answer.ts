import { isBy } from './conflict';
import { type ItemProgress, type ItemState, isBusy } from './item-state';
import type { Answered, DecisionItem, Intent, OwnAnswer, RecordedDecision } from './model';
import { isUndecided } from './progress';
import { sameReason } from './reason';

/** What a row shows: one answer, one status, one conflict. Everything on screen that shows an answer uses it. */
export interface RowAnswer {
  /** The item with the newest answer that Graph has shown. */
  item: DecisionItem;
  /** The answer on screen: my decision while it is on its way or saved, else what Graph shows. */
  decision: RecordedDecision;
  justification: string;
  /** Whether the answer on screen is a decision of this device. */
  mine: boolean;
  /** The state of this device's decision; null where it made none that still matters. */
  status: ItemState | null;
  /** The decision that `status` is about; null without a status. */
  intent: Intent | null;
  /** The item with somebody else's answer, which a new decision of mine would replace; else null. */
  theirs: DecisionItem | null;
}

/** By item id. */
export type RowAnswers = ReadonlyMap<string, RowAnswer>;

/** The row answer of an item as Graph shows it, with this device's decision if it still matters. */
export function answerOf(item: DecisionItem, progress: ItemProgress | undefined, me: string): RowAnswer {
  const mine = progress !== undefined && (isBusy(progress.state) || progress.state.step === 'saved');
  const { decision, justification } = mine ? progress.intent : item;
  const others = !isUndecided(item) && !isBy(item, me) && !item.reviewedBy?.system;
  return {
    item,
    decision,
    justification,
    mine,
    status: progress?.state ?? null,
    intent: progress?.intent ?? null,
    theirs: !mine && others ? item : null,
  };
}

/** The row answer of an item; for an item that is in no list, what Graph shows. */
export function answerIn(
  { answers, me }: { answers: RowAnswers; me: string },
  item: DecisionItem,
): RowAnswer {
  return answers.get(item.id) ?? answerOf(item, undefined, me);
}

/** This device's decision where it stands on screen in place of another answer, `seen`; else undefined. */
export function ownShown(answer: RowAnswer | undefined, seen: Answered): OwnAnswer | undefined {
  if (!answer?.mine || !answer.intent) return undefined;
  const { decision, justification } = answer.intent;
  const same = decision === seen.decision && sameReason(justification, seen.justification);
  return same ? undefined : { decision, justification };
}

/** My decision that Graph refused or that needs me for another reason; null where there is none. */
const refusedOf = ({ status, intent }: RowAnswer): Intent | null =>
  status?.step === 'failed' ? intent : null;

/** My refused decision where another one stands: beside that one it is named. Null where there is none. */
export const refusedBeside = (answer: RowAnswer): Intent | null =>
  isUndecided(answer) ? null : refusedOf(answer);

/**
 * The decision and reason that the screen shows: those that stand; where none does, my refused ones, beside which it is
 * said that they aren't saved. For counts and rules the item stays not reviewed.
 */
export function shownOf(answer: RowAnswer): Pick<RowAnswer, 'decision' | 'justification'> {
  return (isUndecided(answer) && refusedOf(answer)) || answer;
}
