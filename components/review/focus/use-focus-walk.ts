'use client';
import { useCallback, useMemo, useState } from 'react';
import type { DecisionItem } from '../../../lib/review/model';
import type { Known } from '../../../lib/review/workspace/view';
import { queueOf } from './focus-queue';

/** Goes through a queue that is fixed at the start; each item is shown in its current state. */
export function useFocusWalk(items: readonly DecisionItem[], known: Known, startAt: string | undefined) {
  const [{ ids, at }, setWalk] = useState(() => queueOf(items, known, startAt));
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const [last, setLast] = useState<DecisionItem | null>(null);
  const id = ids[at];
  // A decision can make the filter exclude a person: the list drops the person, but this view still shows
  // them.
  const fresh = id === undefined ? undefined : byId.get(id);
  if (fresh && fresh !== last) setLast(fresh);
  const item = fresh ?? (last?.id === id ? last : null);
  const go = useCallback(
    (step: 1 | -1) =>
      setWalk((walk) => ({ ...walk, at: Math.min(Math.max(walk.at + step, 0), walk.ids.length) })),
    [],
  );
  /** Begins again with the items that still aren't reviewed. */
  const restart = () => setWalk(queueOf(items, known, undefined));
  return { item, at, count: ids.length, done: at >= ids.length, go, restart };
}
