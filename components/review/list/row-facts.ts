import type { Density } from '../../../lib/preferences';
import { DOUBTS, type Doubt, doubtsOf } from '../../../lib/review/doubt';
import type { Known } from '../../../lib/review/known';
import { denyLimit } from '../../../lib/review/limits';
import type {
  Decision,
  DecisionItem,
  DenyLimit,
  PersonDetails,
  PreviousAnswer,
  Review,
} from '../../../lib/review/model';
import { canCompare, isComparable, previousOf } from '../../../lib/review/previous';
import { answerIn, type RowAnswer } from '../../../lib/review/row-answer';
import type { ColumnId } from '../../../lib/review/workspace/view';
import type { RowAsk } from '../act/use-review-draft';

/** The facts that all rows share; the same object until one of them changes. */
export interface SharedByRows {
  review: Review;
  me: string;
  /** The columns in order; each of them has a value for somebody. */
  columns: readonly ColumnId[];
  /** The review covers several resources. */
  several: boolean;
  /** False where nothing can be decided now. */
  open: boolean;
  /** Last time's answers are being read. */
  awaitsPrevious: boolean;
  density: Density;
  onSelect(rowKey: string, selected: boolean, ranged: boolean): void;
  onRetry(itemId: string): void;
  /** Handles one press on a decision: records it at once, or opens a question where one is needed. */
  onDecide(itemId: string, act: Decision): void;
  /** Opens a question about a row; null closes it. */
  onAsk(itemId: string, asked: RowAsk | null): void;
}

/**
 * The facts of one row. Each part keeps its object until it changes, so that the row renders again only then.
 */
export interface RowFacts {
  item: DecisionItem;
  answer: RowAnswer;
  details: PersonDetails | undefined;
  previous: PreviousAnswer | undefined;
  /** The person wasn't in the review last time. */
  isNew: boolean;
  limit: DenyLimit | null;
  photo: string | undefined;
  /** The reasons to look at this item before the others, as one text; empty where there is none. */
  doubts: string;
}

/** Collects what is known about one item. */
export function factsOf(item: DecisionItem, known: Known, photos: ReadonlyMap<string, string>): RowFacts {
  const previous = previousOf(item, known.previous);
  return {
    item,
    answer: answerIn(known, item),
    details: known.people?.get(item.principal.id),
    previous,
    isNew: isComparable(item) && canCompare(known.previous) && previous === undefined,
    limit: denyLimit(item, known.access),
    photo: photos.get(item.principal.id),
    doubts: doubtsOf(item, known).join(' '),
  };
}

/** The doubts of a row. They are kept as one text so that comparing two rows is simple. */
export const doubtsIn = ({ doubts }: Pick<RowFacts, 'doubts'>): Doubt[] => {
  const present = new Set(doubts.split(' '));
  return DOUBTS.filter((doubt) => present.has(doubt));
};
