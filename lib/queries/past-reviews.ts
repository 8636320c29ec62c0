import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MyReviewsRead } from '../graph/my-reviews';
import { type PastReviewsRead, readPastReviews } from '../graph/past-reviews';
import { toProblem } from '../graph/problem';
import { arrangeInbox } from '../review/inbox';
import type { Review } from '../review/model';
import type { Problem } from '../review/problem';
import { progressIn } from '../review/progress';
import { useSession } from './graph-context';
import { inboxQuery } from './my-reviews';

export interface PastReviews {
  /** True until everything has been read or has failed: what came later would move the list. */
  loading: boolean;
  /** Null where the ended reviews couldn't be read. */
  read: PastReviewsRead | null;
  /** The reviews that go on without me: my stage has ended. The latest first. */
  stageEnded: readonly Review[];
  /** Such reviews may be missing. */
  stagesMissing: boolean;
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

const NONE: readonly Review[] = [];

/**
 * The reviews that have ended and that Graph still shows me, and those in which my stage has. The latter are known from
 * the inbox; Graph is asked for it only where this visit hasn't read it, and then after the ended reviews.
 */
export function usePastReviews(): PastReviews {
  const session = useSession();
  const past = useQuery({
    queryKey: session.pastKey(),
    queryFn: () => readPastReviews(session.graph),
  });
  const inbox = useQuery({
    ...inboxQuery(session),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    enabled: past.data !== undefined,
  });
  const { clock } = session.graph.tenant;
  const stageEnded = useMemo(
    () => (inbox.data ? stageEndedIn(inbox.data, past.data?.reviews ?? NONE, clock.now()) : NONE),
    [inbox.data, past.data, clock],
  );
  // Once the inbox has failed, reading it again neither takes the list away nor the words that some may be missing.
  const failed = inbox.errorUpdateCount > 0;
  const stagesMissing = inbox.data ? inbox.data.unread > 0 || inbox.data.broken === true : failed;
  return {
    loading: past.isPending || (inbox.isLoading && !failed),
    read: past.data ?? null,
    stageEnded,
    stagesMissing,
    problem: past.error ? toProblem(past.error) : null,
    reload: () => {
      void past.refetch();
      if (stagesMissing) void inbox.refetch();
    },
    reloading: past.isFetching || inbox.isFetching,
  };
}

/**
 * The reviews of the inbox in which my stage has ended. The inbox may have been read before a review ended as a whole:
 * what is among `ended` is left out.
 */
export function stageEndedIn(
  { reviews }: Pick<MyReviewsRead, 'reviews'>,
  ended: readonly Review[],
  now: number,
): readonly Review[] {
  const over = new Set(ended.map(({ instance }) => instance.id));
  const entries = reviews.map(({ review, resource, items, complete }) => ({
    review,
    resource,
    progress: progressIn(review, items, complete),
    whose: null,
  }));
  return arrangeInbox(entries, now)
    .stageEnded.map(({ review }) => review)
    .filter(({ instance }) => !over.has(instance.id));
}
