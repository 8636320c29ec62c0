/** Screens tell minutes, and an answer is on its way for a while: a difference below this (ms) is none. */
const TOLERANCE = 60_000;

/**
 * The tenant's time as its answers tell it. Microsoft's Graph doesn't let a page read the `Date` of its answers, so a
 * real tenant has the device's time. The sandbox does, and its tenants have clocks that can be moved on.
 */
export class TenantClock {
  readonly #device: () => number;
  readonly #listeners = new Set<() => void>();
  #ahead = 0;

  /** `device` gives the device's time, ms since 1970. */
  constructor(device: () => number = Date.now) {
    this.#device = device;
  }

  /** How far the tenant's clock is ahead of the device's, in ms; negative where it is behind. */
  ahead = (): number => this.#ahead;

  /** The tenant's time, ms since 1970. */
  now = (): number => this.#device() + this.#ahead;

  /** An answer came with this `Date` header, or with none. */
  told(date: string | null): void {
    const ahead = date === null ? Number.NaN : Date.parse(date) - this.#device();
    if (Number.isNaN(ahead) || Math.abs(ahead - this.#ahead) < TOLERANCE) return;
    this.#ahead = Math.abs(ahead) < TOLERANCE ? 0 : ahead;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` at each change; gives the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
