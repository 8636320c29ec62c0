import { expect, it } from 'vitest';
import { createTenant, type Tenant } from '../../core/tenants';
import { membersOf } from '../../directory/members';
import { tick } from '../../reviews/lifecycle';
import {
  DAY,
  decide,
  definitionOf,
  itemsOf,
  listOf,
  statusOf,
  twoStages,
} from '../../reviews/review-testing';
import { groupId, userId } from '../../seed/directory';
import { seedTenant } from '../../seed/seed';
import { first, MINE, REVIEWS_PATH, startReview, testWorld, type World } from '../../seed/world-testing';
import { createGraph } from '../router';

function secondTenant({ context }: World): Tenant {
  const options = { domain: 'fabrikam.com', displayName: 'Fabrikam' };
  const tenant = createTenant(context.store, context.clock, options);
  seedTenant(context, tenant, 'empty');
  return tenant;
}

/** The status of a call by another tenant’s administrator, who has every permission there. */
async function statusFor(
  world: World,
  tenant: Tenant,
  method: string,
  path: string,
  body?: unknown,
): Promise<number> {
  const permissions = ['AccessReview.ReadWrite.All', 'Policy.ReadWrite.AccessReview'];
  const graph = createGraph(world.context, (request, next) => next(request));
  const request = {
    version: 'beta' as const,
    method,
    path,
    query: new URLSearchParams(),
    headers: new Headers({ 'content-type': 'application/json' }),
    body,
    caller: {
      tenant,
      userId: userId(tenant, 'admin'),
      appId: 'test',
      scopes: new Set(permissions),
      roles: new Set<string>(),
    },
    requestId: 'test',
  };
  return graph(request).then(
    ({ status }) => status,
    (error: { status: number }) => error.status,
  );
}

it('every request for another tenant’s reviews answers 404', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { stageSettings: twoStages(world) });
  const other = secondTenant(world);
  const item = first(await itemsOf(world, path)).id;
  const stage = first(await listOf(world, `${path}/stages`)).id;
  const before = await itemsOf(world, path);
  const decision = { decision: 'Deny' };
  const calls: [string, string, unknown?][] = [
    ['GET', definitionOf(path)],
    ['DELETE', definitionOf(path)],
    ['POST', `${definitionOf(path)}/stop`],
    ['GET', path],
    ['GET', `${path}/decisions`],
    ['GET', `${path}/decisions/${item}`],
    ['PATCH', `${path}/decisions/${item}`, decision],
    ['GET', `${path}/decisions/${MINE}`],
    ['GET', `${path}/stages/${stage}`],
    ['POST', `${path}/stages/${stage}/stop`],
    ['GET', `${path}/contactedReviewers`],
    ['POST', `${path}/batchRecordDecisions`, decision],
    ['POST', `${path}/stop`],
    ['POST', `${path}/resetDecisions`],
    ['GET', `/me/pendingAccessReviewInstances/${path.split('/').at(-1)}`],
  ];
  for (const [method, target, body] of calls)
    expect([method, target, await statusFor(world, other, method, target, body)]).toEqual([
      method,
      target,
      404,
    ]);
  expect(await itemsOf(world, path)).toEqual(before);
  expect(await statusOf(world, path)).toBe('InProgress');
});

it('moving one tenant’s clock moves no other tenant', async () => {
  const world = testWorld('empty');
  const settings = { autoApplyDecisionsEnabled: true };
  const path = await startReview(world, 'server', { settings });
  await decide(world, 'adelev', path, 'seano', 'Deny');
  const other = secondTenant(world);
  other.clockOffset = 30 * DAY;
  tick(world.context, other);
  expect(await statusFor(world, other, 'GET', REVIEWS_PATH)).toBe(200);
  expect(await statusOf(world, path)).toBe('InProgress');
  world.advance(6 * DAY);
  expect(await statusOf(world, path)).toBe('Applied');
  const members = (tenant: Tenant) =>
    membersOf(world.context.store, tenant.id, groupId(tenant, 'server')).map(({ id }) => id);
  expect(members(world.tenant)).toHaveLength(2);
  expect(members(other)).toContain(userId(other, 'seano'));
});
