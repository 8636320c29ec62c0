import type { ReviewRef } from './model';

/** A review in progress in which somebody has me decide in their place. Both of us may. */
export interface DelegatedReview extends ReviewRef {
  displayName: string;
  endsAt: string | null;
  /** Whose it is, by name; empty where Graph doesn't tell. */
  by: readonly string[];
}
