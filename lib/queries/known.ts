import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { readAccessFacts } from '../graph/access-facts';
import { readPrevious } from '../graph/previous';
import type { Known } from '../review/known';
import type { DecisionItem, Review } from '../review/model';
import { hadInstanceBefore } from '../review/previous';
import { reviewRefOf } from '../review/refs';
import type { RowAnswers } from '../review/row-answer';
import { useSession } from './graph-context';
import type { Session } from './session';

/** Read once per visit: the instance before doesn't change any more, and the access that people have rarely does. */
const ONCE = { staleTime: Number.POSITIVE_INFINITY };

/** The items of a review, as what is known beside them is asked for. */
export interface KnownOf {
  review: Review;
  items: readonly DecisionItem[];
  /** Whether these are all my items: only then is asked about all of them. */
  complete: boolean;
  /** Limits the directory's answer to one person. */
  only: DecisionItem | undefined;
}

/** The ids of the people about whom the directory is asked. */
export function peopleIn({ items, complete, only }: Omit<KnownOf, 'review'>): string[] {
  if (only?.principal.id) return [only.principal.id];
  return complete ? items.map(({ principal }) => principal.id) : [];
}

/**
 * Whether the first read hasn't ended. A failed read that is tried again is pending again, but nothing new is
 * expected of it.
 */
export const isAwaited = ({ isPending, isFetched }: { isPending: boolean; isFetched: boolean }): boolean =>
  isPending && !isFetched;

/** How last time's answers and the rules that limit a Deny are read. */
export function knownQueries(session: Session, { review, items, complete, only }: KnownOf) {
  const { graph, allowed } = session;
  const ref = reviewRefOf(review);
  const alone = complete ? undefined : only;
  return {
    previous: {
      ...ONCE,
      queryKey: session.knownKey(ref, 'previous'),
      queryFn: () => readPrevious(graph, review),
      enabled: complete,
    },
    access: {
      ...ONCE,
      queryKey: session.knownKey(ref, alone ? `access/${alone.id}` : 'access'),
      queryFn: () => readAccessFacts(graph, alone ? [alone] : items, allowed.optionalPermissions),
      enabled: complete || alone !== undefined,
    },
  };
}

interface KnownOptions {
  /** Limits the directory's answer to one person. */
  only?: DecisionItem;
  /** Whether more items are being read: last time's answers are requested after them. */
  loading?: boolean;
}

/**
 * Everything known beside a review's items: people, last time's answers, the rules that limit a Deny. Requested only
 * when all items are here, so that these requests don't delay the items; null for what Graph doesn't tell.
 */
export function useKnown(
  review: Review,
  items: readonly DecisionItem[],
  answers: RowAnswers,
  complete: boolean,
  { only, loading = false }: KnownOptions = {},
): Known {
  const session = useSession();
  const { people: store, reviewer } = session;
  const ids = useMemo(() => peopleIn({ items, complete, only }), [items, complete, only]);
  useEffect(() => void store.want(ids), [store, ids]);
  const people = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  const queries = knownQueries(session, { review, items, complete, only });
  const previous = useQuery(queries.previous);
  const access = useQuery(queries.access);
  const [before, facts] = [previous.data ?? null, access.data ?? null];
  const awaitsPrevious = (complete ? isAwaited(previous) : loading) && hadInstanceBefore(review);
  return useMemo(
    () => ({ review, me: reviewer.userId, people, previous: before, awaitsPrevious, access: facts, answers }),
    [review, reviewer, people, before, awaitsPrevious, facts, answers],
  );
}
