import type { Act } from '../../../lib/review/act';
import { type BulkSummary, bulkSummary } from '../../../lib/review/bulk';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem, Intent, Review } from '../../../lib/review/model';
import { answerIn } from '../../../lib/review/row-answer';

/** The items of an act in one review, with what is known beside them. */
export interface PartOfAct {
  known: Known;
  items: readonly DecisionItem[];
}

/** What an act means in one review. */
export interface SummedPart extends PartOfAct {
  summary: BulkSummary;
}

/** What an act records in one review. */
export interface RecordedPart {
  review: Review;
  intents: Intent[];
}

/**
 * The answers on screen when a question opens. The question keeps showing them, and what it records says that these
 * were seen: an answer that comes later is neither shown in it nor agreed to.
 */
export interface Opened {
  /** Each item with the newest answer; the list may not have it yet. */
  items: readonly DecisionItem[];
  answers: Known['answers'];
}

export const openedWith = ({ known, items }: PartOfAct): Opened => ({
  items: items.map((item) => answerIn(known, item).item),
  answers: known.answers,
});

/** What an act means in one review, with the answers of the question's opening and all else that is known by now. */
export function summedIn(act: Act, part: PartOfAct, { items, answers }: Opened): SummedPart {
  const known = { ...part.known, answers };
  return { known, items, summary: bulkSummary(act, items, known) };
}
