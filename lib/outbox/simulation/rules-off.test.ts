import { expect, test } from 'vitest';
import { RULES, type Rules } from '../plan';
import { range, runSeeds } from './runs-testing';
import { row, times } from './simulation-testing';
import type { WorldOptions } from './world-testing';

/**
 * The rules, and the number of worlds within which the lack of each shows. Each was found well before that
 * number; see the rates beside the rules.
 */
const FOUND: readonly [rule: keyof Rules, within: number, mood?: WorldOptions['mood'], from?: number][] = [
  ['durableBeforeShown', 10],
  ['markBeforeSend', 10],
  ['readBeforeSend', 10],
  // Shows in about one world in three, three and six.
  ['settleWindow', 60],
  ['ambiguityPerItem', 60],
  ['readBack', 60],
  // Needs a newer choice at the moment when an older one is closed: one world in five hundred. The seeds
  // begin close before such a world.
  ['coalesceByIntent', 100, 'hazy', 600],
  // Shows only with late reads: in about one world in three, and one in fifty.
  ['secondLook', 40, 'hazy'],
  ['staleGuard', 150, 'hazy'],
];

test.each(FOUND)(
  'without the rule %s at least one simulated world goes wrong',
  async (rule, within, mood, from = 1) => {
    const rules = { ...RULES, [rule]: false };
    const sum = await runSeeds(range(from, times(within)), { rules, ...(mood && { mood }) }, 1);
    console.info(row(`without ${rule}`, sum), sum.bad[0]?.violations[0]);
    expect(sum.bad.length).toBeGreaterThan(0);
  },
  600_000,
);

test('every rule but the lock is in this table', () => {
  expect(FOUND.map(([rule]) => rule).sort()).toEqual(
    Object.keys(RULES)
      .filter((rule) => rule !== 'lock')
      .sort(),
  );
});

test('without the lock a larger share of the sends are repeats', async () => {
  const seeds = () => range(40_001, times(100));
  const [kept, off] = [
    await runSeeds(seeds()),
    await runSeeds(seeds(), { rules: { ...RULES, lock: false } }, 1_000),
  ];
  console.info(row('with the lock', kept), row('without', off));
  expect(off.repeats / off.sends).toBeGreaterThan(kept.repeats / kept.sends);
  // No time limit: SEEDS sets how many worlds run.
}, 0);
