import { expect, test } from 'vitest';
import { range, runSeeds } from './runs-testing';
import { SEEDS } from './seeds-testing';
import { expectClean, row, times } from './simulation-testing';
import { runWorld } from './world-testing';

const LONG = 600_000;

test(
  'no decision is lost, doubled unasked, sent for another account or put over an answer that was shown',
  async () => {
    const sum = await runSeeds(range(20_001, times(1_500)));
    console.info(row('fixed', sum));
    expectClean(sum);
    expect(sum.decided).toBeGreaterThan(sum.seeds * 2);
  },
  LONG,
);

test(
  'worlds that broke something once stay whole',
  async () => {
    expectClean(await runSeeds(SEEDS.map(([seed]) => seed)));
  },
  LONG,
);

test('the same seed gives the same world twice', async () => {
  for (const seed of range(7_000, 8)) {
    const [one, other] = [await runWorld(seed), await runWorld(seed)];
    expect(other.hash).toBe(one.hash);
    expect(other.events).toBe(one.events);
  }
});

test('different seeds give different worlds', async () => {
  const hashes = await Promise.all([1, 2, 3, 4, 5].map(async (seed) => (await runWorld(seed)).hash));
  expect(new Set(hashes).size).toBe(5);
});
