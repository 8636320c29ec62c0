import type { DecisionItem, Review } from './model';

/** The progress of a review. `counted` is false where more items exist than were read ("100+"). */
export interface Progress {
  decided: number;
  total: number;
  counted: boolean;
}

/** Whether an item isn't reviewed. A decision that this version doesn't know counts as reviewed. */
export function isUndecided(item: Pick<DecisionItem, 'decision'>): boolean {
  return item.decision === 'NotReviewed';
}

/** Counts the items read so far; `complete` tells whether these are all. */
export function progressOf(items: readonly Pick<DecisionItem, 'decision'>[], complete: boolean): Progress {
  const decided = items.filter((item) => !isUndecided(item)).length;
  return { decided, total: items.length, counted: complete };
}

/**
 * The progress of a review's items, of which `complete` tells whether they are all. Null for a stage that hasn't begun
 * and shows no items yet, even where all were read: more may come.
 */
export function progressIn(
  { definition, stage }: Pick<Review, 'definition' | 'stage'>,
  items: readonly Pick<DecisionItem, 'decision'>[],
  complete: boolean,
): Progress | null {
  const whole = complete && (!definition.staged || stage !== null);
  return items.length === 0 && !whole ? null : progressOf(items, whole);
}
