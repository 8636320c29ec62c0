import type { Appending, Durability, LoggedRecord, LogPosition, LogRecord, LogStore } from '../outbox/log';
import { LogChanged } from '../outbox/log';
import { isFull } from './connection';
import type { DeviceStore, Use } from './device-store';
import { addRows, giveUpSnapshots, readLogRows, readRowsAfter, removeRows } from './log-rows';
import { readRecord } from './record-shape';
import { type LogRow, toRows } from './rows';

/**
 * One owner's log on the device. A failure rejects and changes `place`; the page keeps the records that aren't stored.
 */
export class OwnerLog implements LogStore {
  readonly #store: DeviceStore;
  readonly #owner: string;
  readonly #onDecided: () => void;
  /** Whether the device holds records of this owner. */
  #hasRows = false;

  /** Calls `onDecided` after each decision that was written to the device. */
  constructor(store: DeviceStore, owner: string, onDecided: () => void) {
    this.#store = store;
    this.#owner = owner;
    this.#onDecided = onDecided;
  }

  get place(): 'device' | 'memory' {
    return this.#store.place;
  }

  /** Where the host has switched storage off, records about decisions that are still stored are stored with them. */
  takes({ kind }: LogRecord): boolean {
    return this.#store.enabled || (this.#hasRows && kind !== 'act' && kind !== 'receipt');
  }

  async append(
    records: readonly LogRecord[],
    durability: Durability,
    appending: Appending = { batch: crypto.randomUUID(), after: 0, again: false },
  ): Promise<number[]> {
    if (!this.#store.mayTry) throw new DOMException('not tried again yet', 'NotReadableError');
    const rows = toRows(this.#owner, appending.batch, records);
    const seqs = await this.#tried('write', () => this.#add(rows, durability, appending));
    this.#hasRows ||= seqs.length > 0;
    if (records.some(({ kind }) => kind === 'act')) this.#onDecided();
    return seqs;
  }

  async read(after: LogPosition | 0): Promise<LoggedRecord[]> {
    if (!this.#store.exists) return [];
    const rows = await this.#tried('read', () =>
      this.#store.run((database) =>
        after ? readRowsAfter(database, this.#owner, after) : readLogRows(database, this.#owner),
      ),
    );
    this.#hasRows ||= rows.length > 0;
    return rows.flatMap((row) => {
      const record = readRecord(row);
      return record ? [{ seq: row.seq, batch: row.batch, record }] : [];
    });
  }

  async remove(seqs: readonly number[]): Promise<void> {
    if (seqs.length > 0) await this.#store.run((database) => removeRows(database, this.#owner, seqs));
  }

  /** Adds the rows. On a full device, removes what can be read from Graph again and tries once more. */
  async #add(
    rows: readonly LogRow[],
    durability: Durability,
    { after, again }: Appending,
  ): Promise<number[]> {
    const add = () =>
      this.#store.run((database, retried) =>
        addRows(database, rows, durability, { after, again: again || retried }),
      );
    try {
      return await add();
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.#store.run(giveUpSnapshots).catch(() => {});
      return add();
    }
  }

  async #tried<T>(by: Use, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.#store.worked(by);
      return result;
    } catch (error) {
      if (!(error instanceof LogChanged)) this.#store.failed(isFull(error) ? 'full' : 'memory', by);
      throw error;
    }
  }
}
