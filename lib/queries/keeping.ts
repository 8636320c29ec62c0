/** After the last change of what is kept, in ms; while decisions land one after another nothing is written. */
const QUIET = 1_500;

/** What waits to be kept on the device, by name: only the last of each is written. */
export class Keeping {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #ended = false;

  /** Writes once nothing newer has come for a moment. */
  soon(name: string, write: () => Promise<void>): void {
    clearTimeout(this.#timers.get(name));
    if (this.#ended) return;
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      write().catch(() => {
        // A device that is full shows less the next time it has no network; what is decided is kept elsewhere.
      });
    }, QUIET);
    this.#timers.set(name, timer);
  }

  /** Nothing more is written: what was kept is being wiped. */
  end(): void {
    this.#ended = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
