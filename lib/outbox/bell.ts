/** Wakes whoever waits for it. One that rang while nobody waited wakes the next at once. */
export class Bell {
  #rung = false;
  readonly #waiting = new Set<() => void>();

  ring(): void {
    this.#rung = this.#waiting.size === 0;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Calls `wake` at the next ring; gives the way to call it off. */
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
