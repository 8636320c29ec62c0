import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { RowAnswers } from '../review/row-answer';
import type { Known } from '../review/workspace/view';
import { useSession } from './graph-context';
import { besideQueries, type KnownOf, peopleIn } from './known';
import { useSameList } from './use-same-list';

/** Everything known beside the items of several reviews, in their order. `lists` must stay the same object. */
export function useKnownTogether(lists: readonly KnownOf[], answers: RowAnswers): readonly Known[] {
  const session = useSession();
  const { people: store, reviewer } = session;
  const ids = useMemo(() => lists.flatMap(peopleIn), [lists]);
  useEffect(() => void store.want(ids), [store, ids]);
  const people = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  const queries = lists.map((list) => besideQueries(session, list));
  const previous = useSameList(
    useQueries({ queries: queries.map((each) => each.previous) }).map(({ data }) => data ?? null),
  );
  const access = useSameList(
    useQueries({ queries: queries.map((each) => each.access) }).map(({ data }) => data ?? null),
  );
  return useMemo(
    () =>
      lists.map(({ review }, at) => ({
        review,
        me: reviewer.userId,
        people,
        previous: previous[at] ?? null,
        access: access[at] ?? null,
        answers,
      })),
    [lists, reviewer, people, previous, access, answers],
  );
}
