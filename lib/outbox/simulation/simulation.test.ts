import { expect, test } from 'vitest';
import { NEW, PARTS, playOutbox, runPart } from './long-testing';
import { range, runSeeds } from './runs-testing';
import { SEEDS } from './seeds-testing';
import { expectClean, row, times } from './simulation-testing';
import { runWorld } from './world-testing';

const LONG = 600_000;

test(
  'no decision is lost, doubled unasked, sent for another account or put over an answer that was shown',
  async () => {
    const sum = await runPart('plain', times(PARTS.plain.inTests));
    console.info(row('plain', sum));
    expectClean(sum);
    expect(sum.decided).toBeGreaterThan(sum.seeds * 2);
  },
  LONG,
);

test(
  'worlds with new seeds hold too',
  async () => {
    const from = Number(process.env.SEED_FROM ?? Math.floor(Date.now() % 1_000_000_000) + 10_000_000);
    const sum = await runSeeds(range(from, times(NEW.inTests)));
    console.info(row(`new from ${from}`, sum));
    expectClean(sum);
  },
  LONG,
);

test.each([
  ['nothing breaks when reads are late and everybody answers at the same time', 'hazy'],
  ['nothing is lost or sent again when the device removes old data', 'aged'],
  ['nothing is lost, only sent more often, when the lock keeps nobody out', 'without a lock'],
] as const)(
  '%s',
  async (_, name) => {
    const sum = await runPart(name, times(PARTS[name].inTests));
    console.info(row(name, sum));
    expectClean(sum);
    expect(sum.sends).toBeGreaterThan(0);
  },
  LONG,
);

test('the long run reports the worlds it played, and no failure', async () => {
  const { done, failures } = await playOutbox(1, 4);
  expect([done.match(/\d+ [a-z ]+ worlds/g), failures]).toEqual([
    ['10 plain worlds', '2 hazy worlds', '2 aged worlds', '2 without a lock worlds', '1 new worlds'],
    [],
  ]);
});

test(
  'worlds that broke something once no longer do',
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
