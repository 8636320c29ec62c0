import type { Kept, LogRecord, LogStore } from '../outbox/log';
import { isFull } from './connection';
import type { Keeper } from './keeper';
import { addRows, giveUpSnapshots, readRows, removeRows } from './log-rows';
import { readRecord } from './record-shape';
import { toRows } from './rows';

type Durability = 'strict' | 'relaxed';

/** Records that only this page has, with the number they were given here. */
interface Remembered {
  batch: string;
  kept: Kept[];
}

/** Numbers of memory stand between those of the device: after all that was seen, before all that comes. */
const STEP = 2 ** -20;
/** Where the device could never be read its numbers aren't known; these come after any. */
const BEYOND = 2 ** 40;

/**
 * One owner's log. It is on the device as long as that works. Where it doesn't, records stay in memory under numbers that
 * keep their order, `place` says so, and they go to the device as soon as it works again; the numbers given here stay good.
 */
export class OwnerLog implements LogStore {
  readonly #keeper: Keeper;
  readonly #owner: string;
  #memory: Remembered[] = [];
  /** By the number given here: the device's own, of records that were given another one here. */
  readonly #moved = new Map<number, number>();
  /** Numbers that were removed: what fell into memory may be on the device all the same, and comes to light later. */
  readonly #gone = new Set<number>();
  #last = 0;
  #steps = 0;
  #wasRead = false;
  /** All numbers are this page's own: the device's weren't known when the first was given. */
  #ownNumbers = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(keeper: Keeper, owner: string) {
    this.#keeper = keeper;
    this.#owner = owner;
  }

  get place(): 'device' | 'memory' {
    return this.#keeper.place;
  }

  append(records: readonly LogRecord[], durability: Durability): Promise<number[]> {
    return this.#inTurn(async () => {
      // A host that switched keeping off: what is about decisions that still lie here is kept with them.
      const old = !this.#keeper.enabled && this.#last > 0;
      const stays = (record: LogRecord) =>
        this.#keeper.enabled || (old && record.kind !== 'act' && record.kind !== 'receipt');
      const toDevice = await this.#keep(records.filter(stays), durability);
      const toMemory = this.#remember(records.filter((record) => !stays(record)));
      return records.map((record) => (stays(record) ? toDevice : toMemory).shift() ?? 0);
    });
  }

  /** Rejects where the device holds records after `after` that it doesn't give. */
  read(after: number): Promise<Kept[]> {
    return this.#inTurn(async () => {
      await this.#moveBack();
      const kept = [...(await this.#fromDevice(after)), ...this.#memory.flatMap((one) => one.kept)];
      return kept.filter(({ seq }) => seq > after && !this.#gone.has(seq)).sort((a, b) => a.seq - b.seq);
    });
  }

  remove(seqs: readonly number[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const seq of seqs) this.#gone.add(seq);
      const there = seqs.flatMap((seq) => this.#moved.get(seq) ?? (Number.isInteger(seq) ? seq : []));
      if (there.length > 0) await this.#keeper.run((database) => removeRows(database, this.#owner, there));
    });
  }

  /** What stays in memory goes, at a wipe. */
  forget(): Promise<void> {
    return this.#inTurn(async () => {
      this.#memory = [];
    });
  }

  /** Calls take their turns, so that records stand in the order they came, wherever they end up. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #fromDevice(after: number): Promise<Kept[]> {
    if (!this.#keeper.exists) return [];
    try {
      // Under numbers of its own this page gives what it wrote itself; a reload sees the rest.
      const from = this.#ownNumbers ? 0 : after;
      const rows = await this.#keeper.run((database) => readRows(database, this.#owner, from));
      const own = new Map([...this.#moved].map(([seq, there]) => [there, seq]));
      if (!this.#ownNumbers) {
        this.#wasRead = true;
        this.#seen(rows.map(({ seq }) => seq));
      }
      // What failed may be there all the same; memory gives it until it is known where it stands.
      const inMemory = new Set(this.#memory.map(({ batch }) => batch));
      return rows.flatMap((row) => {
        if (inMemory.has(row.batch)) return [];
        const seq = own.get(row.seq) ?? (this.#ownNumbers ? undefined : row.seq);
        const record = seq === undefined ? null : readRecord(row);
        return seq !== undefined && record ? [{ seq, record }] : [];
      });
    } catch (error) {
      this.#keeper.fell('memory');
      if (after < this.#last) throw error;
      return [];
    }
  }

  async #keep(records: readonly LogRecord[], durability: Durability): Promise<number[]> {
    if (records.length === 0) return [];
    const batch = crypto.randomUUID();
    await this.#moveBack();
    if (!this.#keeper.worthTrying) return this.#remember(records, batch);
    try {
      const given = await this.#add(records, batch, durability);
      this.#keeper.stands();
      if (this.#ownNumbers) return this.#numbered(given);
      this.#seen(given);
      return given;
    } catch (error) {
      this.#keeper.fell(isFull(error) ? 'full' : 'memory');
      return this.#remember(records, batch);
    }
  }

  /** One try; on a full device a second one without what was only read from Graph, which can be read again. */
  async #add(records: readonly LogRecord[], batch: string, durability: Durability): Promise<number[]> {
    const rows = toRows(this.#owner, batch, records);
    const add = () => this.#keeper.run((database, again) => addRows(database, rows, durability, again));
    try {
      return await add();
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.#keeper.run(giveUpSnapshots).catch(() => {});
      return add();
    }
  }

  #remember(records: readonly LogRecord[], batch: string = crypto.randomUUID()): number[] {
    if (records.length === 0) return [];
    // As the device would: a copy, and an error for what can't be kept at all.
    const copies: LogRecord[] = records.map((record) => JSON.parse(JSON.stringify(record)));
    if (!this.#wasRead) this.#ownNumbers = true;
    const kept = copies.map((record) => ({ seq: this.#ownNumber(), record }));
    this.#memory.push({ batch, kept });
    return kept.map(({ seq }) => seq);
  }

  /** Brings to the device what fell into memory, in its order. */
  async #moveBack(): Promise<void> {
    if (!this.#keeper.enabled || !this.#keeper.worthTrying) return;
    while (this.#memory[0]) {
      const { batch, kept } = this.#memory[0];
      const rows = toRows(
        this.#owner,
        batch,
        kept.map(({ record }) => record),
      );
      try {
        const given = await this.#keeper.run((database) => addRows(database, rows, 'strict', true));
        kept.forEach(({ seq }, index) => {
          this.#moved.set(seq, given[index] ?? 0);
        });
        const gone = kept.flatMap(({ seq }) => (this.#gone.has(seq) ? (this.#moved.get(seq) ?? []) : []));
        if (gone.length > 0) await this.#keeper.run((database) => removeRows(database, this.#owner, gone));
      } catch (error) {
        this.#keeper.fell(isFull(error) ? 'full' : 'memory');
        return;
      }
      this.#memory.shift();
    }
    this.#keeper.stands();
  }

  #ownNumber(): number {
    this.#steps += 1;
    return this.#ownNumbers ? BEYOND + this.#steps : this.#last + this.#steps * STEP;
  }

  #numbered(given: readonly number[]): number[] {
    return given.map((there) => {
      const seq = this.#ownNumber();
      this.#moved.set(seq, there);
      return seq;
    });
  }

  #seen(seqs: readonly number[]): void {
    for (const seq of seqs) this.#last = Math.max(this.#last, seq);
  }
}
