import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReviewItems } from '../graph/one-review';
import { toProblem } from '../graph/problem';
import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { Problem } from '../review/problem';
import type { RowAnswers } from '../review/row-answer';
import { type ListOf, useAnswersTogether } from './answers';
import { useSession } from './graph-context';
import { useMyReviews } from './my-reviews';
import { reviewQuery } from './one-review';
import type { Timed } from './session';
import { useSameList } from './use-same-list';

export interface ReviewsTogether {
  reviews: readonly { review: Review; items: DecisionItem[]; complete: boolean }[];
  /** The row answers of all items. */
  answers: RowAnswers;
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
export function useReviewsTogether(only: ReviewRef | null): ReviewsTogether {
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
    queries: listed.map(({ definition, instance }) =>
      reviewQuery(session, { definitionId: definition.id, instanceId: instance.id }),
    ),
  });
  const bad = reads.filter(({ error, data }) => error || data?.broken);
  const error = bad.find((read) => read.error)?.error;
  const partial = (inbox.unread > 0 || inbox.broken) && !(only && listed.length > 0);
  const own = error ? toProblem(error) : bad.length > 0 || partial ? BROKEN_OFF : null;
  const known = useSameList(reads.flatMap(({ data }) => (data ? [data] : [])));
  const together = useAnswersTogether(useMemo(() => known.map(listOf), [known]));
  const answers = useMemo(() => new Map(together.flatMap(({ rows }) => [...rows])), [together]);
  const reviews = useMemo(
    () => known.map(({ review, complete }, at) => ({ review, complete, items: together[at]?.items ?? [] })),
    [known, together],
  );
  return {
    reviews,
    answers,
    loading: state === 'loading' || provisional || reads.some((read) => read.isPending),
    problem: inbox.problem ?? own,
    reload: () => {
      if (inbox.problem || partial) inbox.reload();
      for (const read of bad) void read.refetch();
    },
    reloading: inbox.reloading || bad.some((read) => read.isRefetching),
  };
}

const listOf = ({ review, items, readFrom }: Timed<ReviewItems>): ListOf => ({
  ref: { definitionId: review.definition.id, instanceId: review.instance.id },
  listed: { items, at: readFrom },
});
