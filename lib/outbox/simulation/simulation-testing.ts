import { expect } from 'vitest';
import { type Outcome, runWorld, type WorldOptions } from './world-testing';

/** Seeds of a run, added up. */
export interface Sum {
  seeds: number;
  bad: Outcome[];
  sends: number;
  repeats: number;
  overwrote: number;
  decided: number;
  surfaced: number;
}

/** Runs seeds one after another, letting the test runner breathe in between. */
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

/** How many seeds a run takes; `SEEDS` multiplies, for a night's run. */
export function times(count: number): number {
  return Math.ceil(count * Number(process.env.SEEDS ?? 1));
}

/** Fails with what broke, by seed: `npm run` nothing, paste the seed into `seeds-testing.ts`. */
export function expectClean({ bad }: Sum): void {
  const found = bad.map(({ seed, violations }) => ({
    seed,
    broke: violations.map(({ rule, what }) => `${rule}: ${what}`),
  }));
  expect(found, 'a seed that fails here belongs into seeds-testing.ts').toEqual([]);
}

/** One line of the table of runs. */
export function row(name: string, sum: Sum): string {
  const share = (part: number, of: number) => (of === 0 ? '-' : (part / of).toFixed(3));
  return [
    `${name}: ${sum.bad.length} of ${sum.seeds} seeds with a violation`,
    `${sum.sends} sends, ${share(sum.repeats, sum.sends)} repeats a send`,
    `${sum.decided} decided, ${share(sum.surfaced, sum.decided)} told to the reviewer`,
    `${share(sum.overwrote, sum.sends)} sends over somebody's unseen answer`,
  ].join('; ');
}
