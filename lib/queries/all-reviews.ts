import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReviewItems } from '../graph/one-review';
import { toProblem } from '../graph/problem';
import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { Problem } from '../review/problem';
import { reviewRefOf } from '../review/refs';
import type { RowAnswers } from '../review/row-answer';
import { type ListOf, useAnswersOfReviews } from './answers';
import { useSession } from './graph-context';
import { useMyReviews } from './my-reviews';
import { reviewQuery } from './one-review';
import type { Timed } from './session';
import { useStableList } from './use-stable-list';

export interface AllReviews {
  reviews: readonly { review: Review; items: DecisionItem[]; complete: boolean }[];
  /** The row answers of all items. */
  answers: RowAnswers;
  /**
   * True until all reviews are read for the first time. Later the reviews stay as they are while another one is read,
   * because a reviewer may be at work on them.
   */
  loading: boolean;
  /** Also set where a review of the table may be among those that the inbox couldn't read. */
  problem: Problem | null;
  /** Reads again what failed or broke off. */
  reload(): void;
  reloading: boolean;
}

const isOf = ({ definitionId, instanceId }: ReviewRef, { definition, instance }: Review) =>
  definition.id === definitionId && instance.id === instanceId;

const BROKEN_OFF: Problem = { code: 'brokenOff' };

/**
 * Every review in progress with all my items, for the table of people and access, except reviews about my own access
 * alone. `only` limits it to one review.
 */
export function useAllReviews(only: ReviewRef | null): AllReviews {
  const session = useSession();
  const { waiting, finished, state, provisional, ...inbox } = useMyReviews();
  const listed = useMemo(
    () =>
      provisional
        ? []
        : [...waiting, ...finished]
            .filter(({ whose, review }) => (only ? isOf(only, review) : whose !== 'own'))
            .map(({ review }) => review),
    [waiting, finished, provisional, only],
  );
  const reads = useQueries({
    queries: listed.map((review) => reviewQuery(session, reviewRefOf(review))),
  });
  const bad = reads.filter(({ error, data }) => error || data?.broken);
  const error = bad.find((read) => read.error)?.error;
  const partial = (inbox.unread > 0 || inbox.broken) && !(only && listed.length > 0);
  const own = error ? toProblem(error) : bad.length > 0 || partial ? BROKEN_OFF : null;
  const problem = inbox.problem ?? own;
  const pending = state === 'loading' || provisional || reads.some((read) => read.isPending);
  const read = useStableList(reads.flatMap(({ data }) => (data ? [data] : [])));
  const shownReads = useShownReads(only, read, !pending && (problem !== null || isWhole(read)));
  const known = shownReads ?? NOTHING_READ;
  const answersByList = useAnswersOfReviews(useMemo(() => known.map(listOf), [known]));
  const answers = useMemo(() => new Map(answersByList.flatMap(({ rows }) => [...rows])), [answersByList]);
  const reviews = useMemo(
    () =>
      known.map(({ review, complete }, at) =>
        withItems(review, answersByList[at]?.items ?? NO_ITEMS, complete),
      ),
    [known, answersByList],
  );
  return {
    reviews,
    answers,
    loading: shownReads === null,
    problem,
    reload: () => {
      if (inbox.problem || partial) inbox.reload();
      for (const read of bad) void read.refetch();
    },
    reloading: inbox.reloading || bad.some((read) => read.isRefetching),
  };
}

type ReadReviews = readonly Timed<ReviewItems>[];

const NOTHING_READ: ReadReviews = [];

const isWhole = (reads: ReadReviews): boolean => reads.every(({ complete }) => complete);

/**
 * The reviews to show, of those shown before and those read by now; `ready`: no read is under way that could add to
 * these. A set that isn't ready or has gaps never replaces one without gaps.
 */
export function readsToShow(
  before: ReadReviews | null,
  now: ReadReviews,
  ready: boolean,
): ReadReviews | null {
  return ready && (isWhole(now) || before === null || !isWhole(before)) ? now : before;
}

/** Keeps the reviews to show until better ones are read; another question, `only`, begins anew. */
function useShownReads(only: ReviewRef | null, reads: ReadReviews, ready: boolean): ReadReviews | null {
  const about = only && `${only.definitionId}/${only.instanceId}`;
  const [last, setLast] = useState<{ about: string | null; reads: ReadReviews | null }>({
    about,
    reads: null,
  });
  const next = readsToShow(last.about === about ? last.reads : null, reads, ready);
  if (next !== last.reads || about !== last.about) setLast({ about, reads: next });
  return next;
}

type ReviewRead = AllReviews['reviews'][number];

const NO_ITEMS: DecisionItem[] = [];
const made = new WeakMap<readonly DecisionItem[], ReviewRead>();

/** The same object while none of its parts changes: the table is made anew for new items only. */
function withItems(review: Review, items: DecisionItem[], complete: boolean): ReviewRead {
  const before = made.get(items);
  if (before?.review === review && before.complete === complete) return before;
  const now = { review, items, complete };
  if (items !== NO_ITEMS) made.set(items, now);
  return now;
}

const listOf = ({ review, items, readFrom }: Timed<ReviewItems>): ListOf => ({
  ref: reviewRefOf(review),
  listed: { items, at: readFrom },
});
