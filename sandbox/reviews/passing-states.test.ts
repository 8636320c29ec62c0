import { expect, it } from 'vitest';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { DAY, definitionOf, itemsOf, listOf, statusOf, twoStages } from './review-testing';

const SECOND = 1000;

function watchedWorld(): World {
  const world = testWorld('empty');
  world.setSwitch('showPassingStates', true);
  return world;
}

/** The states seen from now on, checked once a second, each once and in order. */
async function statesOf(world: World, path: string, seconds: number): Promise<string[]> {
  const seen: string[] = [];
  for (let second = 0; second <= seconds; second += 1) {
    const status = await statusOf(world, path);
    if (seen.at(-1) !== status) seen.push(status);
    world.advance(SECOND);
  }
  return seen;
}

const START = ['Initializing', 'Starting', 'InProgress'];

it('a review goes from not started to Initializing, Starting and InProgress', async () => {
  const world = watchedWorld();
  const path = await startReview(world, 'server', {
    settings: {
      recurrence: {
        pattern: null,
        range: { type: 'endDate', startDate: '2026-11-22', endDate: '2026-11-24' },
      },
    },
  });
  expect(await statusOf(world, path)).toBe('NotStarted');
  world.advance(Date.parse('2026-11-22T09:29:58Z') - Date.parse('2026-11-20T09:30:00Z'));
  expect(await statesOf(world, path, 40)).toEqual(['NotStarted', ...START]);
});

it.each([
  ['no default decision is due and nothing is applied automatically', {}, ['Completed']],
  [
    'a default decision is due',
    { defaultDecisionEnabled: true, defaultDecision: 'Deny' },
    ['Completed', 'AutoReviewing', 'AutoReviewed'],
  ],
  [
    'the results are applied automatically',
    { autoApplyDecisionsEnabled: true },
    ['Completed', 'Applying', 'Applied'],
  ],
  [
    'a default decision is due and the results are applied automatically',
    { defaultDecisionEnabled: true, defaultDecision: 'Approve', autoApplyDecisionsEnabled: true },
    ['Completed', 'AutoReviewing', 'AutoReviewed', 'Applying', 'Applied'],
  ],
])('goes through Completing and the documented states where %s', async (_, settings, after) => {
  const world = watchedWorld();
  const path = await startReview(world, 'server', { settings });
  expect(await statesOf(world, path, 40)).toEqual(START);
  world.advance(Date.parse('2026-11-25T07:59:55Z') - world.context.clock.now());
  expect(await statesOf(world, path, 90)).toEqual(['InProgress', 'Completing', ...after]);
});

it('a stopped review goes through the same states', async () => {
  const world = watchedWorld();
  const path = await startReview(world, 'server', { settings: { autoApplyDecisionsEnabled: true } });
  await statesOf(world, path, 40);
  await world.call('admin', 'POST', `${path}/stop`);
  expect(await statesOf(world, path, 60)).toEqual(['Completing', 'Completed', 'Applying', 'Applied']);
});

it('a review applied by hand shows Applying', async () => {
  const world = watchedWorld();
  const path = await startReview(world, 'server');
  world.advance(6 * DAY);
  await statesOf(world, path, 30);
  await world.call('admin', 'POST', `${path}/applyDecisions`);
  expect(await statesOf(world, path, 30)).toEqual(['Applying', 'Applied']);
});

it('a review has no decision items before it is in progress', async () => {
  const world = watchedWorld();
  const path = await startReview(world, 'server');
  expect(await statusOf(world, path)).toBe('Initializing');
  expect(await itemsOf(world, path)).toEqual([]);
  world.advance(20 * SECOND);
  expect(await itemsOf(world, path)).toHaveLength(3);
});

it('a one-time review’s definition shows the same state', async () => {
  const world = watchedWorld();
  const path = await startReview(world, 'server');
  expect(await statusOf(world, definitionOf(path))).toBe('Initializing');
  world.advance(6 * DAY);
  const states = await statesOf(world, definitionOf(path), 30);
  expect(states.at(-1)).toBe('Completed');
});

it('no decision is accepted while a review is Completing', async () => {
  const world = watchedWorld();
  const path = await startReview(world, 'server');
  await statesOf(world, path, 30);
  const [item] = await itemsOf(world, path);
  await world.call('admin', 'POST', `${path}/stop`);
  expect(await statusOf(world, path)).toBe('Completing');
  const answer = await world.call('adelev', 'PATCH', `${path}/decisions/${item?.id}`, {
    body: { decision: 'Deny' },
  });
  expect(answer.status).toBe(409);
  expect((await itemsOf(world, path)).every(({ decision }) => decision === 'NotReviewed')).toBe(true);
});

it('stages follow each other without a state between them, and the last one leads to Completing', async () => {
  const world = watchedWorld();
  const path = await startReview(world, 'server', { stageSettings: twoStages(world) });
  await statesOf(world, path, 40);
  for (const _ of [1, 2]) {
    const [running] = (await listOf(world, `${path}/stages`)).filter(({ status }) => status === 'InProgress');
    await world.call('admin', 'POST', `${path}/stages/${running?.id}/stop`);
  }
  expect(await statesOf(world, path, 30)).toEqual(['Completing', 'Completed']);
});

it('a review that is about to apply itself can’t be applied by hand', async () => {
  const world = watchedWorld();
  const path = await startReview(world, 'server', { settings: { autoApplyDecisionsEnabled: true } });
  await statesOf(world, path, 40);
  await world.call('admin', 'POST', `${path}/stop`);
  world.advance(10 * SECOND);
  expect(await statusOf(world, path)).toBe('Completed');
  expect((await world.call('admin', 'POST', `${path}/applyDecisions`)).status).toBe(409);
  expect(await statesOf(world, path, 30)).toEqual(['Completed', 'Applying', 'Applied']);
});
