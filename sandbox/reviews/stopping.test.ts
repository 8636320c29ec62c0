import { expect, it } from 'vitest';
import { first, REVIEWS_PATH, startReview, testWorld } from '../seed/world-testing';
import { act, DAY, decide, define, definitionOf, itemsOf, listOf, series, statusOf } from './review-testing';

const WEEKLY = { type: 'weekly', interval: 1 };
const FUTURE = {
  settings: {
    recurrence: {
      pattern: null,
      range: { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-09' },
    },
  },
};

it('stops an instance for good: completed now, no more input, and not a second time', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  await decide(world, 'adelev', path, 'seano', 'Deny');
  world.advance(DAY);
  expect(await act(world, 'admin', `${path}/stop`)).toBe(204);
  const { body } = await world.get('admin', path);
  expect(body.status).toBe('Completed');
  expect(Date.parse(body.endDateTime)).toBe(world.context.clock.now());
  expect(await statusOf(world, definitionOf(path))).toBe('Completed');
  const [item] = await itemsOf(world, path);
  const late = await world.call('adelev', 'PATCH', `${path}/decisions/${item?.id}`, {
    body: { decision: 'Deny' },
  });
  expect(late.status).toBe(409);
  expect(await act(world, 'admin', `${path}/stop`)).toBe(409);
  world.advance(30 * DAY);
  expect(await statusOf(world, path)).toBe('Completed');
});

it('applies on stop where the review applies itself', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { settings: { autoApplyDecisionsEnabled: true } });
  await act(world, 'admin', `${path}/stop`);
  expect(await statusOf(world, path)).toBe('Applied');
});

it('stops nothing that has not started', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', FUTURE);
  expect(await act(world, 'admin', `${path}/stop`)).toBe(409);
  expect(await statusOf(world, path)).toBe('NotStarted');
});

it('lets later instances come when one is stopped', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(WEEKLY, { type: 'noEnd' }) });
  const running = (await listOf(world, `${path}/instances`)).find(({ status }) => status === 'InProgress');
  await act(world, 'admin', `${path}/instances/${running?.id}/stop`);
  expect(await statusOf(world, path)).toBe('InProgress');
  world.advance(7 * DAY);
  const statuses = (await listOf(world, `${path}/instances`)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 'InProgress')).toHaveLength(1);
  expect(statuses[0]).toBe('Completed');
});

it('stops a definition with what runs and all that was to come', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(WEEKLY, { type: 'noEnd' }) });
  expect(await act(world, 'admin', `${path}/stop`)).toBe(204);
  expect(await statusOf(world, path)).toBe('Completed');
  world.advance(60 * DAY);
  const instances = await listOf(world, `${path}/instances`);
  expect(instances.map(({ status }) => status)).toEqual(['Completed']);
  expect(await act(world, 'admin', `${path}/stop`)).toBe(409);
});

it('stops a definition before it begins: nothing ever opens', async () => {
  const world = testWorld('empty');
  const path = definitionOf(await startReview(world, 'server', FUTURE));
  expect(await act(world, 'admin', `${path}/stop`)).toBe(204);
  expect(await statusOf(world, path)).toBe('Completed');
  world.advance(30 * DAY);
  expect((await listOf(world, `${path}/instances`)).filter(({ status }) => status === 'InProgress')).toEqual(
    [],
  );
  expect(
    (await world.get('adelev', `${REVIEWS_PATH}/filterByCurrentUser(on='reviewer')`)).body.value,
  ).toEqual([]);
});

it('takes every decision back, leaving no trace on the items', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const before = await itemsOf(world, path);
  await decide(world, 'adelev', path, 'seano', 'Deny');
  await decide(world, 'adelev', path, 'yukit', 'Approve');
  expect(await act(world, 'admin', `${path}/resetDecisions`)).toBe(204);
  expect(await itemsOf(world, path)).toEqual(before);
  await decide(world, 'adelev', path, 'seano', 'Approve');
  expect((await itemsOf(world, path)).filter(({ decision }) => decision === 'Approve')).toHaveLength(1);
});

it('resets only the instance that is named', async () => {
  const world = testWorld('empty');
  const [one, other] = [await startReview(world, 'server'), await startReview(world, 'server')];
  await decide(world, 'adelev', one, 'seano', 'Deny');
  await decide(world, 'adelev', other, 'seano', 'Deny');
  await act(world, 'admin', `${one}/resetDecisions`);
  expect((await itemsOf(world, other)).filter(({ decision }) => decision === 'Deny')).toHaveLength(1);
});

it('resets, reminds and stops nothing once a review is over', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  await decide(world, 'adelev', path, 'seano', 'Deny');
  world.advance(6 * DAY);
  for (const action of ['resetDecisions', 'sendReminder', 'stop'])
    expect([action, await act(world, 'admin', `${path}/${action}`)]).toEqual([action, 409]);
  const denied = (await itemsOf(world, path)).filter(({ decision }) => decision === 'Deny');
  expect(first(denied).principal.id).toBe(world.person('seano'));
});
