import { expect } from 'vitest';
import type { Sum } from './runs-testing';

/** How many seeds a run takes; `SEEDS` multiplies the number for a long run. */
export function times(count: number): number {
  return Math.ceil(count * Number(process.env.SEEDS ?? 1));
}

/** Fails with the broken promises of each seed: add such a seed to `seeds-testing.ts`. */
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
