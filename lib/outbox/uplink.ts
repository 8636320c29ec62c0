import type { ProblemCode } from '../review/problem';
import type { Pause } from './model';

/** After a request that nobody answered nothing new begins for so long, ever longer (ms). */
const QUIET = 1_000;
const LONGEST_QUIET = 30_000;

/** Whether decisions can go up to Graph: not while the network is gone, and not while a sign-in is due. */
export class Uplink {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #pause: Pause = null;
  /** Requests in a row that the network lost. */
  #losses = 0;
  #quietUntil = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What holds everything up. */
  get pause(): Pause {
    return this.#pause;
  }

  /** For how many ms nothing new begins; not above 0 where something may. */
  get quiet(): number {
    return this.#quietUntil - this.#now();
  }

  /** Calls `listener` when the pause begins, changes or ends. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** A single lost request is nothing; several in a row are a network that is gone. */
  trouble(code: ProblemCode): void {
    if (code === 'signIn') {
      this.#setPause('signIn');
      return;
    }
    this.#losses += 1;
    this.#quietUntil = this.#now() + Math.min(QUIET * 2 ** (this.#losses - 1), LONGEST_QUIET);
    if (this.#losses > 1 && this.#pause === null) this.#setPause('network');
  }

  /** Graph answered. */
  wentWell(): void {
    this.#losses = 0;
  }

  /** Something may have changed: nothing is held up until it goes wrong again. */
  tryAgain(): void {
    this.#quietUntil = 0;
    this.#setPause(null);
  }

  /** A network that is gone is tried again once the quiet is over. */
  tryNetwork(): void {
    if (this.#pause === 'network' && this.quiet <= 0) this.#setPause(null);
  }

  #setPause(why: Pause): void {
    if (this.#pause === why) return;
    this.#pause = why;
    for (const listener of this.#listeners) listener();
  }
}
