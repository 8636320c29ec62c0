/** Batches at a time: what a browser sends beside its own work without waiting in line. */
const START = 4;
const MOST = 6;
/** Batches that have to go well before one more is tried. */
const EARNED = 8;
/** Answers of one and the same rush slow down once (ms). */
const ONCE_IN = 1_000;

/** How much is sent at a time: one step more while all goes well, half as much when Graph asks to slow down. */
export class Pace {
  #limit = START;
  #well = 0;
  #slowedAt = Number.NEGATIVE_INFINITY;

  get limit(): number {
    return this.#limit;
  }

  wentWell(): void {
    this.#well += 1;
    if (this.#well < EARNED || this.#limit >= MOST) return;
    this.#well = 0;
    this.#limit += 1;
  }

  slowDown(now: number): void {
    this.#well = 0;
    if (now - this.#slowedAt < ONCE_IN) return;
    this.#slowedAt = now;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }
}
