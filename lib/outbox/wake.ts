/** Wakes the code that waits for work. A signal that comes while nothing waits is kept for the next waiter. */
export class Wake {
  #signalled = false;
  #waiting = new Set<() => void>();

  signal(): void {
    const woken = this.#waiting;
    // Each waiter is woken once and then removed, so that a later signal isn't taken as received.
    this.#waiting = new Set();
    this.#signalled = woken.size === 0;
    for (const wake of woken) wake();
  }

  /** Calls `wake` once, at the next signal; gives a function that cancels this. */
  listen(wake: () => void): () => void {
    if (this.#signalled) {
      this.#signalled = false;
      wake();
      return () => {};
    }
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }
}
