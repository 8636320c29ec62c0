import type { ProblemCode } from '../review/problem';
import type { Pause } from './model';

/** How long nothing new is sent after an unanswered request, in ms; longer after each further one. */
const QUIET = 1_000;
const LONGEST_QUIET = 30_000;

/** Whether decisions can be sent to Graph: not without a network, and not while a sign-in is needed. */
export class Uplink {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #pause: Pause = null;
  /** How many requests in a row the network lost. */
  #losses = 0;
  #quietUntil = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Why nothing is sent at all. */
  get pause(): Pause {
    return this.#pause;
  }

  /** For how many ms nothing new is sent; 0 or less when sending is allowed. */
  get quiet(): number {
    return this.#quietUntil - this.#now();
  }

  /** Calls `listener` when the pause begins, changes or ends. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Notes a failed request. One lost request changes nothing; several in a row mean that the network is gone. */
  failed(code: ProblemCode): void {
    if (code === 'signIn') {
      this.#setPause('signIn');
      return;
    }
    this.#losses += 1;
    this.#quietUntil = this.#now() + Math.min(QUIET * 2 ** (this.#losses - 1), LONGEST_QUIET);
    if (this.#losses > 1 && this.#pause === null) this.#setPause('network');
  }

  /** Notes that Graph answered. */
  answered(): void {
    this.#losses = 0;
  }

  /** Ends the pause, because something may have changed; the next failure begins it again. */
  tryAgain(): void {
    this.#quietUntil = 0;
    this.#setPause(null);
  }

  /** Ends the pause for a missing network when the quiet time is over. */
  tryNetwork(): void {
    if (this.#pause === 'network' && this.quiet <= 0) this.#setPause(null);
  }

  #setPause(why: Pause): void {
    if (this.#pause === why) return;
    this.#pause = why;
    for (const listener of this.#listeners) listener();
  }
}
