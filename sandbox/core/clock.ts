/** The source of machine time, so that a test can provide its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export const machineClock: Clock = { now: () => Date.now() };
