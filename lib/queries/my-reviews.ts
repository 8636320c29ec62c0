import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type MyReviewsRead, type ReviewRead, readMyReviews } from '../graph/my-reviews';
import { listPending } from '../graph/pending';
import { toProblem } from '../graph/problem';
import { StoredInbox } from '../offline/stored-shapes';
import { isByAccess } from '../review/access';
import { type ArrangedInbox, arrangeInbox } from '../review/inbox';
import type { Review } from '../review/model';
import type { Problem } from '../review/problem';
import { type Progress, progressIn } from '../review/progress';
import { reviewRefOf } from '../review/refs';
import { whoseAccesses } from '../review/whose-access';
import { type ListOf, useAnswersOfReviews } from './answers';
import { useReviewer, useSession } from './graph-context';
import { freshOnFocus, INBOX_NAME, type Session, type Timed } from './session';
import { storeSoon, useSnapshot, useStoreSnapshot } from './snapshot';
import { stableReader } from './stable-reader';

export interface MyReviews extends ArrangedInbox {
  state: 'loading' | 'ready' | 'failed';
  /** True while the reviews come from the list that Microsoft deprecates and their names are still being checked. */
  provisional: boolean;
  /** When this device stored the data shown (ms since 1970); null for data read from Graph in this visit. */
  asOf: number | null;
  /** The data read for each review; it may hold only the first items. */
  reads: readonly ReviewRead[];
  /** How many reviews could not be read. */
  unread: number;
  /** The list of reviews broke off, so that some reviews may be missing. */
  broken: boolean;
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

const NOTHING_READ: readonly ReviewRead[] = [];
const EMPTY: ArrangedInbox = { waiting: [], finished: [], stageEnded: [] };

/** How the inbox is read and stored; `/open` searches it too. */
export function inboxQuery(session: Session) {
  return queryOptions({
    ...freshOnFocus,
    queryKey: session.inboxKey(),
    queryFn: async (): Promise<Timed<MyReviewsRead>> => {
      const readFrom = session.graph.timing.now();
      const read = await readMyReviews(session.graph);
      const reviews = read.reviews.map((one) => ({
        ...one,
        items: session.answersIn(reviewRefOf(one.review), { items: one.items, at: readFrom }).items,
      }));
      // Stored here, so that a reviewer who leaves the page before the read ends still finds the inbox without a
      // network.
      storeSoon(session, INBOX_NAME, { ...read, reviews }, null);
      return { ...read, readFrom };
    },
  });
}

/** Every review in progress in which I am a reviewer. */
export function useMyReviews(): MyReviews {
  const session = useSession();
  const inbox = useQuery(inboxQuery(session));
  const pending = useQuery({
    queryKey: session.pendingKey(),
    queryFn: () => listPending(session.graph),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: inbox.isPending,
  });
  const { snapshot, deviceRead } = useSnapshot(INBOX_NAME, StoredInbox);
  const early = inbox.isPending && !snapshot ? pending.data : undefined;
  const read = inbox.data ?? snapshot?.value;
  const readFrom = inbox.data?.readFrom ?? snapshot?.keptAt ?? 0;
  const shown = useWithAnswers(read, readFrom);
  useStoreSnapshot(INBOX_NAME, inbox.isFetching || !inbox.data ? undefined : shown, null);
  const progress = useProgress(session, read, readFrom);
  const { userId: me } = useReviewer();
  const { clock } = session.graph.tenant;
  const arranged = useMemo(
    () => arrange(read, progress, early, { me, now: clock.now() }),
    [read, progress, early, me, clock],
  );
  const provisional = !read && inbox.isPending && arranged.waiting.length > 0;
  const failed = inbox.isError && deviceRead;
  return {
    ...arranged,
    state: read || provisional ? 'ready' : failed ? 'failed' : 'loading',
    provisional,
    asOf: inbox.data ? null : (snapshot?.keptAt ?? null),
    reads: shown?.reviews ?? NOTHING_READ,
    unread: read?.unread ?? 0,
    broken: read?.broken ?? false,
    problem: inbox.error ? toProblem(inbox.error) : null,
    reload: () => void inbox.refetch(),
    reloading: inbox.isRefetching,
  };
}

const NO_LISTS: readonly ListOf[] = [];

/** The list of reviews with the newest answers that Graph has shown. */
function useWithAnswers(read: MyReviewsRead | undefined, at: number): MyReviewsRead | undefined {
  const lists = useMemo(() => read?.reviews.map((one) => listOf(one, at)) ?? NO_LISTS, [read, at]);
  const answers = useAnswersOfReviews(lists);
  return useMemo(
    () =>
      read && {
        ...read,
        reviews: read.reviews.map((one, index) => ({ ...one, items: answers[index]?.items ?? one.items })),
      },
    [read, answers],
  );
}

const listOf = ({ review, items }: Pick<ReviewRead, 'review' | 'items'>, at: number): ListOf => ({
  ref: reviewRefOf(review),
  listed: { items, at },
});

/**
 * The progress of each review, counted from its rows. Where the review's own page has read all items, these are counted
 * instead of the inbox's first ones. Null for a stage that hasn't begun.
 */
function useProgress(
  session: Session,
  read: MyReviewsRead | undefined,
  at: number,
): readonly (Progress | null)[] {
  const whole = useWholeReviews(session, read);
  const counted = useMemo(
    () =>
      read?.reviews.map((one, index) => {
        const opened = whole[index];
        const { review, items, complete } = opened ?? one;
        return { ...listOf({ review, items }, opened?.readFrom ?? at), review, complete };
      }) ?? [],
    [read, at, whole],
  );
  const answers = useAnswersOfReviews(counted);
  return useMemo(
    () =>
      counted.map(({ review, complete }, index) =>
        progressIn(review, [...(answers[index]?.rows.values() ?? [])], complete),
      ),
    [counted, answers],
  );
}

/** The reviews that their own page has read completely and the inbox only in part; undefined for every other review. */
function useWholeReviews(session: Session, read: MyReviewsRead | undefined) {
  const subscribe = useCallback(
    (listener: () => void) => session.client.getQueryCache().subscribe(listener),
    [session],
  );
  const look = useMemo(
    () =>
      stableReader(
        () =>
          read?.reviews.map((one) => (one.complete ? undefined : session.wholeOf(reviewRefOf(one.review)))) ??
          [],
      ),
    [session, read],
  );
  return useSyncExternalStore(subscribe, look, look);
}

function arrange(
  read: MyReviewsRead | undefined,
  progress: readonly (Progress | null)[],
  early: Review[] | undefined,
  { me, now }: { me: string; now: number },
): ArrangedInbox {
  if (read)
    return arrangeInbox(
      read.reviews.map(({ review, resource, items, complete }, index) => ({
        review,
        resource,
        progress: progress[index] ?? null,
        whose: whoseAccesses(items, me, complete),
        byAccess: isByAccess(items),
      })),
      now,
    );
  const begun = early?.filter((review) => review.instance.status === 'InProgress') ?? [];
  if (begun.length === 0) return EMPTY;
  return arrangeInbox(
    begun.map((review) => ({ review, resource: null, progress: null, whose: null })),
    now,
  );
}
