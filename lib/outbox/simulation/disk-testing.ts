import { type Appending, LogChanged, type LoggedRecord, type LogRecord, type Mark } from '../log';
import type { Clock } from './clock-testing';

interface Row {
  seq: number;
  batch: string;
  /** As text: nobody can change a record after it was handed over, and every read gives its own copy. */
  text: string;
}

/** How long a system may hold back what was written without asking for the disk. */
const RELAXED = 3_000;
/** How many changes a store can be set back. */
const PAST = 30;

/** One owner's log on one device. What was relaxed can be lost when the power goes, always from the end. */
export class Disk {
  rows: Row[] = [];
  readonly #clock: Clock;
  #next = 1;
  /** How it was before its last changes, oldest first. */
  #past: { rows: Row[]; next: number }[] = [];
  #recent: { at: number; undo: () => void }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  append(texts: readonly string[], strict: boolean, { batch, after, again }: Appending): number[] {
    const there = this.rows.filter((row) => row.batch === batch);
    if (again && there.length > 0) return there.map(({ seq }) => seq);
    this.#expect(after);
    const before = this.rows;
    const added = texts.map((text) => ({ seq: this.#next++, batch, text }));
    this.rows = [...before, ...added];
    this.#changed(before);
    if (strict) this.#recent = [];
    return added.map((row) => row.seq);
  }

  remove(seqs: readonly number[]): void {
    const gone = new Set(seqs);
    const before = this.rows;
    this.rows = before.filter((row) => !gone.has(row.seq));
    this.#changed(before);
  }

  read(after: Mark | 0 = 0): LoggedRecord[] {
    this.#expect(after);
    return this.rows
      .filter((row) => after === 0 || row.seq > after.seq)
      .map(({ seq, batch, text }) => ({ seq, batch, record: JSON.parse(text) as LogRecord }));
  }

  /**
   * What browsers and people do to a database under an open page. `emptied`: no row is left, numbers go on · `renewed`: no
   * row is left, numbers begin again · `old`: it is as it was some changes ago, and gives the same numbers again.
   */
  lose(how: 'emptied' | 'renewed' | 'old', share: number): void {
    const old = this.#past[Math.floor(share * this.#past.length)];
    if (how === 'old' && !old) return;
    this.rows = how === 'old' && old ? old.rows : [];
    if (how === 'renewed') this.#next = 1;
    if (how === 'old' && old) this.#next = old.next;
    this.#recent = [];
    this.#past = [];
  }

  #expect(after: Mark | 0): void {
    const there = (row: Row) => after && row.seq === after.seq && row.batch === after.batch;
    if (after && !this.rows.some(there)) throw new LogChanged();
  }

  /** The power goes: a part of what wasn't forced to the disk is gone, the newest first. `share` from 0 to 1. */
  powerLoss(share: number): void {
    const loose = this.#recent.filter(({ at }) => at > this.#clock.now - RELAXED);
    const lost = Math.round(share * loose.length);
    for (const { undo } of loose.reverse().slice(0, lost)) undo();
    this.#recent = [];
  }

  #changed(before: Row[]): void {
    const next = (before.at(-1)?.seq ?? 0) + 1;
    this.#past = [...this.#past.slice(-PAST), { rows: before, next }];
    this.#recent = this.#recent.filter(({ at }) => at > this.#clock.now - RELAXED);
    this.#recent.push({
      at: this.#clock.now,
      undo: () => {
        this.rows = before;
      },
    });
  }
}
