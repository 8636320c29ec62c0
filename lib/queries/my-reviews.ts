import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type MyReviewsRead, type ReviewRead, readMyReviews } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import { listPending } from '../graph/pending';
import { toProblem } from '../graph/problem';
import { KeptInbox } from '../offline/kept-shapes';
import { arrangeInbox, type Inbox, type ReviewEntry } from '../review/inbox';
import type { Review, ReviewRef } from '../review/model';
import type { Problem } from '../review/problem';
import { progressOf } from '../review/progress';
import { useSession } from './graph-context';
import { keepSoon, useKeep, useKept } from './kept';
import { withOwnAnswers } from './own-answers';
import { usePerReview } from './per-review';
import { freshOnFocus, INBOX_NAME, type Kept, type Session } from './session';

export interface MyReviews extends Inbox {
  state: 'loading' | 'ready' | 'failed';
  /** True while the names come from the list that Microsoft deprecates and are still being checked. */
  provisional: boolean;
  /** When what is shown was kept by this device (ms since 1970); null for what Graph said in this visit. */
  asOf: number | null;
  /** What was read of each: perhaps only the first people. */
  reads: readonly ReviewRead[];
  /** How many reviews could not be read. */
  unread: number;
  /** The list of reviews broke off, so that some may be missing. */
  broken: boolean;
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

const NOTHING_READ: readonly ReviewRead[] = [];
const EMPTY: Inbox = { waiting: [], finished: [] };

/** How the inbox is read and kept; also what `/open` searches. */
export function inboxQuery(session: Session) {
  return queryOptions({
    ...freshOnFocus,
    queryKey: session.inboxKey(),
    queryFn: async (): Promise<MyReviewsRead> => {
      const readFrom = session.graph.timing.now();
      const read = await readMyReviews(session.graph);
      const reviews = read.reviews.map((one) => ({
        ...one,
        items: session.withRecorded(one.items, readFrom),
      }));
      const current = { ...read, reviews };
      // Whoever goes on before it was all read finds it without a network all the same.
      keepSoon(session, INBOX_NAME, current, null);
      return current;
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
  const { kept, looked } = useKept(INBOX_NAME, KeptInbox);
  useKeep(INBOX_NAME, inbox.isFetching ? undefined : inbox.data, null);
  const early = inbox.isPending && !kept ? pending.data : undefined;
  const own = useWithOwnAnswers(session, inbox.data ? null : kept);
  const read = inbox.data ?? own;
  const whole = useWholeReviews(session);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `whole` says that what `arrange` looks up has changed.
  const arranged = useMemo(() => arrange(session, read, early), [session, read, early, whole]);
  const provisional = !read && inbox.isPending && arranged.waiting.length > 0;
  const failed = inbox.isError && looked;
  return {
    ...arranged,
    state: read || provisional ? 'ready' : failed ? 'failed' : 'loading',
    provisional,
    asOf: inbox.data ? null : (kept?.keptAt ?? null),
    reads: read?.reviews ?? NOTHING_READ,
    unread: read?.unread ?? 0,
    broken: read?.broken ?? false,
    problem: inbox.error ? toProblem(inbox.error) : null,
    reload: () => void inbox.refetch(),
    reloading: inbox.isRefetching,
  };
}

const NO_REFS: readonly ReviewRef[] = [];

/** The kept list with what this device has read back of its own decisions since. */
function useWithOwnAnswers(session: Session, kept: Kept<MyReviewsRead> | null): MyReviewsRead | undefined {
  const { outbox, reviewer } = session;
  const refs = useMemo(() => kept?.value.reviews.map(({ review }) => refOf(review)) ?? NO_REFS, [kept]);
  const receipts = usePerReview(outbox, refs, (ref) => outbox.receipts(ref));
  return useMemo(() => {
    if (!kept) return undefined;
    const { value, keptAt } = kept;
    const reviews = value.reviews.map((read, at) => ({
      ...read,
      items: withOwnAnswers({ value: read.items, keptAt }, receipts[at] ?? [], reviewer),
    }));
    return { ...value, reviews };
  }, [kept, receipts, reviewer]);
}

const refOf = ({ definition, instance }: Review): ReviewRef => ({
  definitionId: definition.id,
  instanceId: instance.id,
});

/** Changes when a review that the inbox only began is read to the end by its own page. */
function useWholeReviews(session: Session): number {
  const subscribe = useCallback(
    (listener: () => void) => session.client.getQueryCache().subscribe(listener),
    [session],
  );
  const read = () => session.wholeReviews();
  return useSyncExternalStore(subscribe, read, read);
}

function arrange(session: Session, read: MyReviewsRead | undefined, early: Review[] | undefined): Inbox {
  if (read) return arrangeInbox(read.reviews.map((one) => toEntry(session, one)));
  const begun = early?.filter((review) => review.instance.status === 'InProgress') ?? [];
  if (begun.length === 0) return EMPTY;
  return arrangeInbox(begun.map((review) => ({ review, resource: null, progress: null })));
}

function toEntry(session: Session, read: ReviewRead): ReviewEntry {
  const { review, resource } = read;
  const ref = refOf(review);
  // The review's own page may have counted to the end what the inbox only began.
  const opened = read.complete ? undefined : session.client.getQueryData<ReviewItems>(session.reviewKey(ref));
  const { items, complete } = opened?.complete ? opened : read;
  // A stage that hasn't begun shows nobody yet.
  if (items.length === 0 && !complete) return { review, resource, progress: null };
  return { review, resource, progress: progressOf(items, complete) };
}
