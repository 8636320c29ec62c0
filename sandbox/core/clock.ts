/** Where machine time comes from, so that a test can hand in its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export const machineClock: Clock = { now: () => Date.now() };
