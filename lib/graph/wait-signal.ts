/** Clock and timer, handed in so that tests need neither. Times in ms since 1970. */
export interface Timing {
  /** Never goes back, whatever becomes of the device's clock. */
  now(): number;
  /** Comes back after so long, or earlier when the network is back; who has to wait longer looks at the clock again. */
  sleep(ms: number): Promise<void>;
}

/**
 * A clock that only goes on: the device's, measured from the page's beginning by one that nobody can set. It follows the
 * device's forwards, because the other one may stand still while the device sleeps, and never backwards.
 */
export function steadyClock(wall: () => number = Date.now, steady: () => number = () => performance.now()) {
  let [at, mark] = [wall(), steady()];
  return (): number => {
    const since = steady();
    at = Math.max(at + Math.max(0, since - mark), wall());
    mark = since;
    return at;
  };
}

const now = steadyClock();

export const realTiming: Timing = {
  now,
  sleep: (ms) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        globalThis.removeEventListener?.('online', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      globalThis.addEventListener?.('online', end);
    }),
};

/** Until when Graph asked this client to wait. All requests stand behind it, and the screen can show it. */
export class WaitSignal {
  readonly #timing: Timing;
  readonly #listeners = new Set<(until: number | null) => void>();
  #until: number | null = null;

  constructor(timing: Timing) {
    this.#timing = timing;
  }

  /** When the wait ends, or null while there is none. */
  until = (): number | null => this.#until;

  /** Calls `listener` at each change; gives the way to stop. */
  subscribe = (listener: (until: number | null) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts or lengthens the wait and comes back after it. */
  async pauseUntil(until: number): Promise<void> {
    if (this.#until === null || until > this.#until) this.#set(until);
    await this.passed();
  }

  /** Comes back when no wait is left. */
  async passed(): Promise<void> {
    while (this.#until !== null) {
      const left = this.#until - this.#timing.now();
      if (left <= 0) this.#set(null);
      else await this.#timing.sleep(left);
    }
  }

  #set(until: number | null): void {
    this.#until = until;
    for (const listener of this.#listeners) listener(until);
  }
}
