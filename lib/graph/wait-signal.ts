/** Clock and timer, handed in so that tests need neither. Times in ms since 1970. */
export interface Timing {
  now(): number;
  /** Comes back after so long, or earlier when the network is back; who has to wait longer looks at the clock again. */
  sleep(ms: number): Promise<void>;
}

export const realTiming: Timing = {
  now: () => Date.now(),
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
