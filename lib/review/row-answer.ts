import { isBy } from './conflict';
import { type ItemProgress, type ItemState, isBusy } from './item-state';
import type { DecisionItem, Intent, RecordedDecision } from './model';
import { isUndecided } from './progress';

/** What stands in a row: one answer, one status, one conflict. Everything on screen that tells of an answer goes by it. */
export interface RowAnswer {
  /** The item with the newest answer that Graph has shown. */
  item: DecisionItem;
  /** The answer on screen: my choice while it is on its way or saved, else what Graph shows. */
  decision: RecordedDecision;
  justification: string;
  /** Whether that is a choice of this device. */
  mine: boolean;
  /** Where this device's choice stands; null where it made none that matters any more. */
  status: ItemState | null;
  /** What that choice is; null with `status`. */
  intent: Intent | null;
  /** The item as somebody else answered it, where a new answer of mine would replace theirs. */
  theirs: DecisionItem | null;
}

/** By item id. */
export type RowAnswers = ReadonlyMap<string, RowAnswer>;

/** The answer of an item as Graph shows it, with the choice of this device that still matters, if there is one. */
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

/** The answer of an item; one that is in no list has none of this device's choices. */
export function answerIn(
  { answers, me }: { answers: RowAnswers; me: string },
  item: DecisionItem,
): RowAnswer {
  return answers.get(item.id) ?? answerOf(item, undefined, me);
}
