/** A smaller difference than this, in ms, is ignored: screens show minutes, and an answer takes a while to arrive. */
const TOLERANCE = 60_000;

/**
 * The tenant's time, from the `Date` header of its answers. Microsoft's Graph doesn't let a page read this header, so a
 * real tenant uses the device's time. The sandbox lets it, and its tenants' clocks can be moved forward.
 */
export class TenantClock {
  readonly #device: () => number;
  readonly #listeners = new Set<() => void>();
  #ahead = 0;

  /** `device` gives the device's time, ms since 1970. */
  constructor(device: () => number = Date.now) {
    this.#device = device;
  }

  /** How far the tenant's clock is ahead of the device's, in ms; negative when it is behind. */
  ahead = (): number => this.#ahead;

  /** The tenant's time, ms since 1970. */
  now = (): number => this.#device() + this.#ahead;

  /** Called with each answer's `Date` header, or null. */
  adjust(date: string | null): void {
    const ahead = date === null ? Number.NaN : Date.parse(date) - this.#device();
    if (Number.isNaN(ahead) || Math.abs(ahead - this.#ahead) < TOLERANCE) return;
    this.#ahead = Math.abs(ahead) < TOLERANCE ? 0 : ahead;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` at each change; gives a function that stops this. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
