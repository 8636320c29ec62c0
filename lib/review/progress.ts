import type { DecisionItem } from './model';

/** How far a review is. `counted` is false where more items exist than were read ("100+"). */
export interface Progress {
  decided: number;
  total: number;
  counted: boolean;
}

/** Whether an item still waits. An answer this version doesn't know is an answer. */
export function isUndecided(item: Pick<DecisionItem, 'decision'>): boolean {
  return item.decision === 'NotReviewed';
}

/** Counts the items read so far; `complete` says whether these are all. */
export function progressOf(items: readonly Pick<DecisionItem, 'decision'>[], complete: boolean): Progress {
  const decided = items.filter((item) => !isUndecided(item)).length;
  return { decided, total: items.length, counted: complete };
}
