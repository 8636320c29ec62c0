import type { DecisionItem } from '../model';
import type { ReviewWithItems } from './model';

/** The part of a selection that is one review's: decisions are recorded review by review. */
export interface ReviewPart extends ReviewWithItems {
  selected: readonly DecisionItem[];
}

/** Divides what is selected by review, in the reviews' order; ids of items that are not here are left out. */
export function byReview(reviews: readonly ReviewWithItems[], selected: ReadonlySet<string>): ReviewPart[] {
  return reviews
    .map((one) => ({ ...one, selected: one.items.filter(({ id }) => selected.has(id)) }))
    .filter((part) => part.selected.length > 0);
}
