import { type Batch, byBatch, type Durability, markOf, newBatch, notAfter, ordered } from './batches';
import { LogChanged, type LoggedRecord, type LogRecord, type LogStore, type Mark } from './log';
import { reviewKey } from './model';
import { RULES, type Rules } from './plan';
import { emptyProjection, type Projection, reduce } from './reduce';
import { missingIn, recordAbout } from './restore';
import { SETTLE } from './sends';

/** Sendings at rest leave the log when so many have gathered. */
const SENDINGS = 50;
/** So often an append looks again at a log that others change meanwhile. */
const TRIES = 5;

/** By review, the items that something was learnt about. */
export type Changed = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * One owner's event log, and what it comes to as far as it was read. Whatever a page has seen stays in it: what the store refuses, and what a
 * store that began anew has lost, waits in memory and is written as soon as that works.
 */
export class EventLog {
  readonly #store: LogStore;
  readonly #rules: Rules;
  readonly #now: () => number;
  /** In the order in which they count. */
  #batches = new Map<string, Batch>();
  #projection = emptyProjection();
  /** The last row of the store that was taken in. */
  #mark: Mark | 0 = 0;
  /** Something is in the store that wasn't taken in where it stands. */
  #missed = false;
  #lostStore = false;
  /** What a load took in before it failed: the next one tells it. */
  #untold: ChangedItems = new Map();
  #ended = false;
  /** One thing at a time: records are taken in in their order. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: LogStore, now: () => number, rules: Rules = RULES) {
    this.#store = store;
    this.#now = now;
    this.#rules = rules;
  }

  get projection(): Projection {
    return this.#projection;
  }

  /** `memory`: something of this log is not on the device. */
  get place(): 'device' | 'memory' {
    return this.#waiting().some(({ taken }) => taken) ? 'memory' : this.#store.place;
  }

  /** The store was written to and has more that couldn't be read: nobody here knows what else is on its way. */
  get unsure(): boolean {
    return this.#missed && this.place === 'device';
  }

  /** Whether the store lost choices that were still on their way, since this page knows it. They are kept here. */
  get lostStore(): boolean {
    return this.#lostStore;
  }

  /**
   * Takes in what other tabs wrote, and brings to the store what it doesn't have. Rejects where the store can't be read and
   * doesn't say that it keeps nothing.
   */
  load(): Promise<Changed> {
    return this.#inTurn(async () => {
      const changed = this.#untold;
      try {
        await this.#flush(changed);
        await this.#catchUp(changed);
        await this.#flush(changed);
      } catch (error) {
        if (this.place === 'device') throw error;
      }
      this.#untold = new Map();
      return changed;
    });
  }

  /** Keeps records and takes them in. What the store refuses is kept in memory. After the end nothing is kept. */
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
        // It waits in memory.
      }
      for (const batch of made) this.#take(batch, changed);
      return changed;
    });
  }

  /** Takes what can't matter any more out of the log: sendings that nothing open depends on. Acts stay, for undoing. */
  tidy(now: number): Promise<void> {
    return this.#inTurn(() => this.#tidy(now));
  }

  /** Forgets everything, here and on the device, and keeps nothing more. */
  wipe(): Promise<void> {
    this.end();
    return this.#inTurn(async () => {
      const all = await this.#store.read(0);
      await this.#store.remove(all.map(({ seq }) => seq));
    });
  }

  /** Keeps nothing more: what is still on its way must not fill a log that was wiped. */
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
      batch.stored = batch.stored.filter(({ record }) => !isGone(record));
    }
    for (const id of ids) this.#projection.sendings.delete(id);
    await this.#store.remove(seqs);
  }

  /** Writes what waits, in its order, each as durably as it was asked for. Rejects with the store's error. */
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
    const appending = { batch: batch.name, after: this.#mark, again };
    const seqs = await this.#store.append(records, batch.durability, appending);
    batch.place = 'store';
    batch.stored = records.map((record, at) => ({ seq: seqs[at] ?? 0, record }));
    const last = seqs.at(-1) ?? 0;
    const before = this.#mark === 0 ? 0 : this.#mark.seq;
    if (last === before + seqs.length) {
      this.#mark = { seq: last, batch: batch.name };
      return;
    }
    // Other tabs' records stand between: all are taken in, in order.
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
      rows = await this.#store.read(this.#mark);
    } catch (error) {
      if (!(error instanceof LogChanged)) throw error;
      return this.#readAll(changed);
    }
    const known = [...this.#batches.values()];
    const found = [...byBatch(rows)].map(([name, kept]) => this.#found(name, kept));
    for (const batch of found) this.#take(batch, changed);
    this.#order(known, found);
    this.#mark = markOf(rows) ?? this.#mark;
  }

  /** Reads the store from its start, and takes in all of it and all that this page knows beside. */
  async #readAll(changed: ChangedItems): Promise<void> {
    const rows = await this.#store.read(0);
    const there = byBatch(rows);
    const known = [...this.#batches.values()];
    const lost = known.filter(
      ({ name, place, stored }) => place === 'store' && stored.length > 0 && !there.has(name),
    );
    const found = [...there].map(([name, kept]) => this.#found(name, kept));
    this.#order(known, found);
    const untaken = new Set(known.filter((batch) => !batch.taken && !there.has(batch.name)));
    this.#projection = emptyProjection();
    for (const batch of this.#batches.values()) {
      batch.taken = false;
      if (!untaken.has(batch)) this.#take(batch, changed);
    }
    this.#mark = markOf(rows) ?? 0;
    this.#missed = false;
    if (lost.length > 0) this.#restore(rows, lost);
  }

  /**
   * What the store lost waits to be written again, as far as it still matters: at once, so that nobody finds a part of it
   * when this page dies.
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
    if (this.#waiting().length > 0) this.#lostStore = true;
  }

  /** The batch of rows that were read from the store: this page's own where it has one of that name, else a new one. */
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
