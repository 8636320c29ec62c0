/**
 * A value is written when it hasn't changed for this long, in ms: nothing is written while decisions arrive one after
 * another.
 */
const QUIET = 1_500;

/** Values that wait to be stored on the device, by name; only the last value of each name is written. */
export class DelayedWrites {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #ended = new AbortController();

  /** Writes when no newer value has come for `QUIET` ms. A write that has begun stores nothing once `ended` aborts. */
  schedule(name: string, write: (ended: AbortSignal) => Promise<void>): void {
    clearTimeout(this.#timers.get(name));
    if (this.#ended.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      write(this.#ended.signal).catch(() => {
        // On a full device the next visit without a network shows less; decisions are stored elsewhere.
      });
    }, QUIET);
    this.#timers.set(name, timer);
  }

  /** Stops all writing: the stored data is being removed. */
  end(): void {
    this.#ended.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
