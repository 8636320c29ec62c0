import { expect, it } from 'vitest';
import { MINE, REVIEWS_PATH, reviewBody, startReview, testWorld, type World } from '../seed/world-testing';
import { tick } from './lifecycle';
import {
  act,
  DAY,
  decide,
  define,
  definitionOf,
  itemsOf,
  listOf,
  people,
  series,
  statusOf,
  twoStages,
} from './review-testing';

const WEEKLY = { type: 'weekly', interval: 1 };
const FOREVER = series(WEEKLY, { type: 'noEnd' });

const put = async (world: World, path: string, over: Record<string, unknown>) =>
  (await world.call('admin', 'PUT', path, { body: reviewBody(world, 'server', over) })).status;

const runningOf = async (world: World, path: string) =>
  (await listOf(world, `${path}/instances`)).find(({ status }) => status === 'InProgress');

it('a PUT answers 204, and the definition then shows what was sent', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: FOREVER });
  await statusOf(world, path);
  expect(
    await put(world, path, {
      displayName: 'New name',
      descriptionForReviewers: 'New text',
      settings: FOREVER,
    }),
  ).toBe(204);
  const { body } = await world.get('admin', path);
  expect(body).toMatchObject({ displayName: 'New name', descriptionForReviewers: 'New text' });
});

it('a PUT changes only future instances', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: FOREVER });
  const before = await runningOf(world, path);
  const settings = { ...FOREVER, justificationRequiredOnApproval: true };
  await put(world, path, { settings, reviewers: people(world, 'alexw') });
  const same = (await world.get('admin', `${path}/instances/${before?.id}`)).body;
  expect(same.reviewers).toEqual(before?.reviewers);
  const here = `${path}/instances/${before?.id}`;
  const [item] = await itemsOf(world, here);
  const now = await world.call('adelev', 'PATCH', `${here}/decisions/${item?.id}`, {
    body: { decision: 'Deny' },
  });
  expect(now.status).toBe(204);
  world.advance(7 * DAY);
  const next = await runningOf(world, path);
  const there = `${path}/instances/${next?.id}`;
  expect(next?.reviewers).not.toEqual(before?.reviewers);
  const [other] = await itemsOf(world, there);
  const patch = (who: string, body: unknown) =>
    world.call(who, 'PATCH', `${there}/decisions/${other?.id}`, { body });
  expect((await patch('adelev', { decision: 'Deny' })).status).toBe(403);
  expect((await patch('alexw', { decision: 'Deny' })).status).toBe(400);
  expect((await patch('alexw', { decision: 'Deny', justification: 'Left' })).status).toBe(204);
});

it('a changed recurrence replaces the instances to come', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: FOREVER });
  await statusOf(world, path);
  await put(world, path, { settings: series(WEEKLY, { type: 'numbered', numberOfOccurrences: 2 }) });
  world.advance(60 * DAY);
  expect(await listOf(world, `${path}/instances`)).toHaveLength(2);
  expect(await statusOf(world, path)).toBe('Completed');
});

it.each([
  ['numbered', { type: 'numbered', numberOfOccurrences: 1 }, { type: 'numbered', numberOfOccurrences: 3 }],
  ['endDate', { type: 'endDate', endDate: '2026-11-22' }, { type: 'endDate', endDate: '2026-12-04' }],
])('continues when its range (%s) is extended while its last instance runs', async (_, range, longer) => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(WEEKLY, range) });
  expect(await statusOf(world, path)).toBe('InProgress');
  expect(await put(world, path, { settings: series(WEEKLY, longer) })).toBe(204);
  world.advance(30 * DAY);
  const starts = (await listOf(world, `${path}/instances`)).map((one) => one.startDateTime.slice(0, 10));
  expect(starts).toEqual(['2026-11-20', '2026-11-27', '2026-12-04']);
});

it('a review that has not started can be changed wholly and keeps its id', async () => {
  const world = testWorld('empty');
  const range = { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-09' };
  const settings = { recurrence: { pattern: null, range } };
  const path = await startReview(world, 'server', { settings });
  const later = { ...range, startDate: '2026-12-03' };
  const over = {
    settings: { recurrence: { pattern: null, range: later } },
    reviewers: people(world, 'alexw'),
  };
  expect(await put(world, definitionOf(path), over)).toBe(204);
  const { body } = await world.get('admin', path);
  expect(body).toMatchObject({ status: 'NotStarted', startDateTime: '2026-12-03T09:30:00.000Z' });
  world.advance(14 * DAY);
  expect(await statusOf(world, path)).toBe('InProgress');
  const { value } = (await world.get('alexw', `${path}/decisions/${MINE}`)).body;
  expect(value).toHaveLength(3);
  expect(await listOf(world, `${definitionOf(path)}/instances`)).toHaveLength(1);
});

it('a review can’t be moved to another group', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: FOREVER });
  const before = (await world.get('admin', path)).body.scope;
  const body = reviewBody(world, 'badges', { settings: FOREVER });
  await world.call('admin', 'PUT', path, { body });
  expect((await world.get('admin', path)).body.scope).toEqual(before);
});

it('a PUT that is no valid definition is refused and changes nothing', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: FOREVER });
  await statusOf(world, path);
  const before = (await world.get('admin', path)).body;
  expect(await put(world, path, { displayName: '' })).toBe(400);
  expect((await world.get('admin', path)).body).toEqual(before);
});

const TABLES = [
  'review_definitions',
  'review_instances',
  'review_stages',
  'review_items',
  'review_stage_items',
  'review_reviewers',
  'review_assignments',
  'review_ledger',
  'review_notices',
  'review_agenda',
];

const rowsIn = (world: World) =>
  TABLES.map((table) => [
    table,
    world.context.store.get<{ n: number }>(`select count(*) as n from ${table}`)?.n,
  ]);

it('a deleted definition and all below it answer 404, and no row is left', async () => {
  const world = testWorld('empty');
  const empty = rowsIn(world);
  const weekly = await define(world, 'server', { settings: FOREVER });
  const staged = await startReview(world, 'badges', {
    reviewers: [],
    stageSettings: twoStages(world, { reviewers: [] }),
  });
  const enumerated = await define(world, 'server', {
    settings: FOREVER,
    scope: {
      query: './members',
      queryType: 'MicrosoftGraph',
      '@odata.type': '#microsoft.graph.accessReviewQueryScope',
    },
    instanceEnumerationScope: {
      query: "/groups?$filter=(groupTypes/any(c:c eq 'Unified'))",
      queryType: 'MicrosoftGraph',
    },
  });
  await decide(world, 'emmal', staged, 'emmal', 'Deny');
  world.advance(3 * DAY);
  tick(world.context, world.tenant);
  const [instance] = await listOf(world, `${weekly}/instances`);
  for (const path of [weekly, definitionOf(staged), enumerated])
    expect((await world.call('admin', 'DELETE', path)).status).toBe(204);
  expect(rowsIn(world)).toEqual(empty);
  for (const path of [weekly, `${weekly}/instances`, `${weekly}/instances/${instance?.id}/decisions`, staged])
    expect([path, (await world.get('admin', path)).status]).toEqual([path, 404]);
  expect((await world.call('admin', 'DELETE', weekly)).status).toBe(404);
  world.advance(30 * DAY);
  expect((await world.get('admin', REVIEWS_PATH)).body.value).toEqual([]);
  expect(rowsIn(world)).toEqual(empty);
});

it('deleting one definition leaves the others', async () => {
  const world = testWorld('empty');
  const [one, other] = [await startReview(world, 'server'), await startReview(world, 'badges')];
  await decide(world, 'adelev', other, 'noraj', 'Deny');
  const before = await itemsOf(world, other);
  await world.call('admin', 'DELETE', definitionOf(one));
  expect(await itemsOf(world, other)).toEqual(before);
  await act(world, 'admin', `${other}/stop`);
  expect(await statusOf(world, other)).toBe('Completed');
});
