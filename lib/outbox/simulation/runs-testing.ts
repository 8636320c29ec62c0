import { type Outcome, runWorld, type WorldOptions } from './world-testing';

/** The added results of several seeds. */
export interface Sum {
  seeds: number;
  bad: Outcome[];
  sends: number;
  repeats: number;
  overwrote: number;
  decided: number;
  surfaced: number;
}

/**
 * Runs seeds one after another and yields to the event loop in between; ends early when enough of them broke a promise.
 */
export async function runSeeds(
  seeds: Iterable<number>,
  options: WorldOptions = {},
  stopAfter = 20,
): Promise<Sum> {
  const sum: Sum = { seeds: 0, bad: [], sends: 0, repeats: 0, overwrote: 0, decided: 0, surfaced: 0 };
  for (const seed of seeds) {
    const outcome = await runWorld(seed, options);
    sum.seeds += 1;
    sum.sends += outcome.sends;
    sum.repeats += outcome.repeats;
    sum.overwrote += outcome.overwrote;
    sum.decided += outcome.decided;
    sum.surfaced += outcome.surfaced;
    if (outcome.violations.length > 0 && sum.bad.push(outcome) >= stopAfter) break;
    if (sum.seeds % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return sum;
}

export function* range(from: number, count: number): Iterable<number> {
  for (let seed = from; seed < from + count; seed++) yield seed;
}
