import { useQuery } from '@tanstack/react-query';
import { type PastReviewsRead, readPastReviews } from '../graph/past-reviews';
import { toProblem } from '../graph/problem';
import type { Problem } from '../review/problem';
import { useSession } from './graph-context';

export interface PastReviews {
  /** Null until the reviews have been read. */
  read: PastReviewsRead | null;
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

/** The reviews that have ended and that Graph still shows me. */
export function usePastReviews(): PastReviews {
  const session = useSession();
  const past = useQuery({
    queryKey: session.pastKey(),
    queryFn: () => readPastReviews(session.graph),
  });
  return {
    read: past.data ?? null,
    problem: past.error ? toProblem(past.error) : null,
    reload: () => void past.refetch(),
    reloading: past.isFetching,
  };
}
