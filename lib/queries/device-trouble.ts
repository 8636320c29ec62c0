import type { Trouble } from '../offline/device-store';

/** Why this device stores nothing, as last reported; null where the host forbids storing, or where nothing is wrong. */
export class DeviceTrouble {
  #current: Trouble | null = null;
  readonly #listeners = new Set<() => void>();

  readonly current = (): Trouble | null => this.#current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly tell = (trouble: Trouble): void => {
    // A blocked database soon reports `memory` too; `blocked` stays, because it names the cause.
    if (this.#current === 'blocked' && trouble === 'memory') return;
    this.#current = trouble;
    for (const listener of this.#listeners) listener();
  };
}
