import { useMemo, useSyncExternalStore } from 'react';
import type { Draft } from '../drafts';
import type { ActRecord } from '../outbox/log';
import type { Outbox } from '../outbox/outbox';
import { isBusy } from '../review/item-state';
import type { Intent, Review, ReviewRef } from '../review/model';
import { reviewRefOf } from '../review/refs';
import type { PastAct } from '../review/undo';
import { useSession } from './graph-context';
import { useOutboxPlace } from './outbox-status';

export interface RecordOptions {
  /**
   * The decisions accept the recommendations; Graph's own action may record them where it gives exactly these
   * decisions.
   */
  accepting?: boolean;
}

export interface Recording {
  /** Stores decisions on the device and sends them until Microsoft has saved them. */
  record(intents: readonly Intent[], options?: RecordOptions): void;
  /** Tries again the decisions that need the reviewer: those of the named items, or all of them. */
  retry(itemIds?: readonly string[]): void;
  /** Sends the decisions although somebody else has answered. */
  replace(itemIds: readonly string[]): void;
  /**
   * Lets go of decisions that need the reviewer, and forgets that others were saved. Resolves with the items whose
   * decision is gone: what is being sent right now stays.
   */
  dismiss(itemIds: readonly string[]): Promise<readonly string[]>;
  /** Whether any decision is still on its way. */
  busy: boolean;
  /** The acts of this device, newest first. */
  acts: readonly PastAct[];
  /** False where this browser stores nothing: then leaving the page loses what isn't saved. */
  onDevice: boolean;
  /** The acts, as drafts, that a page of this tab gave to its outbox and that were lost with the page; oldest first. */
  lost(): readonly Draft[];
  /** These items of lost acts are asked about, or need no question. */
  forgetLost(itemIds: Iterable<string>): void;
}

function anyBusy(states: ReturnType<Outbox['states']>): boolean {
  for (const { state } of states.values()) if (isBusy(state)) return true;
  return false;
}

/**
 * Records decisions in one review. `review` is null until the review is on screen; nobody can decide before. Sending
 * continues while pages come and go.
 */
export function useRecord(ref: ReviewRef, review: Review | null): Recording {
  const { outbox, sent } = useSession();
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
  const onDevice = useOutboxPlace() === 'device';
  const { definitionId, instanceId } = ref;
  return useMemo(() => {
    const here = { definitionId, instanceId };
    return {
      busy: anyBusy(states),
      acts: acts as readonly ActRecord[],
      onDevice,
      record: (intents, options) => {
        if (!review) throw new Error('A decision was made about a review that was not read.');
        // Whether the device keeps them is known once it was tried.
        void outbox.record(review, intents, options).then(() => sent.keep(here, intents, options?.accepting));
      },
      retry: (itemIds) => outbox.retry(here, itemIds),
      replace: (itemIds) => {
        sent.keep(
          here,
          itemIds.flatMap((itemId) => states.get(itemId)?.intent ?? []),
        );
        outbox.replace(here, itemIds);
      },
      dismiss: async (itemIds) => {
        const gone = await outbox.dismiss(here, itemIds);
        sent.forget(here, gone);
        return gone;
      },
      lost: () => sent.lost(here),
      forgetLost: (itemIds) => sent.forget(here, itemIds),
    };
  }, [states, acts, onDevice, review, outbox, sent, definitionId, instanceId]);
}

/** Records one act over several reviews at once. */
export function useRecordMany(): (acts: readonly { review: Review; intents: readonly Intent[] }[]) => void {
  const { outbox, sent } = useSession();
  return (acts) => {
    for (const { review, intents } of acts) {
      if (intents.length === 0) continue;
      void outbox.record(review, intents).then(() => sent.keep(reviewRefOf(review), intents));
    }
  };
}
