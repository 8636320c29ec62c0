import { expect, it } from 'vitest';
import { roleId } from '../../directory/role-assignments';
import { definitionOf, memberships, query } from '../../reviews/review-testing';
import { REVIEWS_PATH, reviewBody, testWorld, type World } from '../../seed/world-testing';

const POLICY = '/identityGovernance/accessReviews/policy';
const OLD_POLICY = '/policies/accessReviewPolicy';
const READ = ['Policy.Read.All'];
const WRITE = ['Policy.ReadWrite.AccessReview'];

const read = async (world: World, who = 'admin', scopes = READ, path = POLICY) =>
  world.call(who, 'GET', path, { version: 'beta', scopes });
const write = (world: World, value: unknown, who = 'admin', scopes = WRITE, path = POLICY) =>
  world.call(who, 'PATCH', path, {
    version: 'beta',
    scopes,
    body: { isGroupOwnerManagementEnabled: value },
  });

it('group owners can’t manage reviews until the policy is switched on, and both paths show it', async () => {
  const world = testWorld('empty');
  expect((await read(world)).body.isGroupOwnerManagementEnabled).toBe(false);
  expect((await write(world, true)).status).toBe(204);
  for (const path of [POLICY, OLD_POLICY])
    expect((await read(world, 'admin', READ, path)).body.isGroupOwnerManagementEnabled).toBe(true);
  expect((await write(world, false, 'admin', WRITE, OLD_POLICY)).status).toBe(204);
  expect((await read(world)).body.isGroupOwnerManagementEnabled).toBe(false);
});

it('the policy is on beta only', async () => {
  const world = testWorld('empty');
  for (const path of [POLICY, OLD_POLICY])
    for (const method of ['GET', 'PATCH'])
      expect((await world.call('admin', method, path, { scopes: WRITE, body: {} })).status).toBe(404);
});

it('the policy has its own permissions, and a person without a role can’t change it', async () => {
  const world = testWorld('empty');
  expect((await read(world, 'admin', ['AccessReview.ReadWrite.All'])).status).toBe(403);
  expect((await write(world, true, 'admin', READ)).status).toBe(403);
  expect((await write(world, true, 'leeg')).status).toBe(403);
  expect((await read(world, 'app')).status).toBe(200);
  expect((await write(world, true, 'app')).status).toBe(204);
});

it.each([['yes'], [1], [null], [undefined]])('refuses %s as its value', async (value) => {
  const world = testWorld('empty');
  expect((await write(world, value)).status).toBe(400);
});

const create = (world: World, who: string, over: object = {}) =>
  world.call(who, 'POST', REVIEWS_PATH, { body: reviewBody(world, 'server', { ...over }) });

it('lets a group’s owner manage reviews of the group while it is on', async () => {
  const world = testWorld('empty');
  expect((await create(world, 'nestorw')).status).toBe(403);
  await write(world, true);
  const { status, body } = await create(world, 'nestorw');
  expect(status).toBe(201);
  expect((await create(world, 'pattif')).status).toBe(403);
  const path = `${REVIEWS_PATH}/${body.id}/instances/${body.id}`;
  for (const one of [definitionOf(path), path, `${path}/decisions`, `${path}/contactedReviewers`])
    expect([one, (await world.get('nestorw', one)).status]).toEqual([one, 200]);
  expect((await world.get('pattif', path)).status).toBe(403);
  for (const action of ['sendReminder', 'resetDecisions', 'stop', 'applyDecisions'])
    expect((await world.call('nestorw', 'POST', `${path}/${action}`)).status).toBe(204);
  await write(world, false);
  expect((await world.call('nestorw', 'DELETE', definitionOf(path))).status).toBe(403);
});

it('lets an owner manage reviews of no other group, nor of a role', async () => {
  const world = testWorld('empty');
  await write(world, true);
  const other = query(`/groups/${world.group('badges')}/members`);
  const role = query(`/roleManagement/directory/roleDefinitions/${roleId('Reports Reader')}`);
  for (const scope of [other, role]) expect((await create(world, 'nestorw', { scope })).status).toBe(403);
  const { body } = await create(world, 'nestorw');
  // A PUT that names another group is refused too.
  const path = `${REVIEWS_PATH}/${body.id}`;
  await world.call('nestorw', 'PUT', path, { body: reviewBody(world, 'server', { scope: other }) });
  expect((await world.get('admin', path)).body.scope.query).toContain(world.group('server'));
});

it('an owner can’t create a review that also covers a group of others', async () => {
  const world = testWorld('empty');
  await write(world, true);
  const both = (['server', 'badges'] as const).map((key) => `/groups/${world.group(key)}`);
  const scope = memberships(['/users'], both);
  expect((await create(world, 'nestorw', { scope })).status).toBe(403);
  const own = memberships(['/users'], both.slice(0, 1));
  expect((await create(world, 'nestorw', { scope: own })).status).toBe(201);
});

it('an owner can’t create a review of all Microsoft 365 groups', async () => {
  const world = testWorld('empty');
  await write(world, true);
  const all = {
    scope: query('./members'),
    instanceEnumerationScope: query("/groups?$filter=(groupTypes/any(c:c eq 'Unified'))"),
  };
  expect((await create(world, 'alexw', all)).status).toBe(403);
});
