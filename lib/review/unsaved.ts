import type { Decision, DecisionItem, Review, ReviewRef } from './model';

/** A review with decisions that aren't saved; `review` and `item` are null where this page hasn't read them. */
export interface UnsavedReview {
  ref: ReviewRef;
  review: Review | null;
  decisions: readonly {
    itemId: string;
    item: DecisionItem | null;
    decision: Decision;
    justification: string;
  }[];
}
