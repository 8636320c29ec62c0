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

it('a stopped instance is completed at once, takes no decisions and can’t be stopped again', async () => {
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

it('stopping an automatic review applies it', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { settings: { autoApplyDecisionsEnabled: true } });
  await act(world, 'admin', `${path}/stop`);
  expect(await statusOf(world, path)).toBe('Applied');
});

it('a review that has not started can’t be stopped', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', FUTURE);
  expect(await act(world, 'admin', `${path}/stop`)).toBe(409);
  expect(await statusOf(world, path)).toBe('NotStarted');
});

it('later instances still come when one is stopped', async () => {
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

it('stopping a definition ends its running instance and cancels all later ones', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', { settings: series(WEEKLY, { type: 'noEnd' }) });
  expect(await act(world, 'admin', `${path}/stop`)).toBe(204);
  expect(await statusOf(world, path)).toBe('Completed');
  world.advance(60 * DAY);
  const instances = await listOf(world, `${path}/instances`);
  expect(instances.map(({ status }) => status)).toEqual(['Completed']);
  expect(await act(world, 'admin', `${path}/stop`)).toBe(409);
});

it('a definition stopped before its start never opens', async () => {
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

it('a reset takes every decision back and leaves no trace on the items', async () => {
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

it('a reset changes only the named instance', async () => {
  const world = testWorld('empty');
  const [one, other] = [await startReview(world, 'server'), await startReview(world, 'server')];
  await decide(world, 'adelev', one, 'seano', 'Deny');
  await decide(world, 'adelev', other, 'seano', 'Deny');
  await act(world, 'admin', `${one}/resetDecisions`);
  expect((await itemsOf(world, other)).filter(({ decision }) => decision === 'Deny')).toHaveLength(1);
});

it('a finished review can’t be reset, reminded or stopped', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  await decide(world, 'adelev', path, 'seano', 'Deny');
  world.advance(6 * DAY);
  for (const action of ['resetDecisions', 'sendReminder', 'stop'])
    expect([action, await act(world, 'admin', `${path}/${action}`)]).toEqual([action, 409]);
  const denied = (await itemsOf(world, path)).filter(({ decision }) => decision === 'Deny');
  expect(first(denied).principal.id).toBe(world.person('seano'));
});
