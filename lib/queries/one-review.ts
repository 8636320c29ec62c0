import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ReviewItems, readOneReview } from '../graph/one-review';
import { toProblem } from '../graph/problem';
import { KeptReview } from '../offline/kept-shapes';
import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { Problem } from '../review/problem';
import type { RowAnswers } from '../review/row-answer';
import { useAnswers } from './answers';
import { useSession } from './graph-context';
import { keepSoon, useKeep, useKept } from './kept';
import { freshOnFocus, type KeptSnapshot, reviewName, type Session, type Timed } from './session';

export interface OpenedReview {
  state: 'loading' | 'ready' | 'failed';
  review: Review | null;
  /** Each with the newest answer that Graph has shown. */
  items: DecisionItem[];
  /** What stands in their rows. */
  answers: RowAnswers;
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

/** How one review is read, for whoever shows it. */
export function reviewQuery(session: Session, ref: ReviewRef) {
  return { queryKey: session.reviewKey(ref), queryFn: () => readAndShow(session, ref) };
}

/** One review with my items. What the inbox or the device knows is shown at once, the rest as it comes. */
export function useReview(ref: ReviewRef): OpenedReview {
  const session = useSession();
  const query = useQuery({
    ...freshOnFocus,
    ...reviewQuery(session, ref),
    placeholderData: () => session.seed(ref),
  });
  const device = useKept(reviewName(ref), KeptReview);
  const read = query.data;
  // A begun list that grows would take away what the device has in full.
  const shown = useShown(ref, query, device, !(read?.complete ?? false));
  useKeepShown(reviewName(ref), shown, !query.isFetching && read?.complete === true);
  return shown;
}

/** Keeps on the device what the screen shows of a read, with the answers that came after it. */
export function useKeepShown(name: string, shown: OpenedReview, keepable: boolean): void {
  const { review, items, complete, total, asOf } = shown;
  const value = useMemo(
    () => (keepable && review && asOf === null ? { review, items, complete, total } : undefined),
    [keepable, review, items, complete, total, asOf],
  );
  useKeep(name, value, review?.instance.endsAt ?? null);
}

/** What the screen is told of a read, in whose place what the device kept is shown where there is some. */
export function useShown(
  ref: ReviewRef,
  query: UseQueryResult<Timed<ReviewItems>>,
  { kept, looked }: { kept: KeptSnapshot<ReviewItems> | null; looked: boolean },
  preferKept: boolean,
): OpenedReview {
  const read = query.data;
  const device = preferKept ? kept : null;
  const data = device?.value ?? read;
  const answers = useAnswers(ref, data?.items, device?.keptAt ?? read?.readFrom ?? 0);
  const failed = query.isError && looked;
  return {
    state: data ? 'ready' : failed ? 'failed' : 'loading',
    review: data?.review ?? null,
    items: answers.items,
    answers: answers.rows,
    complete: data?.complete ?? false,
    total: data?.total ?? null,
    problem: query.error ? toProblem(query.error) : read?.broken ? { code: 'brokenOff' } : null,
    asOf: device?.keptAt ?? null,
    readAt: read?.complete && !query.isPlaceholderData ? query.dataUpdatedAt || null : null,
    reload: () => void query.refetch(),
    reloading: query.isRefetching,
  };
}

/** Reads to the end and shows parts meanwhile, unless a complete list is on screen already. */
async function readAndShow(session: Session, ref: ReviewRef): Promise<Timed<ReviewItems>> {
  const key = session.reviewKey(ref);
  const readFrom = session.graph.timing.now();
  const read = await readOneReview(session.graph, ref, {
    onPart: (part) => {
      const shown = session.client.getQueryData<ReviewItems>(key) ?? session.seed(ref);
      if (!shown?.complete) session.client.setQueryData<Timed<ReviewItems>>(key, { ...part, readFrom });
    },
  });
  // Whoever leaves before it was all read finds it without a network all the same.
  if (read.complete) {
    const { items } = session.answersIn(ref, { items: read.items, at: readFrom });
    keepSoon(session, reviewName(ref), { ...read, items }, read.review.instance.endsAt);
  }
  return { ...read, readFrom };
}
