import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { type ReviewItems, readOneReview } from '../graph/one-review';
import { toProblem } from '../graph/problem';
import { KeptReview } from '../offline/kept-shapes';
import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { Problem } from '../review/problem';
import { useSession } from './graph-context';
import { keepSoon, useKeep, useKept } from './kept';
import { withOwnAnswers } from './own-answers';
import { freshOnFocus, type Kept, reviewName, type Session } from './session';

export interface OneReview {
  state: 'loading' | 'ready' | 'failed';
  review: Review | null;
  items: DecisionItem[];
  /** Whether all my items are here. */
  complete: boolean;
  /** How many there are in all, once told. */
  total: number | null;
  /** Set beside `ready` where a later read failed, and what is shown is as of before, or where the list broke off. */
  problem: Problem | null;
  /** When what is shown was kept by this device (ms since 1970); null for what Graph said in this visit. */
  asOf: number | null;
  /** When the last complete read from Graph ended (ms since 1970); null before there was one. */
  readAt: number | null;
  reload(): void;
  reloading: boolean;
}

const NO_ITEMS: DecisionItem[] = [];
const NO_RECEIPTS: ReturnType<Session['outbox']['receipts']> = [];

/** How one review is read, for whoever shows it. */
export function reviewQuery(session: Session, ref: ReviewRef) {
  return { queryKey: session.reviewKey(ref), queryFn: () => readAndShow(session, ref) };
}

/** One review with my items. What the inbox or the device knows is shown at once, the rest as it comes. */
export function useReview(ref: ReviewRef): OneReview {
  const session = useSession();
  const query = useQuery({
    ...freshOnFocus,
    ...reviewQuery(session, ref),
    placeholderData: () => session.seed(ref),
  });
  const device = useKept(reviewName(ref), KeptReview);
  const read = query.data;
  useKeep(
    reviewName(ref),
    query.isFetching || !read?.complete ? undefined : read,
    read?.review.instance.endsAt ?? null,
  );
  // A begun list that grows would take away what the device has in full.
  return useShown(ref, query, device, !(read?.complete ?? false));
}

/** What the screen is told of a read, in whose place what the device kept is shown where there is some. */
export function useShown(
  ref: ReviewRef,
  query: UseQueryResult<ReviewItems>,
  { kept, looked }: { kept: Kept<ReviewItems> | null; looked: boolean },
  preferKept: boolean,
): OneReview {
  const session = useSession();
  const read = query.data;
  const fromDevice = kept !== null && preferKept;
  const receipts = useReceiptsHere(session, ref, fromDevice);
  const own = useMemo(() => {
    if (!fromDevice) return undefined;
    const { value, keptAt } = kept;
    return {
      ...value,
      items: withOwnAnswers({ value: value.items, keptAt }, receipts, session.reviewer),
    };
  }, [fromDevice, kept, receipts, session]);
  const data = own ?? read;
  const failed = query.isError && looked;
  return {
    state: data ? 'ready' : failed ? 'failed' : 'loading',
    review: data?.review ?? null,
    items: data?.items ?? NO_ITEMS,
    complete: data?.complete ?? false,
    total: data?.total ?? null,
    problem: query.error ? toProblem(query.error) : read?.broken ? { code: 'brokenOff' } : null,
    asOf: fromDevice ? kept.keptAt : null,
    readAt: read?.complete && !query.isPlaceholderData ? query.dataUpdatedAt || null : null,
    reload: () => void query.refetch(),
    reloading: query.isRefetching,
  };
}

/** What this device has read back of its own choices, where that is asked. */
function useReceiptsHere({ outbox }: Session, ref: ReviewRef, asked: boolean) {
  const read = () => (asked ? outbox.receipts(ref) : NO_RECEIPTS);
  return useSyncExternalStore(outbox.subscribe, read, read);
}

/** Reads to the end and shows parts meanwhile, unless a complete list is on screen already. */
async function readAndShow(session: Session, ref: ReviewRef): Promise<ReviewItems> {
  const key = session.reviewKey(ref);
  const readFrom = session.graph.timing.now();
  const current = (part: ReviewItems) => ({ ...part, items: session.withRecorded(part.items, readFrom) });
  const read = await readOneReview(session.graph, ref, {
    onPart: (part) => {
      const shown = session.client.getQueryData<ReviewItems>(key) ?? session.seed(ref);
      if (!shown?.complete) session.client.setQueryData<ReviewItems>(key, current(part));
    },
  });
  const whole = current(read);
  // Whoever leaves before it was all read finds it without a network all the same.
  if (whole.complete) keepSoon(session, reviewName(ref), whole, whole.review.instance.endsAt);
  return whole;
}
