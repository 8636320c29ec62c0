import { expect, it } from 'vitest';
import { addMember } from '../directory/members';
import { BEGINNING, testWorld, type World } from '../seed/world-testing';
import {
  DAY,
  decide,
  define,
  itemsOf,
  listOf,
  people,
  principalsOf,
  series,
  statusOf,
} from './review-testing';

const WEEKLY = { type: 'weekly', interval: 1 };
const MONTHLY = { type: 'absoluteMonthly', interval: 1 };

const instancesOf = (world: World, path: string) => listOf(world, `${path}/instances`);
const datesOf = async (world: World, path: string) =>
  (await instancesOf(world, path)).map(({ startDateTime }) => startDateTime.slice(0, 10));
const runningOf = async (world: World, path: string) =>
  (await instancesOf(world, path)).filter(({ status }) => status === 'InProgress');

/** The starts of all instances that have begun after so many days, with the clock moved day by day. */
async function walked(world: World, path: string, days: number): Promise<string[]> {
  for (let day = 0; day < days; day += 1) {
    await statusOf(world, path);
    world.advance(DAY);
  }
  const instances = await instancesOf(world, path);
  return instances
    .filter(({ status }) => status !== 'NotStarted')
    .map(({ startDateTime }) => startDateTime.slice(0, 10));
}

it.each([
  ['every week, three times', WEEKLY, { type: 'numbered', numberOfOccurrences: 3 }],
  ['every second week', { ...WEEKLY, interval: 2 }, { type: 'numbered', numberOfOccurrences: 3 }],
  ['every week until a date', WEEKLY, { type: 'endDate', endDate: '2026-12-05' }],
  ['every month, on the day it began', MONTHLY, { type: 'numbered', numberOfOccurrences: 3 }],
  ['every month on the 31st', { ...MONTHLY, dayOfMonth: 31 }, { type: 'numbered', numberOfOccurrences: 4 }],
  ['every quarter', { ...MONTHLY, interval: 3 }, { type: 'endDate', endDate: '2027-03-31' }],
])('starts instances %s', async (name, pattern, range) => {
  const expected: Record<string, string[]> = {
    'every week, three times': ['2026-11-20', '2026-11-27', '2026-12-04'],
    'every second week': ['2026-11-20', '2026-12-04', '2026-12-18'],
    'every week until a date': ['2026-11-20', '2026-11-27', '2026-12-04'],
    'every month, on the day it began': ['2026-11-20', '2026-12-20', '2027-01-20'],
    'every month on the 31st': ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'],
    'every quarter': ['2026-11-20', '2027-02-20'],
  };
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(pattern, range) });
  expect(await walked(world, path, 140)).toEqual(expected[name]);
  expect(await statusOf(world, path)).toBe('Completed');
});

it('a series without an end goes on', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(WEEKLY, { type: 'noEnd' }) });
  world.advance(365 * DAY);
  expect(await statusOf(world, path)).toBe('InProgress');
  expect((await instancesOf(world, path)).length).toBeGreaterThanOrEqual(53);
});

it('each instance has its own id, different from the definition’s', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(WEEKLY, { type: 'noEnd' }) });
  world.advance(30 * DAY);
  const ids = (await instancesOf(world, path)).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(3);
  expect(new Set([...ids, path.split('/').at(-1)]).size).toBe(ids.length + 1);
});

it('each instance runs for its duration, and the definition stays in progress between two', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(WEEKLY, { type: 'noEnd' }) });
  const [instance] = await runningOf(world, path);
  expect(Date.parse(instance?.startDateTime ?? '')).toBe(BEGINNING);
  expect(Date.parse(instance?.endDateTime ?? '')).toBe(BEGINNING + 3 * DAY);
  world.advance(5 * DAY);
  expect(await runningOf(world, path)).toEqual([]);
  expect(await statusOf(world, path)).toBe('InProgress');
});

it('each instance has its own snapshot of members, and earlier decisions stay', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(WEEKLY, { type: 'noEnd' }) });
  const [before] = await runningOf(world, path);
  const first = `${path}/instances/${before?.id}`;
  await decide(world, 'adelev', first, 'seano', 'Approve');
  const decided = await itemsOf(world, first);
  const lee = { id: world.person('leeg'), kind: 'user' as const };
  addMember(world.context.store, world.tenant.id, world.group('server'), lee);
  world.advance(7 * DAY);
  const [after] = await runningOf(world, path);
  const second = `${path}/instances/${after?.id}`;
  expect(await principalsOf(world, second)).toContain('Lee Gu');
  expect((await itemsOf(world, second)).every(({ decision }) => decision === 'NotReviewed')).toBe(true);
  expect(await principalsOf(world, first)).not.toContain('Lee Gu');
  // Only the state of the review has changed.
  expect(await itemsOf(world, first)).toEqual(decided);
  const ids = [...decided, ...(await itemsOf(world, second))].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('each instance is applied when it ends', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', {
    settings: series(WEEKLY, { type: 'noEnd' }, { autoApplyDecisionsEnabled: true }),
  });
  const [instance] = await runningOf(world, path);
  await decide(world, 'adelev', `${path}/instances/${instance?.id}`, 'seano', 'Deny');
  world.advance(7 * DAY);
  const [next] = await runningOf(world, path);
  expect(await principalsOf(world, `${path}/instances/${next?.id}`)).not.toContain('Sean O’Brien');
  expect((await instancesOf(world, path))[0]?.status).toBe('Applied');
});

it('a series that began in the past starts with the instance that runs now or comes next', async () => {
  const world = testWorld('empty');
  const from = (startDate: string, days: number) =>
    series(WEEKLY, { type: 'noEnd', startDate }, { instanceDurationInDays: days });
  const running = await define(world, 'server', { settings: from('2026-11-05', 3) });
  expect(await datesOf(world, running)).toContain('2026-11-19');
  expect(await runningOf(world, running)).toHaveLength(1);
  const waiting = await define(world, 'server', { settings: from('2026-11-02', 3) });
  expect(await runningOf(world, waiting)).toEqual([]);
  world.advance(4 * DAY);
  expect((await runningOf(world, waiting)).map((one) => one.startDateTime.slice(0, 10))).toEqual([
    '2026-11-23',
  ]);
});

it('instances open and end in order when the clock leaps over a year', async () => {
  const world = testWorld('empty');
  const settings = series(WEEKLY, { type: 'noEnd' }, { autoApplyDecisionsEnabled: true });
  const path = await define(world, 'server', { settings, reviewers: people(world, 'adelev', 'alexw') });
  world.advance(364 * DAY);
  const all = await instancesOf(world, path);
  const over = all.filter(({ status }) => status === 'Applied');
  expect(over).toHaveLength(52);
  for (const [index, instance] of over.entries()) {
    expect(Date.parse(instance.startDateTime)).toBe(BEGINNING + index * 7 * DAY);
    expect(Date.parse(instance.endDateTime)).toBe(BEGINNING + index * 7 * DAY + 3 * DAY);
  }
  const [last] = await runningOf(world, path);
  expect(await itemsOf(world, `${path}/instances/${last?.id}`)).toHaveLength(3);
  const mine = await world.get('adelev', `${path}/instances/filterByCurrentUser(on='reviewer')`);
  expect(mine.body.value).toHaveLength(53);
});

it('a leap applies an earlier instance’s default denials before a later instance takes its members', async () => {
  const world = testWorld('empty');
  const settings = series(
    WEEKLY,
    { type: 'numbered', numberOfOccurrences: 2 },
    {
      autoApplyDecisionsEnabled: true,
      defaultDecisionEnabled: true,
      defaultDecision: 'Deny',
    },
  );
  const path = await define(world, 'server', { settings });
  world.advance(60 * DAY);
  const [one, two] = await instancesOf(world, path);
  expect(await itemsOf(world, `${path}/instances/${one?.id}`)).toHaveLength(3);
  expect(await itemsOf(world, `${path}/instances/${two?.id}`)).toEqual([]);
  expect(await statusOf(world, path)).toBe('Applied');
});
