import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ReviewItems, readOneReview } from '../graph/one-review';
import { toProblem } from '../graph/problem';
import { StoredReview } from '../offline/stored-shapes';
import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { Problem } from '../review/problem';
import type { RowAnswers } from '../review/row-answer';
import { useAnswers } from './answers';
import { useSession } from './graph-context';
import { freshOnFocus, reviewName, type Session, type StoredSnapshot, type Timed } from './session';
import { storeSoon, useSnapshot, useStoreSnapshot } from './snapshot';

export interface OpenedReview {
  state: 'loading' | 'ready' | 'failed';
  review: Review | null;
  /** Each item has the newest answer that Graph has shown. */
  items: DecisionItem[];
  /**
   * The items as the list was read, without later answers. The array stays the same while decisions come, so that what
   * depends on people and access alone is not computed again.
   */
  listed: readonly DecisionItem[];
  /** The row answers of the items. */
  answers: RowAnswers;
  /** Whether all my items are here. */
  complete: boolean;
  /** How many items there are in all; null until Graph tells. */
  total: number | null;
  /** Also set beside `ready`: when a later read failed and older data is shown, or when the list broke off. */
  problem: Problem | null;
  /** When this device stored the data shown (ms since 1970); null for data read from Graph in this visit. */
  asOf: number | null;
  /**
   * When the data shown was read from Graph, ms since 1970: the end of the last complete read; where a read failed or
   * broke off, the beginning of the read that gave what is shown. Null while the first read lasts.
   */
  readAt: number | null;
  reload(): void;
  reloading: boolean;
}

const NONE: readonly DecisionItem[] = [];

/** How one review is read, for every page that shows it. */
export function reviewQuery(session: Session, ref: ReviewRef) {
  return { queryKey: session.reviewKey(ref), queryFn: () => readAndShow(session, ref) };
}

/** One review with my items. Shows at once what the inbox or the device knows, and the rest as it arrives. */
export function useReview(ref: ReviewRef): OpenedReview {
  const session = useSession();
  const reading = useSeeded(ref, reviewQuery(session, ref));
  const { query, read } = reading;
  const device = useSnapshot(reviewName(ref), StoredReview);
  // An incomplete list that grows would hide rows which the device has stored, so the device's complete list is shown.
  const shown = useShown(ref, reading, device, !(read?.complete ?? false));
  useStoreShown(reviewName(ref), shown, !query.isFetching && query.data?.complete === true);
  return shown;
}

/**
 * Reads a review. `read` is what Graph answered; before that, and where the read failed, what the inbox knows of the
 * review.
 */
export function useSeeded(ref: ReviewRef, how: ReturnType<typeof reviewQuery>) {
  const session = useSession();
  const { definitionId, instanceId } = ref;
  const query = useQuery({ ...freshOnFocus, ...how, placeholderData: () => session.seed(ref) });
  const failed = query.isError && query.data === undefined;
  const seed = useMemo(
    () => (failed ? session.seed({ definitionId, instanceId }) : undefined),
    [failed, session, definitionId, instanceId],
  );
  return { query, read: query.data ?? seed };
}

/** Stores on the device what the screen shows of a read, with the answers that came after the read. */
export function useStoreShown(name: string, shown: OpenedReview, isStorable: boolean): void {
  const { review, items, complete, total, asOf } = shown;
  const value = useMemo(
    () => (isStorable && review && asOf === null ? { review, items, complete, total } : undefined),
    [isStorable, review, items, complete, total, asOf],
  );
  useStoreSnapshot(name, value, review?.instance.endsAt ?? null);
}

/** What the screen shows: the data read from Graph, or the device's copy when there is one and `preferKept` is true. */
export function useShown(
  ref: ReviewRef,
  { query, read }: ReturnType<typeof useSeeded>,
  { snapshot, deviceRead }: { snapshot: StoredSnapshot<ReviewItems> | null; deviceRead: boolean },
  preferSnapshot: boolean,
): OpenedReview {
  const device = preferSnapshot ? snapshot : null;
  const data = device?.value ?? read;
  const answers = useAnswers(ref, data?.items, device?.keptAt ?? read?.readFrom ?? 0);
  const failed = query.isError && deviceRead;
  const problem = query.error ? toProblem(query.error) : read?.broken ? { code: 'brokenOff' as const } : null;
  const whole = query.data?.complete && !query.isPlaceholderData ? query.dataUpdatedAt || null : null;
  return {
    state: data ? 'ready' : failed ? 'failed' : 'loading',
    review: data?.review ?? null,
    items: answers.items,
    listed: data?.items ?? NONE,
    answers: answers.rows,
    complete: data?.complete ?? false,
    total: data?.total ?? null,
    problem,
    asOf: device?.keptAt ?? null,
    readAt: whole ?? (problem && read ? read.readFrom : null),
    reload: () => void query.refetch(),
    reloading: query.isRefetching,
  };
}

/** Reads a review to its end. Shows the parts as they arrive, unless a complete list is on screen already. */
async function readAndShow(session: Session, ref: ReviewRef): Promise<Timed<ReviewItems>> {
  const key = session.reviewKey(ref);
  const readFrom = session.graph.timing.now();
  const read = await readOneReview(session.graph, ref, {
    onPart: (part) => {
      const shown = session.client.getQueryData<ReviewItems>(key) ?? session.seed(ref);
      if (!shown?.complete) session.client.setQueryData<Timed<ReviewItems>>(key, { ...part, readFrom });
    },
  });
  // Stored here, so that a reviewer who leaves the page before the read ends still finds the review without a network.
  if (read.complete) {
    const { items } = session.answersIn(ref, { items: read.items, at: readFrom });
    storeSoon(session, reviewName(ref), { ...read, items }, read.review.instance.endsAt);
  }
  return { ...read, readFrom };
}
