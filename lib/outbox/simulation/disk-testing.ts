import { type Appending, LogChanged, type LoggedRecord, type LogPosition, type LogRecord } from '../log';
import type { Clock } from './clock-testing';

interface Row {
  seq: number;
  batch: string;
  /** As text: nobody can change a record after it was stored, and every read gives a new copy. */
  text: string;
}

/** How long the system may delay a write that wasn't forced to the disk, ms. */
const RELAXED = 3_000;
/** How many changes back a store can be restored. */
const PAST = 30;

/** One owner's log on one device. Relaxed writes can be lost when the power fails, always the newest first. */
export class Disk {
  rows: Row[] = [];
  readonly #clock: Clock;
  #next = 1;
  /** The states before its last changes, oldest first. */
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

  read(after: LogPosition | 0 = 0): LoggedRecord[] {
    this.#expect(after);
    return this.rows
      .filter((row) => after === 0 || row.seq > after.seq)
      .map(({ seq, batch, text }) => ({ seq, batch, record: JSON.parse(text) as LogRecord }));
  }

  /**
   * What browsers and people do to a database while a page is open. `emptied`: no row is left, numbers continue ·
   * `renewed`: no row is left, numbers begin again · `old`: the state of some changes ago is restored, and its next
   * numbers are given again.
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

  #expect(after: LogPosition | 0): void {
    const there = (row: Row) => after && row.seq === after.seq && row.batch === after.batch;
    if (after && !this.rows.some(there)) throw new LogChanged();
  }

  /**
   * The power fails: a part of the data that wasn't forced to the disk is lost, the newest first. `share` is from 0 to
   * 1.
   */
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
