import { useMemo, useSyncExternalStore } from 'react';
import type { Draft } from '../drafts';
import { actsIn } from '../outbox/act-record';
import type { Outbox } from '../outbox/outbox';
import type { ReviewWithItems } from '../review/grid/model';
import { isBusy } from '../review/item-state';
import { mergedActs } from '../review/merged-acts';
import type { Intent, Review, ReviewRef } from '../review/model';
import { reviewRefOf } from '../review/refs';
import type { PastAct } from '../review/undo';
import { useSession } from './graph-context';
import { useOutboxPlace } from './outbox-status';
import type { Session } from './session';
import { stableReader } from './stable-reader';

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

type Senders = Pick<Session, 'outbox' | 'sent'>;

/** Of the items only those with a decision of this device in the review are replaced. */
function replaceIn({ outbox, sent }: Senders, here: ReviewRef, itemIds: readonly string[]): void {
  const states = outbox.states(here);
  sent.keep(
    here,
    itemIds.flatMap((itemId) => states.get(itemId)?.intent ?? []),
  );
  outbox.replace(here, itemIds);
}

async function dismissIn(
  { outbox, sent }: Senders,
  here: ReviewRef,
  itemIds: readonly string[],
): Promise<readonly string[]> {
  const gone = await outbox.dismiss(here, itemIds);
  sent.forget(here, gone);
  return gone;
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
  const ofStage = useMemo(() => (review ? actsIn(review, acts) : []), [review, acts]);
  return useMemo(() => {
    const here = { definitionId, instanceId };
    return {
      busy: anyBusy(states),
      acts: ofStage,
      onDevice,
      record: (intents, options) => {
        if (!review) throw new Error('A decision was made about a review that was not read.');
        // Whether the device keeps them is known once it was tried.
        void outbox.record(review, intents, options).then(() => sent.keep(here, intents, options?.accepting));
      },
      retry: (itemIds) => outbox.retry(here, itemIds),
      replace: (itemIds) => replaceIn({ outbox, sent }, here, itemIds),
      dismiss: (itemIds) => dismissIn({ outbox, sent }, here, itemIds),
      lost: () => sent.lost(here),
      forgetLost: (itemIds) => sent.forget(here, itemIds),
    };
  }, [states, ofStage, onDevice, review, outbox, sent, definitionId, instanceId]);
}

/** Decisions in one review. */
export interface IntentsIn {
  review: Review;
  intents: readonly Intent[];
}

/** Records one act over several reviews at once. */
export function useRecordMany(): (acts: readonly IntentsIn[]) => void {
  const { outbox, sent } = useSession();
  return (acts) => {
    const some = acts.filter(({ intents }) => intents.length > 0);
    void outbox.recordMany(some).then(() => {
      for (const { review, intents } of some) sent.keep(reviewRefOf(review), intents);
    });
  };
}

/** The decisions of this device in several reviews, as in `Recording`. */
export interface ManyRecordings
  extends Pick<Recording, 'busy' | 'acts' | 'onDevice' | 'replace' | 'dismiss'> {
  record(intents: readonly Intent[]): void;
  /** Tries again all decisions that need the reviewer. */
  retryAll(): void;
}

/** Records decisions in several reviews, and tells their acts: one over several reviews is one act. */
export function useRecordings(reviews: readonly ReviewWithItems[]): ManyRecordings {
  const { outbox, sent } = useSession();
  const recordMany = useRecordMany();
  const refs = useMemo(() => reviews.map(({ review }) => reviewRefOf(review)), [reviews]);
  const readStates = useMemo(() => stableReader(() => refs.map((ref) => outbox.states(ref))), [outbox, refs]);
  const readActs = useMemo(() => stableReader(() => refs.map((ref) => outbox.acts(ref))), [outbox, refs]);
  const states = useSyncExternalStore(outbox.subscribe, readStates, readStates);
  const acts = useSyncExternalStore(outbox.subscribe, readActs, readActs);
  const onDevice = useOutboxPlace() === 'device';
  return {
    busy: useMemo(() => states.some(anyBusy), [states]),
    acts: useMemo(
      () => mergedActs(reviews.map(({ review }, at) => actsIn(review, acts[at] ?? []))),
      [reviews, acts],
    ),
    onDevice,
    record: (intents) => {
      const wanted = new Map(intents.map((intent) => [intent.itemId, intent]));
      recordMany(
        reviews.map(({ review, items }) => ({
          review,
          intents: items.flatMap(({ id }) => wanted.get(id) ?? []),
        })),
      );
    },
    replace: (itemIds) => {
      for (const ref of refs) replaceIn({ outbox, sent }, ref, itemIds);
    },
    retryAll: () => {
      for (const ref of refs) outbox.retry(ref);
    },
    dismiss: async (itemIds) => {
      const gone = await Promise.all(refs.map((ref) => dismissIn({ outbox, sent }, ref, itemIds)));
      return gone.flat();
    },
  };
}
