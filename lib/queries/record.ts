import { useMemo, useSyncExternalStore } from 'react';
import type { ActRecord } from '../outbox/log';
import type { Outbox } from '../outbox/outbox';
import { isBusy } from '../review/item-state';
import type { Intent, Review, ReviewRef } from '../review/model';
import type { PastAct } from '../review/undo';
import { useSession } from './graph-context';

export interface RecordOptions {
  /** The choices accept the advice, and Graph's own action may do it where it fits exactly. */
  accepting?: boolean;
}

export interface Recording {
  /** Keeps choices on the device and sees them through to Microsoft. */
  record(intents: readonly Intent[], options?: RecordOptions): void;
  /** Tries again what needs the reviewer; all of it where none is named. */
  retry(itemIds?: readonly string[]): void;
  /** Sends although somebody else answered. */
  replace(itemIds: readonly string[]): void;
  /** Lets go of choices that came to rest without being recorded. */
  dismiss(itemIds: readonly string[]): void;
  /** Whether anything has not come to rest. */
  busy: boolean;
  /** What was decided from this device, newest first. */
  acts: readonly PastAct[];
  /** False where this browser keeps nothing: then leaving the page loses what isn't saved. */
  kept: boolean;
}

function anyBusy(states: ReturnType<Outbox['states']>): boolean {
  for (const { state } of states.values()) if (isBusy(state)) return true;
  return false;
}

/**
 * Recording decisions in one review, which is null until it is on screen: nobody decides before. What is on its way goes
 * on while pages come and go.
 */
export function useRecord(ref: ReviewRef, review: Review | null): Recording {
  const { outbox } = useSession();
  const states = useSyncExternalStore(
    outbox.subscribe,
    () => outbox.states(ref),
    () => outbox.states(ref),
  );
  const acts = useSyncExternalStore(
    outbox.subscribe,
    () => outbox.acts(ref),
    () => outbox.acts(ref),
  );
  const { definitionId, instanceId } = ref;
  return useMemo(() => {
    const here = { definitionId, instanceId };
    return {
      busy: anyBusy(states),
      acts: acts as readonly ActRecord[],
      kept: outbox.status().place === 'device',
      record: (intents, options) => {
        if (!review) throw new Error('A decision was made about a review that was not read.');
        void outbox.record(review, intents, options);
      },
      retry: (itemIds) => outbox.retry(here, itemIds),
      replace: (itemIds) => outbox.replace(here, itemIds),
      dismiss: (itemIds) => void outbox.dismiss(here, itemIds),
    };
  }, [states, acts, review, outbox, definitionId, instanceId]);
}

/** One reviewer's act over several reviews at once. */
export function useRecordMany(): (acts: readonly { review: Review; intents: readonly Intent[] }[]) => void {
  const { outbox } = useSession();
  return (acts) => {
    for (const { review, intents } of acts) if (intents.length > 0) void outbox.record(review, intents);
  };
}
