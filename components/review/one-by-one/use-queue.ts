'use client';
import { useCallback, useMemo, useState } from 'react';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { queueOf } from './queue';

export interface QueueItems {
  /** All items of the review: a decision can make the filter leave out a person who is still shown here. */
  all: readonly DecisionItem[];
  /** The items that match; the queue is made of them. */
  matching: readonly DecisionItem[];
}

/** Goes through a queue that is fixed at the start; each item is shown in its current state. */
export function useQueue({ all, matching }: QueueItems, known: Known, startAt: string | undefined) {
  const [{ queue, at }, setQueue] = useState(() => queueOf(matching, known, startAt));
  const byId = useMemo(() => new Map(all.map((item) => [item.id, item])), [all]);
  const queued = queue[at];
  const item = queued && (byId.get(queued.id) ?? queued);
  const go = useCallback(
    (step: 1 | -1) =>
      setQueue((old) => ({ ...old, at: Math.min(Math.max(old.at + step, 0), old.queue.length) })),
    [],
  );
  /** Begins again with the items that still aren't reviewed. */
  const restart = () => setQueue(queueOf(matching, known, undefined));
  return { item, before: queue[at - 1], at, count: queue.length, done: item === undefined, go, restart };
}
