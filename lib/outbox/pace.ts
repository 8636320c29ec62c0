/**
 * How many batches are sent at a time, at the start and at most: as many as a browser sends beside its other requests
 * without queueing.
 */
const START = 4;
const MOST = 6;
/** How many batches must succeed before one more is sent at a time. */
const EARNED = 8;
/** Throttled answers within this time slow down only once, in ms. */
const ONCE_IN = 1_000;

/** How many batches are sent at a time: one more while all succeed, half as many when Graph throttles. */
export class Pace {
  #limit = START;
  #well = 0;
  #slowedAt = Number.NEGATIVE_INFINITY;

  get limit(): number {
    return this.#limit;
  }

  succeeded(): void {
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
