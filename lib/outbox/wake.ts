/** Wakes what waits for work. A signal that comes while nothing waits is kept: what waits next is woken at once. */
export class Wake {
  #signalled = false;
  #waiting = new Set<() => void>();

  signal(): void {
    const woken = this.#waiting;
    // Whoever was woken waits no longer, or the next signal would seem to be heard.
    this.#waiting = new Set();
    this.#signalled = woken.size === 0;
    for (const wake of woken) wake();
  }

  /** Calls `wake` once, at the next signal; gives the way to call it off. */
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
