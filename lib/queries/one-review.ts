import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { Problem } from '../review/problem';

export interface OneReview {
  state: 'loading' | 'ready' | 'failed';
  review: Review | null;
  items: DecisionItem[];
  /** Whether all pages are here. */
  complete: boolean;
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

export function useReview(_ref: ReviewRef): OneReview {
  throw new Error('being built');
}
