import { type ItemProgress, type ItemState, isBusy } from '../review/item-state';
import type { OutboxEffects } from './effects';
import { type Pause, shown } from './live';
import type { Lives } from './lives';
import type { ActRecord, ReceiptEntry } from './log';
import type { Logbook } from './logbook';
import type { OutboxStatus } from './outbox';
import type { ToldState } from './tab-message';

export type States = ReadonlyMap<string, ItemProgress>;

/** While choices are on their way, the screen hears of it so often (ms); of thousands less often, as each time costs them all. */
const TELL_EVERY = 100;
const TELL_MANY_EVERY = 1_000;
const MANY = 1_000;

/** One review as the screen sees it. */
interface Shown {
  states: Map<string, ItemProgress>;
  snapshot: States;
  acts: readonly ActRecord[];
  receipts: readonly ReceiptEntry[];
}

/** What pages show of the outbox. Only what changed is looked at again, and told at most so often. */
export class Screen {
  readonly #effects: OutboxEffects;
  readonly #logbook: Logbook;
  readonly #lives: Lives;
  readonly #pause: () => Pause;
  readonly #shown = new Map<string, Shown>();
  readonly #dirty = new Map<string, Set<string>>();
  readonly #newReceipts = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #telling = false;
  status: OutboxStatus;

  constructor(effects: OutboxEffects, logbook: Logbook, lives: Lives, pause: () => Pause) {
    this.#effects = effects;
    this.#logbook = logbook;
    this.#lives = lives;
    this.#pause = pause;
    this.status = this.#countStatus();
  }

  of(review: string): Shown | undefined {
    return this.#shown.get(review);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Items that something changed for; they are told together, in a moment. */
  touch(review: string, itemIds: Iterable<string>): void {
    const dirty = this.#dirty.get(review) ?? new Set();
    this.#dirty.set(review, dirty);
    for (const itemId of itemIds) dirty.add(itemId);
    if (this.#telling) return;
    this.#telling = true;
    const many = (this.#logbook.folded.reviews.get(review)?.rows.size ?? 0) >= MANY;
    void this.#effects.sleep(many ? TELL_MANY_EVERY : TELL_EVERY).then(() => {
      this.#telling = false;
      this.publish();
    });
  }

  touchOpen(): void {
    for (const [review, { rows }] of this.#logbook.folded.reviews)
      this.touch(
        review,
        [...rows.values()].filter(({ open }) => open).map(({ itemId }) => itemId),
      );
  }

  /** Tells now: what the reviewer did isn't kept waiting. */
  publish(): void {
    if (this.#dirty.size > 0) {
      for (const [review, dirty] of this.#dirty) this.#show(review, dirty);
      this.#dirty.clear();
    }
    this.status = this.#countStatus();
    for (const listener of this.#listeners) listener();
  }

  clear(): void {
    this.#shown.clear();
    this.#dirty.clear();
    this.publish();
  }

  /** Receipts of a review have changed. */
  received(review: string): void {
    this.#newReceipts.add(review);
  }

  /** Tells other tabs what only this one knows of a review's items. */
  tell(review: string, itemIds: Iterable<string>): void {
    const rows = this.#logbook.folded.reviews.get(review)?.rows;
    const states: ToldState[] = [];
    for (const itemId of itemIds) {
      const live = this.#lives.find(review, itemId);
      if (!live?.theirs && !live?.problem) continue;
      const row = rows?.get(itemId);
      const state = this.#shown.get(review)?.states.get(itemId)?.state;
      if (row?.open && state && !isBusy(state)) states.push([itemId, row.actId, state]);
    }
    if (states.length > 0) this.#effects.tabs.post({ kind: 'states', review, states });
  }

  #show(review: string, dirty: ReadonlySet<string>): void {
    const log = this.#logbook.folded.reviews.get(review);
    if (!log) return;
    const known = this.#shown.get(review);
    const states = known?.states ?? new Map<string, ItemProgress>();
    const now = this.#effects.now();
    let changed = !known;
    for (const itemId of dirty) {
      const row = log.rows.get(itemId);
      const state = row && shown(row, this.#lives.find(review, itemId), this.#pause(), now);
      const before = states.get(itemId);
      if (!row || !state) changed = states.delete(itemId) || changed;
      else if (before?.intent !== row.intent || !isSame(before.state, state)) {
        states.set(itemId, { intent: row.intent, state });
        changed = true;
      }
    }
    const fresh = this.#newReceipts.delete(review) || !known;
    this.#shown.set(review, {
      states,
      snapshot: changed || !known ? new Map(states) : known.snapshot,
      acts: known?.acts.length === log.acts.length ? known.acts : [...log.acts],
      receipts: fresh ? [...log.receipts.values()] : known.receipts,
    });
    this.tell(review, dirty);
  }

  #countStatus(): OutboxStatus {
    let [waiting, needsYou, throttled] = [0, 0, 0];
    let oldest: number | null = null;
    let until = 0;
    for (const [review, { rows }] of this.#logbook.folded.reviews) {
      const states = this.#shown.get(review)?.states;
      for (const row of rows.values()) {
        if (!row.open) continue;
        const state = states?.get(row.itemId)?.state;
        if (state && !isBusy(state)) needsYou += 1;
        else waiting += 1;
        if (oldest === null || row.actAt < oldest) oldest = row.actAt;
        if (state?.step !== 'device' || !state.until) continue;
        throttled += 1;
        until = Math.max(until, state.until);
      }
    }
    const waitingUntil = throttled > 0 && throttled === waiting ? until : null;
    const { place, lostStore } = this.#logbook;
    return { place, lostStore, waiting, needsYou, paused: this.#pause(), waitingUntil, oldest };
  }
}

function isSame(one: ItemState, other: ItemState): boolean {
  if (one.step !== other.step) return false;
  if (one.step === 'device' && other.step === 'device')
    return one.waitsFor === other.waitsFor && one.until === other.until;
  if (one.step === 'saved' && other.step === 'saved') return one.at === other.at;
  return one.step === 'sending' || one.step === 'checking';
}
