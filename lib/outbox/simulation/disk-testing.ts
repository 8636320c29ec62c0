import type { Kept, LogRecord } from '../log';
import type { Clock } from './clock-testing';

interface Row {
  seq: number;
  /** As text: nobody can change a record after it was handed over, and every read gives its own copy. */
  text: string;
}

/** How long a system may hold back what was written without asking for the disk. */
const RELAXED = 3_000;

/** One owner's log on one device. What was relaxed can be lost when the power goes, always from the end. */
export class Disk {
  rows: Row[] = [];
  readonly #clock: Clock;
  #next = 1;
  #recent: { at: number; undo: () => void }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  append(texts: readonly string[], strict: boolean): number[] {
    const before = this.rows;
    const added = texts.map((text) => ({ seq: this.#next++, text }));
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

  read(after = 0): Kept[] {
    return this.rows
      .filter((row) => row.seq > after)
      .map((row) => ({ seq: row.seq, record: JSON.parse(row.text) as LogRecord }));
  }

  /** The power goes: a part of what wasn't forced to the disk is gone, the newest first. `share` from 0 to 1. */
  powerLoss(share: number): void {
    const loose = this.#recent.filter(({ at }) => at > this.#clock.now - RELAXED);
    const lost = Math.round(share * loose.length);
    for (const { undo } of loose.reverse().slice(0, lost)) undo();
    this.#recent = [];
  }

  #changed(before: Row[]): void {
    this.#recent = this.#recent.filter(({ at }) => at > this.#clock.now - RELAXED);
    this.#recent.push({
      at: this.#clock.now,
      undo: () => {
        this.rows = before;
      },
    });
  }
}
