import { expect, it } from 'vitest';
import { membersOf } from '../directory/members';
import { findUser } from '../directory/users';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { tick } from './lifecycle';
import { act, DAY, decide, itemAbout, query } from './review-testing';

const isMember = (world: World, id: string) =>
  membersOf(world.context.store, world.tenant.id, world.group('partners')).some((member) => member.id === id);

/** The person after everything due has happened. */
function personNow(world: World, alias: string) {
  tick(world.context, world.tenant);
  return findUser(world.context.store, world.tenant.id, world.person(alias));
}

const BLOCKS = {
  autoApplyDecisionsEnabled: true,
  applyActions: [{ '@odata.type': '#microsoft.graph.disableAndDeleteUserApplyAction' }],
};

it('a denied guest is blocked at once, and deleted after thirty days of the tenant’s clock', async () => {
  const world = testWorld('empty');
  const scope = query(
    `/groups/${world.group('partners')}/transitiveMembers/microsoft.graph.user/?$filter=(userType eq 'Guest')`,
  );
  const path = await startReview(world, 'partners', { scope, settings: BLOCKS });
  await decide(world, 'adelev', path, 'sam.reed', 'Deny');
  const found = () => personNow(world, 'sam.reed');
  expect(found()?.accountEnabled).toBe(true);
  await act(world, 'admin', `${path}/stop`);
  expect(found()?.accountEnabled).toBe(false);
  world.advance(30 * DAY - 1000);
  expect(found()?.accountEnabled).toBe(false);
  world.advance(2000);
  expect(found()).toBeUndefined();
  expect(isMember(world, world.person('sam.reed'))).toBe(false);
  expect((await itemAbout(world, path, 'sam.reed')).applyResult).toBe('AppliedSuccessfully');
  expect((await world.get('admin', `/users/${world.person('pilar.ruiz')}`)).body.accountEnabled).not.toBe(
    false,
  );
});

it('a denied member of the organisation loses their access but is never blocked', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'partners', { settings: BLOCKS });
  await decide(world, 'adelev', path, 'lidiah', 'Deny');
  await act(world, 'admin', `${path}/stop`);
  expect(isMember(world, world.person('lidiah'))).toBe(false);
  world.advance(31 * DAY);
  expect(personNow(world, 'lidiah')?.accountEnabled).toBe(true);
});

it('a denied guest is deleted also when the clock leaps far ahead and when two reviews denied them', async () => {
  const world = testWorld('empty');
  const scope = query(
    `/groups/${world.group('partners')}/transitiveMembers/microsoft.graph.user/?$filter=(userType eq 'Guest')`,
  );
  for (let round = 0; round < 2; round += 1) {
    const path = await startReview(world, 'partners', { scope, settings: BLOCKS });
    await decide(world, 'adelev', path, 'sam.reed', 'Deny');
  }
  const other = await startReview(world, 'partners');
  world.advance(400 * DAY);
  expect(personNow(world, 'sam.reed')).toBeUndefined();
  expect(personNow(world, 'dana.fox')?.accountEnabled).toBe(true);
  expect((await itemAbout(world, other, 'sam.reed')).principal.displayName).toBe('Sam Reed');
});
