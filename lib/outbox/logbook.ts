import { emptyFold, type Folded, fold } from './fold';
import type { LogRecord, LogStore } from './log';
import { RULES, type Rules } from './plan';
import { SETTLE } from './sends';

/** Places in the log that no store gives out: what couldn't be kept on the device stands behind everything that was. */
const BEHIND = Number.MAX_SAFE_INTEGER / 2;
/** Sendings at rest leave the log when so many have gathered. */
const SENDINGS = 50;

/** By review, the items that something was learnt about. */
export type Changed = ReadonlyMap<string, ReadonlySet<string>>;

/** One owner's log, folded as far as it was read. A store that fails is followed by memory, and says so. */
export class Logbook {
  readonly #store: LogStore;
  readonly #rules: Rules;
  #folded = emptyFold();
  #failed = false;
  #behind = BEHIND;
  /** Something is in the store that wasn't folded in its place. */
  #missed = false;
  #ended = false;
  /** One thing at a time: records are folded in their order. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: LogStore, rules: Rules = RULES) {
    this.#store = store;
    this.#rules = rules;
  }

  get folded(): Folded {
    return this.#folded;
  }

  /** `memory`: something of this log is not on the device. */
  get place(): 'device' | 'memory' {
    return this.#failed ? 'memory' : this.#store.place;
  }

  /** Takes in what other tabs wrote. Rejects where the store can't be read. */
  load(): Promise<Changed> {
    return this.#inTurn(() => this.#catchUp());
  }

  /** Keeps records and takes them in. What the store refuses is kept in memory. After the end nothing is kept. */
  append(records: readonly LogRecord[], durability: 'strict' | 'relaxed'): Promise<Changed> {
    return this.#inTurn(async () => {
      if (this.#ended) return new Map();
      if (this.#failed) return this.#inMemory(records);
      let seqs: number[];
      try {
        seqs = await this.#store.append(records, durability);
      } catch {
        this.#failed = true;
        return this.#inMemory(records);
      }
      const follows = seqs[0] === this.#folded.seq + 1 && seqs.at(-1) === this.#folded.seq + seqs.length;
      return follows ? this.#take(records, seqs) : this.#among(records, seqs);
    });
  }

  /** Takes what can't matter any more out of the log: sendings that nothing open depends on. Acts stay, for undoing. */
  async tidy(now: number): Promise<void> {
    const ids = [...this.#folded.sendings].flatMap(([id, { review, at, itemIds }]) => {
      const rows = this.#folded.reviews.get(review)?.rows;
      const rest = now >= at + 2 * SETTLE && itemIds.every((itemId) => !rows?.get(itemId)?.open);
      return rest ? [id] : [];
    });
    if (this.#failed || ids.length < SENDINGS) return;
    const seqs = ids.flatMap((id) => this.#folded.sendings.get(id)?.seqs ?? []);
    for (const id of ids) this.#folded.sendings.delete(id);
    await this.#store.remove(seqs);
  }

  /** Forgets everything, here and on the device, and keeps nothing more. */
  wipe(): Promise<void> {
    this.end();
    return this.#inTurn(async () => {
      const all = await this.#store.read(0);
      if (all.length > 0) await this.#store.remove(all.map(({ seq }) => seq));
    });
  }

  /** Keeps nothing more: what is still on its way must not fill a log that was wiped. */
  end(): void {
    this.#ended = true;
    this.#folded = emptyFold();
  }

  /** Other tabs' records stand between: all are taken in, in order. */
  async #among(records: readonly LogRecord[], seqs: readonly number[]): Promise<Changed> {
    try {
      return await this.#catchUp();
    } catch {
      this.#missed = true;
      return this.#take(records, seqs);
    }
  }

  async #catchUp(): Promise<Changed> {
    if (this.#ended || this.#folded.seq >= BEHIND) return new Map();
    const kept = await this.#store.read(this.#missed ? 0 : this.#folded.seq);
    if (this.#missed) this.#folded = emptyFold();
    this.#missed = false;
    return fold(this.#folded, kept, this.#rules);
  }

  #take(records: readonly LogRecord[], seqs: readonly number[]): Changed {
    const kept = records.map((record, at) => ({ seq: seqs[at] ?? 0, record }));
    return fold(this.#folded, kept, this.#rules);
  }

  #inMemory(records: readonly LogRecord[]): Changed {
    return this.#take(
      records,
      records.map(() => this.#behind++),
    );
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
