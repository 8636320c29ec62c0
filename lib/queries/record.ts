import { useMemo, useSyncExternalStore } from 'react';
import type { ActRecord } from '../outbox/log';
import { type ItemProgress, isBusy } from '../review/item-state';
import type { Intent, Review, ReviewRef } from '../review/model';
import type { PastAct } from '../review/undo';
import { useSession } from './graph-context';
import { usePerReview } from './per-review';

export interface RecordOptions {
  /** The choices accept the advice, and Graph's own action may do it where it fits exactly. */
  accepting?: boolean;
}

export interface Recording {
  /** Keeps choices on the device and sees them through to Microsoft. */
  record(intents: readonly Intent[], options?: RecordOptions): void;
  states: ReadonlyMap<string, ItemProgress>;
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

type States = ReadonlyMap<string, ItemProgress>;

function anyBusy(states: States): boolean {
  for (const { state } of states.values()) if (isBusy(state)) return true;
  return false;
}

/** Where the choices of one review stand, by item id; the same object until one changes. */
export function useStates(ref: ReviewRef): States {
  const { outbox } = useSession();
  const read = () => outbox.states(ref);
  return useSyncExternalStore(outbox.subscribe, read, read);
}

/**
 * Recording decisions in one review, which is null until it is on screen: nobody decides before. What is on its way goes
 * on while pages come and go.
 */
export function useRecord(ref: ReviewRef, review: Review | null): Recording {
  const { outbox } = useSession();
  const states = useStates(ref);
  const acts = useSyncExternalStore(
    outbox.subscribe,
    () => outbox.acts(ref),
    () => outbox.acts(ref),
  );
  const { definitionId, instanceId } = ref;
  return useMemo(() => {
    const here = { definitionId, instanceId };
    return {
      states,
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

/** Where the choices of several reviews stand, by item id; the same object until one changes. */
export function useStatesTogether(refs: readonly ReviewRef[]): States {
  const { outbox } = useSession();
  const parts = usePerReview(outbox, refs, (ref) => outbox.states(ref));
  return useMemo(() => new Map(parts.flatMap((part) => [...part])), [parts]);
}

/** One reviewer's act over several reviews at once. */
export function useRecordMany(): (acts: readonly { review: Review; intents: readonly Intent[] }[]) => void {
  const { outbox } = useSession();
  return (acts) => {
    for (const { review, intents } of acts) if (intents.length > 0) void outbox.record(review, intents);
  };
}
