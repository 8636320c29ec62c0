import type { ReviewEntry } from '../review/inbox';
import type { Problem } from '../review/problem';

export interface MyReviews {
  state: 'loading' | 'ready' | 'failed';
  /** True while the names come from the list that Microsoft deprecates and are still being checked. */
  provisional: boolean;
  waiting: ReviewEntry[];
  finished: ReviewEntry[];
  /** How many reviews could not be read. */
  unread: number;
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

export function useMyReviews(): MyReviews {
  throw new Error('being built');
}
