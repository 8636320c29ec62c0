import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type MyReviewsRead, type ReviewRead, readMyReviews } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import { listPending } from '../graph/pending';
import { toProblem } from '../graph/problem';
import { arrangeInbox, type Inbox, type ReviewEntry } from '../review/inbox';
import type { Review } from '../review/model';
import type { Problem } from '../review/problem';
import { progressOf } from '../review/progress';
import { useSession } from './graph-context';
import type { Session } from './session';

export interface MyReviews extends Inbox {
  state: 'loading' | 'ready' | 'failed';
  /** True while the names come from the list that Microsoft deprecates and are still being checked. */
  provisional: boolean;
  /** How many reviews could not be read. */
  unread: number;
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

const EMPTY: Inbox = { waiting: [], finished: [] };

/** How the inbox is read and kept; also what `/open` searches. */
export function inboxQuery(session: Session) {
  return queryOptions({
    queryKey: session.inboxKey(),
    queryFn: async (): Promise<MyReviewsRead> => {
      const readFrom = session.graph.timing.now();
      const read = await readMyReviews(session.graph);
      const reviews = read.reviews.map((one) => ({
        ...one,
        items: session.withRecorded(one.items, readFrom),
      }));
      return { ...read, reviews };
    },
  });
}

/** Every review in progress that I am a reviewer of. */
export function useMyReviews(): MyReviews {
  const session = useSession();
  const inbox = useQuery(inboxQuery(session));
  const pending = useQuery({
    queryKey: session.pendingKey(),
    queryFn: () => listPending(session.graph),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: inbox.isPending,
  });
  const early = inbox.isPending ? pending.data : undefined;
  const arranged = useMemo(() => arrange(session, inbox.data, early), [session, inbox.data, early]);
  const provisional = inbox.isPending && arranged.waiting.length > 0;
  return {
    ...arranged,
    state: inbox.data || provisional ? 'ready' : inbox.isError ? 'failed' : 'loading',
    provisional,
    unread: inbox.data?.unread ?? 0,
    problem: inbox.error ? toProblem(inbox.error) : null,
    reload: () => void inbox.refetch(),
    reloading: inbox.isRefetching,
  };
}

function arrange(session: Session, read: MyReviewsRead | undefined, early: Review[] | undefined): Inbox {
  if (read) return arrangeInbox(read.reviews.map((one) => toEntry(session, one)));
  const begun = early?.filter((review) => review.instance.status === 'InProgress') ?? [];
  if (begun.length === 0) return EMPTY;
  return arrangeInbox(begun.map((review) => ({ review, resource: null, progress: null })));
}

function toEntry(session: Session, read: ReviewRead): ReviewEntry {
  const { review, resource } = read;
  if (review.definition.staged) return { review, resource, progress: null };
  const ref = { definitionId: review.definition.id, instanceId: review.instance.id };
  // The review's own page may have counted to the end what the inbox only began.
  const opened = read.complete ? undefined : session.client.getQueryData<ReviewItems>(session.reviewKey(ref));
  const { items, complete } = opened?.complete ? opened : read;
  return { review, resource, progress: progressOf(items, complete) };
}
