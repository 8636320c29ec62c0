import type { Trouble } from '../offline/keeper';

/** Why this device keeps nothing, as far as it was told; null where the host wants it so, or nothing is wrong. */
export class DeviceTrouble {
  #current: Trouble | null = null;
  readonly #listeners = new Set<() => void>();

  readonly current = (): Trouble | null => this.#current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly tell = (trouble: Trouble): void => {
    // One that is blocked stops answering soon after; the cause is what helps.
    if (this.#current === 'blocked' && trouble === 'memory') return;
    this.#current = trouble;
    for (const listener of this.#listeners) listener();
  };
}
