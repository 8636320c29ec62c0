import { type ItemProgress, standing } from '../../../lib/review/item-state';
import { denyLimit } from '../../../lib/review/limits';
import type {
  DecisionItem,
  DenyLimit,
  PersonDetails,
  PreviousAnswer,
  Review,
} from '../../../lib/review/model';
import { canCompare, previousOf } from '../../../lib/review/previous';
import type { ColumnId, Known } from '../../../lib/review/workspace/view';

/** What every row shares; the same object until it changes for all. */
export interface Shared {
  review: Review;
  me: string;
  /** In order; all of them have something to tell. */
  columns: readonly ColumnId[];
  /** The items are about several resources. */
  several: boolean;
  /** False where nothing can be decided now. */
  open: boolean;
  onSelect(rowKey: string, selected: boolean, ranged: boolean): void;
  onRetry(itemId: string): void;
}

/** What is known about one row. Each part is the same object until it changes, so that a row is drawn again only then. */
export interface RowFacts {
  item: DecisionItem;
  progress: ItemProgress | undefined;
  details: PersonDetails | undefined;
  previous: PreviousAnswer | undefined;
  /** Wasn't among those reviewed last time. */
  isNew: boolean;
  limit: DenyLimit | null;
  photo: string | undefined;
}

/** Looks up what is known about one item. */
export function factsOf(item: DecisionItem, known: Known, photos: ReadonlyMap<string, string>): RowFacts {
  const previous = previousOf(item, known.previous);
  return {
    item,
    progress: known.states.get(item.id),
    details: known.people?.get(item.principal.id),
    previous,
    isNew: canCompare(known.previous) && previous === undefined,
    limit: denyLimit(item, known.access),
    photo: photos.get(item.principal.id),
  };
}

/** The answer that the screen shows: mine while it is on its way or saved, with my name. */
export function shownAnswer({ item, progress }: Pick<RowFacts, 'item' | 'progress'>) {
  return standing(item, progress);
}
