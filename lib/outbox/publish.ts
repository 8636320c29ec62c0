import { type ItemProgress, type ItemState, isBusy } from '../review/item-state';
import type { ReceiptWrite } from '../review/receipt/model';
import type { ActRecord } from './log';
import type { OutboxRow, OutboxStatus, Pause, States } from './model';
import { sendsForThis } from './sends';
import type { OutboxState } from './state';
import type { TabItem } from './tab-item';
import type { ReportedState } from './tab-message';

/**
 * How often pages are told about choices on their way, in ms; less often for `MANY` choices, because each time all rows
 * are computed again.
 */
const PUBLISH_EVERY = 100;
const PUBLISH_MANY_EVERY = 1_000;
const MANY = 1_000;

/** One review as the pages see it. */
interface PublishedReview {
  states: Map<string, ItemProgress>;
  snapshot: States;
  acts: readonly ActRecord[];
  receipts: readonly ReceiptWrite[];
}

/** What pages show of the outbox. It computes only what changed, and publishes at most every `PUBLISH_EVERY` ms. */
export class Publisher {
  readonly #state: OutboxState;
  readonly #reviews = new Map<string, PublishedReview>();
  /** The changed items that aren't published yet, by review. */
  readonly #dirty = new Map<string, Set<string>>();
  readonly #listeners = new Set<() => void>();
  #isComing = false;
  #status: OutboxStatus;

  constructor(state: OutboxState) {
    this.#state = state;
    this.#status = this.#countStatus();
    state.onChange((review, itemIds) => this.#touch(review, itemIds));
    state.uplink.listen(() => {
      this.#touchAll();
      this.publish();
    });
  }

  get status(): OutboxStatus {
    return this.#status;
  }

  of(review: string): PublishedReview | undefined {
    return this.#reviews.get(review);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Publishes now, so that the reviewer's own act shows at once. */
  publish(): void {
    for (const [review, dirty] of this.#dirty) this.#renew(review, dirty);
    this.#dirty.clear();
    this.#status = this.#countStatus();
    for (const listener of this.#listeners) listener();
  }

  /** Publishes at once when records moved from memory to the device, or when the device lost some. */
  checkStore(): void {
    const { place, lostStore } = this.#state.log;
    if (place !== this.#status.place || lostStore !== this.#status.lostStore) this.publish();
  }

  clear(): void {
    this.#reviews.clear();
    this.#dirty.clear();
    this.publish();
  }

  /** Tells other tabs what only this tab knows of a review's items. */
  reportToTabs(review: string, itemIds: Iterable<string>): void {
    const states: ReportedState[] = [];
    for (const itemId of itemIds) {
      const item = this.#state.findItem(review, itemId);
      if (!item?.theirs && !item?.problem) continue;
      const row = this.#state.row(review, itemId);
      const state = this.#reviews.get(review)?.states.get(itemId)?.state;
      if (row?.open && state && !isBusy(state)) states.push([itemId, row.actId, state]);
    }
    if (states.length > 0) this.#state.effects.tabs.post({ kind: 'states', review, states });
  }

  /** Publishes these items together, after a moment. */
  #touch(review: string, itemIds: Iterable<string>): void {
    const dirty = this.#dirty.get(review) ?? new Set();
    this.#dirty.set(review, dirty);
    for (const itemId of itemIds) dirty.add(itemId);
    if (this.#isComing) return;
    this.#isComing = true;
    const many = (this.#state.reviews.get(review)?.rows.size ?? 0) >= MANY;
    void this.#state.effects.sleep(many ? PUBLISH_MANY_EVERY : PUBLISH_EVERY).then(() => {
      this.#isComing = false;
      this.publish();
    });
  }

  #touchAll(): void {
    for (const [review, { rows }] of this.#state.reviews) this.#touch(review, rows.keys());
  }

  #renew(review: string, dirty: ReadonlySet<string>): void {
    const log = this.#state.reviews.get(review);
    if (!log) return;
    const known = this.#reviews.get(review);
    const states = known?.states ?? new Map<string, ItemProgress>();
    const now = this.#state.effects.now();
    const { pause } = this.#state.uplink;
    const changed: string[] = [];
    for (const itemId of dirty) {
      const row = log.rows.get(itemId);
      const state = row && itemStateOf(row, this.#state.findItem(review, itemId), pause, now);
      const before = states.get(itemId);
      if (!row || !state) {
        if (states.delete(itemId)) changed.push(itemId);
      } else if (before?.intent !== row.intent || !isSame(before.state, state)) {
        states.set(itemId, { intent: row.intent, state });
        changed.push(itemId);
      }
    }
    this.#reviews.set(review, {
      states,
      snapshot: known && changed.length === 0 ? known.snapshot : new Map(states),
      acts: known?.acts.length === log.acts.length ? known.acts : [...log.acts],
      receipts: renewed(known?.receipts, log.receipts),
    });
    // Sends only changes: otherwise two tabs with the same state would answer each other without end.
    this.reportToTabs(review, changed);
  }

  #countStatus(): OutboxStatus {
    let [waiting, needsYou, throttled] = [0, 0, 0];
    let oldest: number | null = null;
    let until = 0;
    for (const [review, { rows }] of this.#state.reviews) {
      const states = this.#reviews.get(review)?.states;
      for (const row of rows.values()) {
        if (!row.open) continue;
        const state = states?.get(row.itemId)?.state;
        if (state && !isBusy(state)) {
          needsYou += 1;
          continue;
        }
        waiting += 1;
        if (oldest === null || row.actAt < oldest) oldest = row.actAt;
        if (state?.step !== 'device' || !state.until) continue;
        throttled += 1;
        until = Math.max(until, state.until);
      }
    }
    const waitingUntil = throttled > 0 && throttled === waiting ? until : null;
    const { place, lostStore } = this.#state.log;
    const paused = this.#state.uplink.pause;
    return { place, lostStore, waiting, needsYou, paused, waitingUntil, oldest };
  }
}

/** The state of a choice on screen; undefined when there is nothing to show. */
function itemStateOf(
  row: OutboxRow,
  item: TabItem | undefined,
  pause: Pause,
  now: number,
): ItemState | undefined {
  if (!row.open) return item?.saved ? { step: 'saved', at: item.saved } : undefined;
  if (item?.theirs) return { step: item.theirs.how, theirs: item.theirs.item };
  if (item?.problem) return { step: 'failed', problem: item.problem };
  if (item?.reported) return item.reported;
  const last = sendsForThis(row).at(-1);
  if (last?.answer === 'accepted') return { step: 'checking' };
  if (pause) return { step: 'device', waitsFor: pause };
  const until = item?.throttledUntil ?? 0;
  if (until > now) return { step: 'device', waitsFor: 'throttle', until };
  if (last) return item?.busy ? { step: 'sending' } : { step: 'checking' };
  return { step: 'device', waitsFor: 'turn' };
}

/** The same array while no receipt changed. */
function renewed(
  known: readonly ReceiptWrite[] | undefined,
  receipts: ReadonlyMap<string, ReceiptWrite>,
): readonly ReceiptWrite[] {
  const now = [...receipts.values()];
  const same = known?.length === now.length && now.every((entry, at) => entry === known[at]);
  return same ? known : now;
}

/** Whether both say the same of the same answer or problem. */
function isSame(one: ItemState, other: ItemState): boolean {
  const otherFields = new Map<string, unknown>(Object.entries(other));
  const fields = Object.entries(one);
  return (
    fields.length === otherFields.size && fields.every(([name, value]) => otherFields.get(name) === value)
  );
}
