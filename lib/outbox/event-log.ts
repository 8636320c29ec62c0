import { type Batch, byBatch, lastPosition, newBatch, notAfter, ordered } from './batches';
import {
  type Durability,
  LogChanged,
  type LoggedRecord,
  type LogPosition,
  type LogRecord,
  type LogStore,
} from './log';
import { reviewKey } from './model';
import { RULES, type Rules } from './plan';
import { emptyProjection, type Projection, reduce } from './reduce';
import { missingIn, recordAbout } from './restore';
import { SETTLE } from './sends';

/** Finished sendings are removed from the log when this many have gathered. */
const SENDINGS = 50;
/** How many times an append reads a log again that other tabs keep changing. */
const TRIES = 5;

/** The changed items of each review, by the review's key. */
export type Changed = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * One owner's event log and its projection. What a page has read stays in the projection: records that the store
 * refused, or lost when it was emptied, wait in memory and are written as soon as the store works again.
 */
export class EventLog {
  readonly #store: LogStore;
  readonly #rules: Rules;
  readonly #now: () => number;
  /** In the order in which they count. */
  #batches = new Map<string, Batch>();
  #projection = emptyProjection();
  /** The last row of the store that is in the projection. */
  #position: LogPosition | 0 = 0;
  /** True while the projection lacks store rows, or has some in another order than the store. */
  #missed = false;
  /** The acts that this page wrote again, because the store had lost them. */
  readonly #restored = new Set<string>();
  /** Changes from a load that failed later; the next load returns them. */
  #unreported: ChangedItems = new Map();
  #ended = false;
  /** Runs one operation at a time, so that records are taken in in order. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: LogStore, now: () => number, rules: Rules = RULES) {
    this.#store = store;
    this.#now = now;
    this.#rules = rules;
  }

  get projection(): Projection {
    return this.#projection;
  }

  /** `memory`: some records of this log aren't on the device. */
  get place(): 'device' | 'memory' {
    return this.#waiting().some(({ taken }) => taken) ? 'memory' : this.#store.place;
  }

  /**
   * True when the store works but some of its rows couldn't be read: this page doesn't know what else is on its way.
   */
  get unsure(): boolean {
    return this.#missed && this.place === 'device';
  }

  /**
   * Whether the store lost choices that are still on their way while this page was open. This page still has them.
   */
  get lostStore(): boolean {
    if (this.#restored.size === 0) return false;
    for (const { rows } of this.#projection.reviews.values())
      for (const { open, actId } of rows.values()) if (open && this.#restored.has(actId)) return true;
    return false;
  }

  /** How many choices are on their way that only this page knows. */
  get onlyHere(): number {
    const acts = new Set(
      [...this.#batches.values()].flatMap(({ place, records }) =>
        place === 'store' ? [] : records.flatMap((record) => (record.kind === 'act' ? record.id : [])),
      ),
    );
    let count = 0;
    for (const { rows } of this.#projection.reviews.values())
      for (const { open, actId } of rows.values()) if (open && acts.has(actId)) count += 1;
    return count;
  }

  /**
   * Reads the records of other tabs and writes the store what it lacks. Gives the changed items. Rejects when the store
   * can't be read although it claims to keep records.
   */
  load(): Promise<Changed> {
    return this.#inTurn(async () => {
      const changed = this.#unreported;
      try {
        await this.#flush(changed);
        await this.#catchUp(changed);
        await this.#flush(changed);
      } catch (error) {
        if (this.place === 'device') throw error;
      }
      this.#unreported = new Map();
      return changed;
    });
  }

  /** Reads the records in the store, whatever `place` says, and writes nothing. Rejects when they can't be read. */
  read(): Promise<Changed> {
    return this.#inTurn(async () => {
      const changed = this.#unreported;
      await this.#catchUp(changed);
      this.#unreported = new Map();
      return changed;
    });
  }

  /**
   * Stores records and adds them to the projection; gives the changed items. Records that the store refuses wait in
   * memory. After `end` nothing is stored.
   */
  append(records: readonly LogRecord[], durability: Durability): Promise<Changed> {
    return this.#inTurn(async () => {
      const changed: ChangedItems = new Map();
      if (this.#ended) return changed;
      const takes = (record: LogRecord) => this.#store.takes(record);
      const made = [
        this.#add(records.filter(takes), 'waiting', durability),
        this.#add(
          records.filter((record) => !takes(record)),
          'memory',
          durability,
        ),
      ].flat();
      try {
        await this.#flush(changed);
      } catch {
        // The batch waits in memory.
      }
      for (const batch of made) this.#take(batch, changed);
      return changed;
    });
  }

  /**
   * Removes finished sendings, on which no open choice depends, from the log. Acts stay, so that they can be undone.
   */
  tidy(now: number): Promise<void> {
    return this.#inTurn(() => this.#tidy(now));
  }

  /** Removes everything, here and on the device, and stores nothing after that. */
  wipe(): Promise<void> {
    this.end();
    return this.#inTurn(async () => {
      const all = await this.#store.read(0);
      await this.#store.remove(all.map(({ seq }) => seq));
    });
  }

  /** Stores nothing after this: work that is still running must not fill a log that was wiped. */
  end(): void {
    this.#ended = true;
    this.#batches = new Map();
    this.#projection = emptyProjection();
  }

  #waiting(): Batch[] {
    return [...this.#batches.values()].filter(({ place }) => place === 'waiting');
  }

  #add(records: readonly LogRecord[], place: 'waiting' | 'memory', durability: Durability): Batch[] {
    if (records.length === 0) return [];
    const batch = { ...newBatch(records, place), durability };
    this.#batches.set(batch.name, batch);
    return [batch];
  }

  async #tidy(now: number): Promise<void> {
    const ids = [...this.#projection.sendings].flatMap(([id, { review, at, itemIds }]) => {
      const rows = this.#projection.reviews.get(review)?.rows;
      const rest = now >= at + 2 * SETTLE && itemIds.every((itemId) => !rows?.get(itemId)?.open);
      return rest ? [id] : [];
    });
    if (this.#waiting().length > 0 || ids.length < SENDINGS) return;
    const gone = new Set(ids);
    const isGone = (record: LogRecord) =>
      (record.kind === 'sending' && gone.has(record.id)) ||
      (record.kind === 'answered' && gone.has(record.sendingId));
    const seqs: number[] = [];
    for (const batch of this.#batches.values()) {
      for (const { seq, record } of batch.stored) if (isGone(record)) seqs.push(seq);
      batch.records = batch.records.filter((record) => !isGone(record));
    }
    for (const id of ids) this.#projection.sendings.delete(id);
    await this.#store.remove(seqs);
  }

  /** Writes the waiting batches in order, each with its own durability. Rejects with the store's error. */
  async #flush(changed: ChangedItems): Promise<void> {
    for (let changes = 0; ; ) {
      const [batch] = this.#waiting();
      if (!batch) return;
      try {
        await this.#write(batch, changed);
      } catch (error) {
        changes += 1;
        if (!(error instanceof LogChanged) || changes > TRIES) throw error;
        await this.#readAll(changed);
      }
    }
  }

  async #write(batch: Batch, changed: ChangedItems): Promise<void> {
    const again = batch.tried;
    batch.tried = true;
    const records = batch.stored.map(({ record }) => record);
    const appending = { batch: batch.name, after: this.#position, again };
    const seqs = await this.#store.append(records, batch.durability, appending);
    batch.place = 'store';
    batch.stored = records.map((record, at) => ({ seq: seqs[at] ?? 0, record }));
    const last = seqs.at(-1) ?? 0;
    const before = this.#position === 0 ? 0 : this.#position.seq;
    if (last === before + seqs.length) {
      this.#position = { seq: last, batch: batch.name };
      return;
    }
    // Records of other tabs come before this batch: read all of them in order.
    if (batch.taken) this.#missed = true;
    try {
      await this.#catchUp(changed);
    } catch {
      this.#missed = true;
    }
  }

  async #catchUp(changed: ChangedItems): Promise<void> {
    if (this.#ended) return;
    if (this.#missed) return this.#readAll(changed);
    let rows: LoggedRecord[];
    try {
      rows = await this.#store.read(this.#position);
    } catch (error) {
      if (!(error instanceof LogChanged)) throw error;
      return this.#readAll(changed);
    }
    const known = [...this.#batches.values()];
    const found = [...byBatch(rows)].map(([name, kept]) => this.#found(name, kept));
    for (const batch of found) this.#take(batch, changed);
    this.#order(known, found);
    this.#position = lastPosition(rows) ?? this.#position;
  }

  /** Reads the whole store, and rebuilds the projection from it and from what only this page knows. */
  async #readAll(changed: ChangedItems): Promise<void> {
    const rows = await this.#store.read(0);
    const there = byBatch(rows);
    const known = [...this.#batches.values()];
    const lost = known.filter(({ name, place }) => place === 'store' && !there.has(name));
    const found = [...there].map(([name, kept]) => this.#found(name, kept));
    this.#order(known, found);
    const untaken = new Set(known.filter((batch) => !batch.taken && !there.has(batch.name)));
    this.#projection = emptyProjection();
    for (const batch of this.#batches.values()) {
      batch.taken = false;
      if (!untaken.has(batch)) this.#take(batch, changed);
    }
    this.#position = lastPosition(rows) ?? 0;
    this.#missed = false;
    if (lost.length > 0) this.#restore(rows, lost);
  }

  /**
   * Makes the records that the store lost wait to be written again, if they still matter. They are one batch, so that
   * no other page finds only a part of them when this page dies.
   */
  #restore(rows: readonly LoggedRecord[], lost: readonly Batch[]): void {
    const stored = rows.map(({ record }) => record);
    const missing = missingIn(this.#projection, stored, this.#now(), this.#rules);
    const all = [...this.#batches.values()];
    const again = all.filter(({ restores, place }) => restores && place === 'waiting');
    const from = new Set([...lost, ...again]);
    const records = all
      .filter((batch) => from.has(batch))
      .flatMap((batch) => batch.records)
      .flatMap((record) => {
        const items = missing.get(reviewKey(record.review));
        return recordAbout(record, (itemId) => items?.has(itemId) === true) ?? [];
      });
    for (const batch of lost) {
      batch.place = 'memory';
      batch.stored = [];
    }
    const others = all.filter((batch) => !again.includes(batch));
    const restoring =
      records.length > 0 ? [{ ...newBatch(records, 'waiting'), taken: true, restores: true }] : [];
    const next = others.findIndex(({ place }) => place === 'waiting');
    const order = others.toSpliced(next < 0 ? others.length : next, 0, ...restoring);
    this.#batches = new Map(order.map((batch) => [batch.name, batch]));
    for (const record of records) if (record.kind === 'act') this.#restored.add(record.id);
  }

  /** The batch of rows read from the store: this page's own batch of that name, else a new one. */
  #found(name: string, kept: readonly LoggedRecord[]): Batch {
    const records = kept.map(({ record }) => notAfter(record, this.#now()));
    const batch = this.#batches.get(name) ?? { ...newBatch(records, 'store'), name };
    batch.place = 'store';
    batch.stored = [...kept];
    this.#batches.set(name, batch);
    return batch;
  }

  #order(known: readonly Batch[], stored: readonly Batch[]): void {
    this.#batches = new Map(ordered(known, stored).map((batch) => [batch.name, batch]));
  }

  #take(batch: Batch, changed: ChangedItems): void {
    if (batch.taken || this.#ended) return;
    batch.taken = true;
    for (const [review, itemIds] of reduce(this.#projection, batch.records, this.#rules)) {
      const all = changed.get(review) ?? new Set();
      changed.set(review, all);
      for (const itemId of itemIds) all.add(itemId);
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

type ChangedItems = Map<string, Set<string>>;
