import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Answers, Listed } from '../answers/store';
import type { ReviewRef } from '../review/model';
import { useSession } from './graph-context';
import { stableReader } from './stable-reader';

const NOTHING: Answers = { items: [], rows: new Map() };

/** A list of a review's items; `listed` is null while the list isn't there yet. */
export interface ListOf {
  ref: ReviewRef;
  listed: Listed | null;
}

/** The answers of several reviews' lists, in the order of the lists; the same object until one of them changes. */
export function useAnswersOfReviews(lists: readonly ListOf[]): readonly Answers[] {
  const session = useSession();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [
        session.outbox.subscribe(listener),
        ...lists.map(({ ref }) => session.answersOf(ref).subscribe(listener)),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [session, lists],
  );
  const read = useMemo(
    () =>
      stableReader(() => lists.map(({ ref, listed }) => (listed ? session.answersIn(ref, listed) : NOTHING))),
    [session, lists],
  );
  return useSyncExternalStore(subscribe, read, read);
}

/** The answers of one review's list; the same object until an answer changes. */
export function useAnswers(ref: ReviewRef, items: Listed['items'] | undefined, at: number): Answers {
  const { definitionId, instanceId } = ref;
  const lists = useMemo(
    () => [{ ref: { definitionId, instanceId }, listed: items ? { items, at } : null }],
    [definitionId, instanceId, items, at],
  );
  return useAnswersOfReviews(lists)[0] ?? NOTHING;
}
