import { expect, it } from 'vitest';
import { ZERO_GUID } from '../directory/guid';
import { membersOf } from '../directory/members';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { tick } from './lifecycle';
import { act, DAY, decide, itemAbout, itemsOf, statusOf } from './review-testing';

const AUTO = { settings: { autoApplyDecisionsEnabled: true } };
/** The group's members after everything due has happened. */
function members(world: World): string[] {
  tick(world.context, world.tenant);
  return membersOf(world.context.store, world.tenant.id, world.group('server')).map(({ id }) => id);
}

it('applying removes denied people from the group and nobody else', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', AUTO);
  await decide(world, 'adelev', path, 'seano', 'Deny');
  await decide(world, 'adelev', path, 'yukit', 'Approve');
  world.advance(4 * DAY);
  expect(members(world)).toHaveLength(3);
  world.advance(2 * DAY);
  expect(await statusOf(world, path)).toBe('Applied');
  expect(members(world)).toEqual([world.person('robertd'), world.person('yukit')]);
  const graph = await world.call('admin', 'GET', `/groups/${world.group('server')}/members`, {
    scopes: ['GroupMember.Read.All'],
  });
  expect(graph.body.value.map(({ id }) => id)).toEqual(members(world));
});

it('an automatic apply writes the result, the time and “Access Reviews” on each decided item', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', AUTO);
  await decide(world, 'adelev', path, 'seano', 'Deny');
  await decide(world, 'adelev', path, 'yukit', 'Approve');
  world.advance(6 * DAY);
  for (const alias of ['seano', 'yukit']) {
    const { applyResult, appliedDateTime, appliedBy } = await itemAbout(world, path, alias);
    expect([alias, applyResult]).toEqual([alias, 'AppliedSuccessfully']);
    expect(appliedDateTime).toBe('2026-11-25T08:00:00.000Z');
    expect(appliedBy).toMatchObject({ displayName: 'Access Reviews', userPrincipalName: '' });
    expect((appliedBy as { id: string }).id).not.toBe(ZERO_GUID);
  }
});

it('an undecided item keeps no apply result, no time and nobody who applied it', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', AUTO);
  world.advance(6 * DAY);
  expect(members(world)).toHaveLength(3);
  expect(await itemAbout(world, path, 'robertd')).toMatchObject({
    applyResult: 'New',
    appliedDateTime: null,
    appliedBy: { id: ZERO_GUID },
  });
});

it('a person decided with “don’t know” keeps their access', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', AUTO);
  await decide(world, 'adelev', path, 'seano', 'DontKnow');
  world.advance(6 * DAY);
  expect(members(world)).toHaveLength(3);
  expect((await itemAbout(world, path, 'seano')).applyResult).toBe('AppliedSuccessfully');
});

it('the default decision Deny is applied too', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', {
    settings: { ...AUTO.settings, defaultDecisionEnabled: true, defaultDecision: 'Deny' },
  });
  await decide(world, 'adelev', path, 'yukit', 'Approve');
  world.advance(6 * DAY);
  expect(members(world)).toEqual([world.person('yukit')]);
});

it('a completed review can be applied by hand, and its items name the person who asked for it', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  await decide(world, 'adelev', path, 'seano', 'Deny');
  world.advance(6 * DAY);
  expect(members(world)).toHaveLength(3);
  expect(await act(world, 'admin', `${path}/applyDecisions`)).toBe(204);
  expect(await statusOf(world, path)).toBe('Applied');
  expect(members(world)).not.toContain(world.person('seano'));
  const item = await itemAbout(world, path, 'seano');
  expect(item.appliedBy).toMatchObject({ id: world.person('admin'), displayName: 'MOD Administrator' });
  expect(item.appliedDateTime).toBe('2026-11-26T09:30:00.000Z');
});

it('a default decision can be applied by hand', async () => {
  const world = testWorld('empty');
  const settings = { defaultDecisionEnabled: true, defaultDecision: 'Deny' };
  const path = await startReview(world, 'server', { settings });
  world.advance(6 * DAY);
  expect(await act(world, 'admin', `${path}/applyDecisions`)).toBe(204);
  expect([await statusOf(world, path), members(world)]).toEqual(['Applied', []]);
});

it('items applied by an application show the application’s id without a name', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  await decide(world, 'adelev', path, 'seano', 'Deny');
  world.advance(6 * DAY);
  expect(await act(world, 'app', `${path}/applyDecisions`)).toBe(204);
  const { appliedBy } = await itemAbout(world, path, 'seano');
  expect(appliedBy).toMatchObject({ displayName: '', userPrincipalName: '' });
  expect((appliedBy as { id: string }).id).not.toBe(ZERO_GUID);
});

it.each([
  ['has not started', 'NotStarted', 0, { startDate: '2026-12-01', endDate: '2026-12-09' }, false],
  ['is in progress', 'InProgress', 0, {}, false],
  ['is applied automatically', 'Applied', 6, {}, true],
])('refuses with 409 to apply a review by hand that %s', async (_, status, days, range, auto) => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', {
    settings: {
      autoApplyDecisionsEnabled: auto,
      recurrence: {
        pattern: null,
        range: { type: 'endDate', startDate: '2026-11-20', endDate: '2026-11-25', ...range },
      },
    },
  });
  world.advance(days * DAY);
  const before = await itemsOf(world, path);
  expect(await act(world, 'admin', `${path}/applyDecisions`)).toBe(409);
  expect(await statusOf(world, path)).toBe(status);
  expect(await itemsOf(world, path)).toEqual(before);
});

it('a person who is denied and added again later is not removed a second time', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  await decide(world, 'adelev', path, 'seano', 'Deny');
  world.advance(6 * DAY);
  await act(world, 'admin', `${path}/applyDecisions`);
  await world.call('admin', 'POST', `/groups/${world.group('server')}/members/$ref`, {
    body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${world.person('seano')}` },
    scopes: ['GroupMember.ReadWrite.All'],
  });
  expect(members(world)).toContain(world.person('seano'));
  expect(await act(world, 'admin', `${path}/applyDecisions`)).toBe(409);
  world.advance(30 * DAY);
  await itemsOf(world, path);
  expect(members(world)).toContain(world.person('seano'));
});
