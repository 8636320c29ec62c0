import { range, runSeeds, type Sum } from './runs-testing';
import type { WorldOptions } from './world-testing';

/**
 * What is run of each kind of world: `inTests` by `npm test`, `aRun` for each run of `npm run soak`, which begins with
 * the same seeds and goes on. The 1,000 runs before `npm test` in CI are 2,500 plain worlds, 300 hazy ones, 300 aged ones,
 * 300 without a lock and 200 new ones.
 */
export const PARTS = {
  plain: { from: 20_001, inTests: 250, aRun: 2.5, options: {} },
  hazy: { from: 1, inTests: 60, aRun: 0.3, options: { mood: 'hazy' } },
  aged: { from: 1, inTests: 60, aRun: 0.3, options: { mood: 'aged' } },
  'without a lock': { from: 20_001, inTests: 60, aRun: 0.3, options: { lockOff: true } },
} as const satisfies Record<string, { from: number; inTests: number; aRun: number; options: WorldOptions }>;
/** Worlds that nobody ran before, beside those. */
export const NEW = { inTests: 20, aRun: 0.2 };

export type PartName = keyof typeof PARTS;

/** Runs so many worlds of a part and leaves out what may break there. */
export async function runPart(name: PartName, worlds: number): Promise<Sum> {
  const { from, options } = PARTS[name];
  if (name !== 'without a lock') return runSeeds(range(from, worlds), options);
  const sum = await runSeeds(range(from, worlds), options, Number.POSITIVE_INFINITY);
  // Two pages that send at the same moment can't know of each other; what they must not do is lose the last word.
  const lost = sum.bad.filter(({ violations }) => violations.some(({ rule }) => rule !== 'I3'));
  return { ...sum, bad: lost };
}

/** The outbox in a world of its own for each seed: every part, and new worlds from this seed on. */
export async function playOutbox(seed: number, runs: number): Promise<{ done: string; failures: string[] }> {
  const sums: [name: string, sum: Sum][] = [];
  for (const name of Object.keys(PARTS) as PartName[])
    sums.push([name, await runPart(name, Math.ceil(runs * PARTS[name].aRun))]);
  sums.push(['new', await runSeeds(range(seed, Math.ceil(runs * NEW.aRun)))]);
  return {
    done: sums.map(([name, { seeds, sends }]) => `${seeds} ${name} worlds (${sends} sends)`).join(', '),
    failures: sums.flatMap(([name, { bad }]) =>
      bad.map((outcome) => {
        const broke = outcome.violations.map(({ rule, what }) => `${rule}: ${what}`);
        return `${name} ${outcome.seed}: ${broke.join('; ')}`;
      }),
    ),
  };
}
