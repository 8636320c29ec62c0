import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { readAccessFacts } from '../graph/access-facts';
import { readPrevious } from '../graph/previous';
import type { DecisionItem, Review } from '../review/model';
import type { RowAnswers } from '../review/row-answer';
import type { Known } from '../review/workspace/view';
import { useSession } from './graph-context';

/** Read once a visit: the instance before doesn't change any more, and who has what hardly does. */
const ONCE = { staleTime: Number.POSITIVE_INFINITY };

/**
 * All that is known beside a review's items: people, last time's answers, what limits a Deny. Asked for once the items
 * are all here, so that nothing stands before them; null for what isn't told. `only` asks the directory for one person.
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
