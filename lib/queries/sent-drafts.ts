import { type Draft, keepSentDrafts, narrowedAll, readSentDrafts, withReason } from '../drafts';
import type { Owner } from '../outbox/log';
import type { States } from '../outbox/model';
import type { Outbox } from '../outbox/outbox';
import type { Intent, ReviewRef } from '../review/model';

/** One act as drafts: its items with the same decision and reason share one. */
function draftsOf(intents: readonly Intent[], accepting: boolean): Draft[] {
  const drafts = new Map<string, { answer: string; reason: string; selection: string[] }>();
  for (const { itemId, decision, justification: reason } of intents) {
    const answer = accepting ? 'accept' : decision;
    const key = `${answer}\n${reason}`;
    const draft = drafts.get(key) ?? { answer, reason, selection: [] };
    drafts.set(key, draft);
    draft.selection.push(itemId);
  }
  return [...drafts.values()].map(({ answer, reason, selection }) => ({
    selection,
    answer,
    asked: null,
    typed: withReason([], { act: answer, itemIds: selection }, reason),
  }));
}

/**
 * Where the device stores no decisions: keeps each act that was given to the outbox as a draft in this tab, until its
 * decisions are seen saved. After a reload or a sign-in the review's page asks about them again.
 */
export class SentDrafts {
  readonly #outbox: Pick<Outbox, 'status' | 'states'>;
  readonly #owner: Owner;
  /** The reviews with such drafts of this page, and their states at the last look. */
  readonly #watched = new Map<string, { ref: ReviewRef; states: States }>();

  constructor(outbox: Pick<Outbox, 'status' | 'states'>, owner: Owner) {
    this.#outbox = outbox;
    this.#owner = owner;
  }

  /** Keeps an act, which takes its items from older ones. */
  keep(ref: ReviewRef, intents: readonly Intent[], accepting = false): void {
    if (this.#outbox.status().place === 'device' || intents.length === 0) return;
    const newer = new Set(intents.map(({ itemId }) => itemId));
    const older = narrowedAll(readSentDrafts(this.#keyOf(ref)), (itemId) => !newer.has(itemId));
    keepSentDrafts(this.#keyOf(ref), [...older, ...draftsOf(intents, accepting)]);
    this.#watched.set(ref.instanceId, { ref, states: this.#outbox.states(ref) });
  }

  /** The acts that this page's outbox doesn't know any more, oldest first. */
  lost(ref: ReviewRef): readonly Draft[] {
    const states = this.#outbox.states(ref);
    return narrowedAll(readSentDrafts(this.#keyOf(ref)), (itemId) => !states.has(itemId));
  }

  forget(ref: ReviewRef, itemIds: Iterable<string>): void {
    const gone = new Set(itemIds);
    const drafts = readSentDrafts(this.#keyOf(ref));
    const left = narrowedAll(drafts, (itemId) => !gone.has(itemId));
    if (left.some((draft, at) => draft !== drafts[at]) || left.length < drafts.length)
      keepSentDrafts(this.#keyOf(ref), left);
    if (left.length === 0) this.#watched.delete(ref.instanceId);
  }

  /** Forgets what is saved by now, or was saved and then replaced by somebody else. */
  readonly look = (): void => {
    for (const watched of this.#watched.values()) {
      const states = this.#outbox.states(watched.ref);
      if (states === watched.states) continue;
      watched.states = states;
      const done = [...states].filter(([, { state }]) => state.step === 'saved' || state.step === 'replaced');
      if (done.length > 0)
        this.forget(
          watched.ref,
          done.map(([itemId]) => itemId),
        );
    }
  };

  #keyOf({ instanceId }: ReviewRef) {
    return { ...this.#owner, instanceId };
  }
}
