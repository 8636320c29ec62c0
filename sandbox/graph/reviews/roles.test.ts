import { expect, it } from 'vitest';
import { assignRole, roleId } from '../../directory/role-assignments';
import { definitionOf, itemsOf, people, query } from '../../reviews/review-testing';
import {
  first,
  REVIEWS_PATH,
  reviewBody,
  startReview,
  testWorld,
  type World,
} from '../../seed/world-testing';

const LEE = 'leeg';

/** Gives a directory role to a person who reviews nothing. */
function grant(world: World, role: string, state: 'active' | 'eligible' = 'active'): void {
  const principal = { id: world.person(LEE), kind: 'user' as const };
  assignRole(world.context.store, world.tenant.id, { roleId: roleId(role), principal, state, at: 0 });
}

const ofRole = () => query(`/roleManagement/directory/roleDefinitions/${roleId('Billing Administrator')}`);

/** The statuses of every way to read a review. */
async function reading(world: World, who: string, path: string): Promise<number[]> {
  const item = first(await itemsOf(world, path)).id;
  const definition = definitionOf(path);
  const paths = [
    definition,
    `${definition}/instances`,
    path,
    `${path}/decisions`,
    `${path}/decisions/${item}`,
    `${path}/contactedReviewers`,
    `${path}/stages`,
  ];
  const statuses = [];
  for (const one of paths) statuses.push((await world.get(who, one)).status);
  return [...new Set(statuses)];
}

/** The statuses of every way to change a review. */
async function changing(world: World, who: string, path: string, body: object): Promise<number[]> {
  const ways: [string, string, unknown?][] = [
    ['POST', REVIEWS_PATH, body],
    ['PUT', definitionOf(path), body],
    ['PUT', path, { scope: query(''), reviewers: people(world, 'adelev') }],
    ['POST', `${path}/sendReminder`],
    ['POST', `${path}/resetDecisions`],
    ['POST', `${path}/stop`],
    ['POST', `${path}/applyDecisions`],
    ['DELETE', definitionOf(path)],
  ];
  const statuses = [];
  for (const [method, target, sent] of ways)
    statuses.push((await world.call(who, method, target, { body: sent })).status);
  return statuses;
}

const ALLOWED = [201, 204, 200, 204, 204, 204, 204, 204];
const REFUSED = ALLOWED.map(() => 403);

it.each(['Global Reader', 'Security Reader', 'Security Administrator', 'User Administrator'])(
  'lets a %s read reviews of others',
  async (role) => {
    const world = testWorld('empty');
    const path = await startReview(world, 'server');
    expect(await reading(world, LEE, path)).toEqual([403]);
    grant(world, role);
    expect(await reading(world, LEE, path)).toEqual([200]);
    expect((await world.get(LEE, REVIEWS_PATH)).status).toBe(200);
  },
);

it.each(['Global Reader', 'Security Reader', 'Security Administrator', 'Reports Reader'])(
  'lets a %s change nothing',
  async (role) => {
    const world = testWorld('empty');
    const path = await startReview(world, 'server');
    grant(world, role);
    expect(await changing(world, LEE, path, reviewBody(world, 'server'))).toEqual(REFUSED);
    expect((await world.get('admin', path)).body.status).toBe('InProgress');
  },
);

it.each(['User Administrator', 'Identity Governance Administrator', 'Global Administrator'])(
  'lets a %s manage reviews of groups',
  async (role) => {
    const world = testWorld('empty');
    const path = await startReview(world, 'server');
    grant(world, role);
    expect(await changing(world, LEE, path, reviewBody(world, 'server'))).toEqual(ALLOWED);
  },
);

it.each([
  ['Privileged Role Administrator', ALLOWED],
  ['Identity Governance Administrator', ALLOWED],
  ['User Administrator', REFUSED],
])('answers a %s who changes a review of a directory role', async (role, expected) => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { scope: ofRole() });
  grant(world, role);
  expect(await changing(world, LEE, path, reviewBody(world, 'server', { scope: ofRole() }))).toEqual(
    expected,
  );
});

it('lets a Privileged Role Administrator read reviews of roles, and manage none of groups', async () => {
  const world = testWorld('empty');
  const [path, group] = [
    await startReview(world, 'server', { scope: ofRole() }),
    await startReview(world, 'server'),
  ];
  grant(world, 'Privileged Role Administrator');
  expect(await changing(world, LEE, group, reviewBody(world, 'server'))).toEqual(REFUSED);
  expect(await reading(world, LEE, path)).toEqual([200]);
});

it.each([
  ['User Administrator', 'a directory role'],
  ['Privileged Role Administrator', 'a group'],
])('a %s can’t read a review of %s', async (role, about) => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', about === 'a group' ? {} : { scope: ofRole() });
  grant(world, role);
  for (const one of [definitionOf(path), path, `${path}/decisions`])
    expect([one, (await world.get(LEE, one)).status]).toEqual([one, 403]);
});

it('a role that is only eligible gives no access', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  grant(world, 'Global Administrator', 'eligible');
  expect(await reading(world, LEE, path)).toEqual([403]);
  expect(await changing(world, LEE, path, reviewBody(world, 'server'))).toEqual(REFUSED);
});

it('lets a reviewer read what they review, decide, and manage nothing', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const item = first(await itemsOf(world, path)).id;
  for (const one of [definitionOf(path), path, `${path}/decisions/${item}`])
    expect((await world.get('adelev', one)).status).toBe(200);
  for (const list of [REVIEWS_PATH, `${definitionOf(path)}/instances`, `${path}/decisions`, `${path}/stages`])
    expect((await world.get('adelev', list)).status).toBe(403);
  expect(await changing(world, 'adelev', path, reviewBody(world, 'server'))).toEqual(REFUSED);
});

it('a manager of reviews who is no reviewer can’t decide', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const item = first(await itemsOf(world, path)).id;
  const body = { decision: 'Deny' };
  for (const [method, target, sent] of [
    ['PATCH', `${path}/decisions/${item}`, body],
    ['POST', `${path}/batchRecordDecisions`, body],
    ['POST', `${path}/acceptRecommendations`, undefined],
  ] as const)
    expect((await world.call('admin', method, target, { body: sent })).status).toBe(403);
});

it('an application with the permission can read and manage, but decide in a batch only', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const item = first(await itemsOf(world, path)).id;
  expect(await reading(world, 'app', path)).toEqual([200]);
  const batch = await world.call('app', 'POST', `${path}/batchRecordDecisions`, {
    body: { decision: 'Deny' },
  });
  expect(batch.status).toBe(204);
  const patch = await world.call('app', 'PATCH', `${path}/decisions/${item}`, { body: { decision: 'Deny' } });
  expect(patch.status).toBe(403);
  expect((await world.call('app', 'POST', `${path}/acceptRecommendations`)).status).toBe(403);
  expect(await changing(world, 'app', path, reviewBody(world, 'server'))).toEqual(ALLOWED);
});
