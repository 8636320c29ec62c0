import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Known } from '../review/known';
import { hadInstanceBefore } from '../review/previous';
import type { RowAnswers } from '../review/row-answer';
import { useSession } from './graph-context';
import { isAwaited, type KnownOf, knownQueries, peopleIn } from './known';
import { useStableList } from './use-stable-list';

/** Everything known beside the items of several reviews, in their order. `lists` must stay the same object. */
export function useKnownOfReviews(lists: readonly KnownOf[], answers: RowAnswers): readonly Known[] {
  const session = useSession();
  const { people: store, reviewer } = session;
  const ids = useMemo(() => lists.flatMap(peopleIn), [lists]);
  useEffect(() => void store.want(ids), [store, ids]);
  const people = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  const queries = lists.map((list) => knownQueries(session, list));
  const reads = useQueries({ queries: queries.map((each) => each.previous) });
  const previous = useStableList(reads.map(({ data }) => data ?? null));
  const awaited = useStableList(reads.map(isAwaited));
  const access = useStableList(
    useQueries({ queries: queries.map((each) => each.access) }).map(({ data }) => data ?? null),
  );
  return useMemo(
    () =>
      lists.map(({ review }, at) => ({
        review,
        me: reviewer.userId,
        people,
        previous: previous[at] ?? null,
        awaitsPrevious: awaited[at] === true && hadInstanceBefore(review),
        access: access[at] ?? null,
        answers,
      })),
    [lists, reviewer, people, previous, awaited, access, answers],
  );
}
