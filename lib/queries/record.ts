import { useMemo, useSyncExternalStore } from 'react';
import { isBusy } from '../outbox/recorder';
import type { ItemProgress } from '../review/item-state';
import type { Intent, ReviewRef } from '../review/model';
import { useSession } from './graph-context';

export interface Recording {
  /** Reads the items fresh, finds conflicts, sends by the cheapest harmless way, and reads back. */
  record(intents: Intent[]): void;
  /** Records each item's advice. `useAction` allows Graph's own action where it does exactly what is meant. */
  acceptAdvice(intents: Intent[], options: { useAction: boolean }): void;
  states: ReadonlyMap<string, ItemProgress>;
  /** Tries failed items again; all of them where none are named. */
  retry(itemIds?: string[]): void;
  /** Sends although somebody else answered. */
  replace(itemIds: string[]): void;
  /** Forgets choices that aren't being read or sent. */
  dismiss(itemIds: string[]): void;
  /** Whether anything has not come to rest. */
  busy: boolean;
}

/** Recording decisions in one review. What is on its way goes on while pages come and go. */
export function useRecord(ref: ReviewRef): Recording {
  const session = useSession();
  const recorder = session.recorder(ref);
  const states = useSyncExternalStore(recorder.subscribe, recorder.snapshot, recorder.snapshot);
  return useMemo(
    () => ({
      states,
      busy: [...states.values()].some(({ state }) => isBusy(state)),
      record: (intents) => recorder.record(intents),
      acceptAdvice: (intents, { useAction }) => recorder.record(intents, useAction),
      retry: (itemIds) => recorder.retry(itemIds),
      replace: (itemIds) => recorder.replace(itemIds),
      dismiss: (itemIds) => recorder.dismiss(itemIds),
    }),
    [states, recorder],
  );
}
