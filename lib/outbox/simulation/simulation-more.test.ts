import { expect, test } from 'vitest';
import { range, runSeeds } from './runs-testing';
import { expectClean, row, times } from './simulation-testing';

const LONG = 600_000;

test(
  'the next fixed worlds hold too',
  async () => {
    const sum = await runSeeds(range(21_501, times(1_000)));
    console.info(row('fixed, second part', sum));
    expectClean(sum);
  },
  LONG,
);

test(
  'worlds that nobody ran before hold too',
  async () => {
    const from = Number(process.env.SEED_FROM ?? Math.floor(Date.now() % 1_000_000_000) + 10_000_000);
    const sum = await runSeeds(range(from, times(200)));
    console.info(row(`new from ${from}`, sum));
    expectClean(sum);
  },
  LONG,
);

test(
  'nothing breaks where reads are late and everybody answers at once',
  async () => {
    const sum = await runSeeds(range(1, times(300)), { mood: 'hazy' });
    console.info(row('hazy', sum));
    expectClean(sum);
  },
  LONG,
);

test(
  'nothing is lost where the lock keeps nobody out; it only costs repeats',
  async () => {
    const sum = await runSeeds(range(20_001, times(300)), { lockOff: true }, Number.POSITIVE_INFINITY);
    console.info(row('without a lock', sum));
    // Two pages that send at the same moment can't know of each other; what they must not do is lose the last word.
    const lost = sum.bad.filter(({ violations }) => violations.some(({ rule }) => rule !== 'I3'));
    expectClean({ ...sum, bad: lost });
    expect(sum.seeds).toBeGreaterThan(0);
  },
  LONG,
);
