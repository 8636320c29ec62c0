import type { Resource, Review } from './model';
import type { Progress } from './progress';

/** One line of the inbox. `progress` is null where the items aren't readable here: a staged review, or a failed read. */
export interface ReviewEntry {
  review: Review;
  resource: Resource | null;
  progress: Progress | null;
}
