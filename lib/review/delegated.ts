import type { ReviewRef } from './model';

/** A review in progress that somebody delegated to me. Both of us may decide. */
export interface DelegatedReview extends ReviewRef {
  displayName: string;
  endsAt: string | null;
  /** The names of the people who delegated it; empty where Graph doesn't tell. */
  by: readonly string[];
}
