import type { DecisionItem, ItemsRef, Review } from '../review/model';
import { reviewRefOf } from '../review/refs';
import { type Changed, EventLog } from './event-log';
import type { Durability, LogRecord } from './log';
import { type OutboxEffects, type OutboxRow, type ReviewLog, reviewKey } from './model';
import { RULES, type Rules } from './plan';
import { TabItem } from './tab-item';
import { Uplink } from './uplink';
import { Wake } from './wake';

type ItemsListener = (ref: ItemsRef, items: readonly DecisionItem[], at: number) => void;
type ChangeListener = (review: string, itemIds: Iterable<string>) => void;

/**
 * All that one tab's outbox knows: the device's event log, what this tab found out besides it, and the uplink. The
 * other parts of the outbox get this object; it calls only its listeners.
 */
export class OutboxState {
  readonly effects: OutboxEffects;
  readonly rules: Rules;
  readonly log: EventLog;
  readonly uplink: Uplink;
  readonly wake = new Wake();
  readonly #items = new Map<string, Map<string, TabItem>>();
  readonly #known = new Map<string, Review>();
  readonly #itemsListeners = new Set<ItemsListener>();
  readonly #changeListeners = new Set<ChangeListener>();
  /** True after the first load: a change in the log after that happened while this page was open. */
  #begun = false;

  constructor(effects: OutboxEffects, rules: Rules = RULES) {
    this.effects = effects;
    this.rules = rules;
    this.log = new EventLog(effects.store, () => effects.now(), rules);
    this.uplink = new Uplink(() => effects.now());
  }

  /** Everything the log records, by review. */
  get reviews(): ReadonlyMap<string, ReviewLog> {
    return this.log.projection.reviews;
  }

  /** The row as the log has it now. */
  row(review: string, itemId: string): OutboxRow | undefined {
    return this.reviews.get(review)?.rows.get(itemId);
  }

  /** What this tab knows of an item; a new empty entry when it knows nothing. */
  item(review: string, itemId: string): TabItem {
    const items = this.#items.get(review) ?? new Map<string, TabItem>();
    this.#items.set(review, items);
    const item = items.get(itemId) ?? new TabItem();
    items.set(itemId, item);
    return item;
  }

  findItem(review: string, itemId: string): TabItem | undefined {
    return this.#items.get(review)?.get(itemId);
  }

  /** Forgets what this tab knows of an item. A round that handles it keeps its entry, so that no other round takes it. */
  forgetItem(review: string, itemId: string): void {
    const item = this.findItem(review, itemId);
    if (item?.busy) item.clear();
    else this.#items.get(review)?.delete(itemId);
  }

  /** The review as it was read last; null when this page hasn't read it. */
  known(review: string): Review | null {
    return this.#known.get(review) ?? null;
  }

  learn(known: Review): void {
    this.#known.set(reviewKey(reviewRefOf(known)), known);
  }

  hasOpen(): boolean {
    for (const { rows } of this.reviews.values()) for (const row of rows.values()) if (row.open) return true;
    return false;
  }

  /** Reads the records of other tabs. Rejects when the device can't be read. */
  async load(): Promise<void> {
    this.#took(await this.log.load());
    this.#begun = true;
  }

  /** Reads what is on the device, also where nothing can be stored on it. Rejects when the device can't be read. */
  async read(): Promise<void> {
    this.#took(await this.log.read());
  }

  /** Stores records, adds them to the projection and tells other tabs. */
  async keep(records: readonly LogRecord[], durability: Durability): Promise<void> {
    if (records.length === 0) return;
    this.#took(await this.log.append(records, durability));
    this.effects.tabs.post({ kind: 'log' });
  }

  /** Tells the listeners that these items changed. */
  touch(review: string, itemIds: Iterable<string>): void {
    for (const listener of this.#changeListeners) listener(review, itemIds);
  }

  onChange(listener: ChangeListener): void {
    this.#changeListeners.add(listener);
  }

  /**
   * Tells the listeners which items were read and when that read began (ms since 1970). An earlier stage's answers aren't
   * those of the stage on screen.
   */
  tellItems(ref: ItemsRef, items: readonly DecisionItem[], at: number): void {
    const stage = this.known(reviewKey(ref))?.stage;
    if (stage && ref.stageId !== null && ref.stageId !== stage.id) return;
    for (const listener of this.#itemsListeners) listener(ref, items, at);
  }

  /** Calls `listener` for all items that are read. Gives a function that stops this. */
  onItems(listener: ItemsListener): () => void {
    this.#itemsListeners.add(listener);
    return () => this.#itemsListeners.delete(listener);
  }

  /** Forgets everything and accepts no more records. The data on the device stays. */
  end(): void {
    this.log.end();
    this.#items.clear();
  }

  #took(changed: Changed): void {
    for (const [review, itemIds] of changed) {
      for (const itemId of itemIds) this.#follow(review, itemId);
      this.touch(review, itemIds);
    }
  }

  #follow(review: string, itemId: string): void {
    const row = this.row(review, itemId);
    if (!row) return;
    const item = this.item(review, itemId);
    item.follow(row);
    // What another tab told is older than this change.
    item.reported = null;
    if (row.open || !row.confirmed || !this.#begun) return;
    // Another tab read the choice back: its receipt has the time.
    const { decision, justification, reviewedAt, confirmedAt } = row.confirmed;
    if (decision === row.intent.decision && justification === row.intent.justification)
      item.saved ??= reviewedAt ?? new Date(confirmedAt).toISOString();
  }
}
