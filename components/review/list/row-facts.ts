import type { Density } from '../../../lib/preferences';
import { DOUBTS, type Doubt, doubtsOf } from '../../../lib/review/doubt';
import { denyLimit } from '../../../lib/review/limits';
import type {
  Decision,
  DecisionItem,
  DenyLimit,
  PersonDetails,
  PreviousAnswer,
  Review,
} from '../../../lib/review/model';
import { canCompare, previousOf } from '../../../lib/review/previous';
import { answerIn, type RowAnswer } from '../../../lib/review/row-answer';
import type { ColumnId, Known } from '../../../lib/review/workspace/view';
import type { RowAsk } from '../act/use-review-draft';

/** What every row shares; the same object until it changes for all. */
export interface SharedByRows {
  review: Review;
  me: string;
  /** In order; all of them have something to tell. */
  columns: readonly ColumnId[];
  /** The items are about several resources. */
  several: boolean;
  /** False where nothing can be decided now. */
  open: boolean;
  density: Density;
  onSelect(rowKey: string, selected: boolean, ranged: boolean): void;
  onRetry(itemId: string): void;
  /** One press on a decision: taken at once, or asked about where more is due. */
  onDecide(itemId: string, act: Decision): void;
  /** Asks about a row; null closes the question. */
  onAsk(itemId: string, asked: RowAsk | null): void;
}

/** What is known about one row. Each part is the same object until it changes, so that a row is drawn again only then. */
export interface RowFacts {
  item: DecisionItem;
  answer: RowAnswer;
  details: PersonDetails | undefined;
  previous: PreviousAnswer | undefined;
  /** Wasn't among those reviewed last time. */
  isNew: boolean;
  limit: DenyLimit | null;
  photo: string | undefined;
  /** Why they are worth a look before the others, one after another; empty for no reason. */
  doubts: string;
}

/** Looks up what is known about one item. */
export function factsOf(item: DecisionItem, known: Known, photos: ReadonlyMap<string, string>): RowFacts {
  const previous = previousOf(item, known.previous);
  return {
    item,
    answer: answerIn(known, item),
    details: known.people?.get(item.principal.id),
    previous,
    isNew: canCompare(known.previous) && previous === undefined,
    limit: denyLimit(item, known.access),
    photo: photos.get(item.principal.id),
    doubts: doubtsOf(item, known).join(' '),
  };
}

/** The doubts of a row, which are kept as one text so that a row is drawn again only when they change. */
export const doubtsIn = ({ doubts }: Pick<RowFacts, 'doubts'>): Doubt[] => {
  const told = new Set(doubts.split(' '));
  return DOUBTS.filter((doubt) => told.has(doubt));
};
