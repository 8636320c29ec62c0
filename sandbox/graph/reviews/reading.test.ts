import { expect, it } from 'vitest';
import { assignRole, roleId } from '../../directory/role-assignments';
import { createDefinition } from '../../reviews/creating';
import { readDefinition } from '../../reviews/input/definition';
import { definitionOf, query } from '../../reviews/review-testing';
import { REVIEWS_PATH, reviewBody, startReview, testWorld, type World } from '../../seed/world-testing';

const ofRole = () => query(`/roleManagement/directory/roleDefinitions/${roleId('Billing Administrator')}`);

function grant(world: World, alias: string, role: string): void {
  const principal = { id: world.person(alias), kind: 'user' as const };
  assignRole(world.context.store, world.tenant.id, {
    roleId: roleId(role),
    principal,
    state: 'active',
    at: 0,
  });
}

const listed = async (world: World, who: string) => {
  const { status, body } = await world.get(who, REVIEWS_PATH);
  return status === 200 ? body.value.map(({ displayName }) => displayName) : status;
};

async function twoKinds(): Promise<World> {
  const world = testWorld('empty');
  await startReview(world, 'server', { displayName: 'of a group' });
  await startReview(world, 'server', { displayName: 'of a role', scope: ofRole() });
  return world;
}

it.each([
  ['Global Administrator', ['of a group', 'of a role']],
  ['Security Reader', ['of a group', 'of a role']],
  ['Security Administrator', ['of a group', 'of a role']],
  ['Identity Governance Administrator', ['of a group', 'of a role']],
  ['User Administrator', ['of a group']],
  ['Privileged Role Administrator', ['of a role']],
  ['Reports Reader', 403],
])('the list shows a %s the reviews of the kinds they may read', async (role, names) => {
  const world = await twoKinds();
  grant(world, 'leeg', role);
  expect(await listed(world, 'leeg')).toEqual(names);
});

it('answers the list with 403 to reviewers and to everybody without a role', async () => {
  const world = await twoKinds();
  for (const who of ['adelev', 'leeg']) expect(await listed(world, who)).toBe(403);
});

it('count and pages include only what the caller may read', async () => {
  const world = await twoKinds();
  await startReview(world, 'badges', { displayName: 'of another group' });
  grant(world, 'leeg', 'User Administrator');
  const { body } = await world.get('leeg', REVIEWS_PATH, { $top: '1' });
  expect([body['@odata.count'], body.value.length]).toEqual([2, 1]);
});

it('a creator without a role can read their own review only, and can’t manage it', async () => {
  const world = await twoKinds();
  const user = world.user('nestorw');
  if (!user) throw new Error('not seeded');
  createDefinition(world.context, world.tenant, {
    id: '0f0f0f0f-0000-4000-8000-000000000001',
    content: readDefinition(reviewBody(world, 'server', { displayName: 'own' })),
    createdBy: user,
  });
  expect(await listed(world, 'nestorw')).toEqual(['own']);
  const path = `${REVIEWS_PATH}/0f0f0f0f-0000-4000-8000-000000000001`;
  const instance = `${path}/instances/0f0f0f0f-0000-4000-8000-000000000001`;
  for (const one of [path, `${path}/instances`, instance, `${instance}/decisions`, `${instance}/stages`])
    expect([one, (await world.get('nestorw', one)).status]).toEqual([one, 200]);
  // The creator may read the review but not manage it.
  expect((await world.call('nestorw', 'POST', `${instance}/stop`)).status).toBe(403);
  expect((await world.call('nestorw', 'DELETE', definitionOf(instance))).status).toBe(403);
});
