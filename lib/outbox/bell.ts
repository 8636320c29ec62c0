/** Wakes whoever waits for it. One that rang while nobody waited wakes the next at once. */
export class Bell {
  #rung = false;
  #waiting = new Set<() => void>();

  ring(): void {
    const woken = this.#waiting;
    // Whoever was woken waits no longer, or the next ring would seem to be heard.
    this.#waiting = new Set();
    this.#rung = woken.size === 0;
    for (const wake of woken) wake();
  }

  /** Calls `wake` once, at the next ring; gives the way to call it off. */
  listen(wake: () => void): () => void {
    if (this.#rung) {
      this.#rung = false;
      wake();
      return () => {};
    }
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }
}
