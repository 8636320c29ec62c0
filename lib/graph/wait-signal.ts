/** Clock and timer, passed in so that tests need neither. Times are ms since 1970. */
export interface Timing {
  /** Never goes back, even when the device's clock is set back. */
  now(): number;
  /**
   * Resolves after `ms`, or earlier when the network is back; a caller that has to wait longer must check the clock
   * again.
   */
  sleep(ms: number): Promise<void>;
}

/**
 * A clock that only moves forward. It starts at the device's time and counts on by `performance.now`, which nobody can
 * set. When the device's clock is ahead, it follows it, because `performance.now` may stand still while the device
 * sleeps; it never follows it backwards.
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

/** Until when Graph asked this client to wait. All requests wait for it, and the screen can show it. */
export class WaitSignal {
  readonly #timing: Timing;
  readonly #wider: WaitSignal | null;
  readonly #listeners = new Set<(until: number | null) => void>();
  #until: number | null = null;

  /** @param wider a wait of more requests, which these wait for as well */
  constructor(timing: Timing, wider: WaitSignal | null = null) {
    this.#timing = timing;
    this.#wider = wider;
  }

  /** When the wait ends, or null while there is none. */
  until = (): number | null => this.#until;

  /** Calls `listener` at each change; gives a function that stops this. */
  subscribe = (listener: (until: number | null) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts or extends the wait and resolves after it. */
  async pauseUntil(until: number): Promise<void> {
    if (this.#until === null || until > this.#until) this.#set(until);
    await this.passed();
  }

  /** Resolves when there is no wait any more. */
  async passed(): Promise<void> {
    await this.#wider?.passed();
    while (this.#until !== null) {
      const left = this.#until - this.#timing.now();
      if (left <= 0) this.end();
      else await Promise.race([this.#timing.sleep(left), this.#ended()]);
    }
  }

  /** Ends the wait: what waits is tried now. If it is too early, Graph asks to wait again. */
  end = (): void => {
    if (this.#until !== null) this.#set(null);
  };

  #ended(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.subscribe((until) => {
        if (until !== null) return;
        stop();
        resolve();
      });
    });
  }

  #set(until: number | null): void {
    this.#until = until;
    for (const listener of this.#listeners) listener(until);
  }
}
