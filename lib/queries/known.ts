import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { readAccessFacts } from '../graph/access-facts';
import { readPrevious } from '../graph/previous';
import type { DecisionItem, Review } from '../review/model';
import type { RowAnswers } from '../review/row-answer';
import type { Known } from '../review/workspace/view';
import { useSession } from './graph-context';

/** Read once per visit: the instance before doesn't change any more, and the access that people have rarely does. */
const ONCE = { staleTime: Number.POSITIVE_INFINITY };

/**
 * Everything known beside a review's items: people, last time's answers, the rules that limit a Deny. Requested only
 * when all items are here, so that these requests don't delay the items; null for what Graph doesn't tell. `only`
 * limits the directory's answer to one person.
 */
export function useKnown(
  review: Review,
  items: readonly DecisionItem[],
  answers: RowAnswers,
  complete: boolean,
  only?: DecisionItem,
): Known {
  const session = useSession();
  const { graph, people: store, allowed, reviewer } = session;
  const { definition, instance } = review;
  const ref = { definitionId: definition.id, instanceId: instance.id };
  const one = only?.principal.id;
  const ids = useMemo(() => {
    if (one) return [one];
    return complete ? items.map(({ principal }) => principal.id) : [];
  }, [items, complete, one]);
  useEffect(() => void store.want(ids), [store, ids]);
  const people = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  const previous = useQuery({
    ...ONCE,
    queryKey: session.besideKey(ref, 'previous'),
    queryFn: () => readPrevious(graph, review),
    enabled: complete,
  });
  const alone = complete ? undefined : only;
  const access = useQuery({
    ...ONCE,
    queryKey: session.besideKey(ref, alone ? `access/${alone.id}` : 'access'),
    queryFn: () => readAccessFacts(graph, alone ? [alone] : items, allowed.optionalPermissions),
    enabled: complete || alone !== undefined,
  });
  const [before, facts] = [previous.data ?? null, access.data ?? null];
  return useMemo(
    () => ({ review, me: reviewer.userId, people, previous: before, access: facts, answers }),
    [review, reviewer, people, before, facts, answers],
  );
}
