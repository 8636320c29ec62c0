import { expect, it } from 'vitest';
import { startCatalogReview, UNIFIED } from '../../reviews/catalog-testing';
import { people } from '../../reviews/review-testing';
import { first, MINE, REVIEWS_PATH, startReview, testWorld, type World } from '../../seed/world-testing';

const MY_DELEGATE = '/me/identityGovernance/approverDelegate';
const SCOPES = ['EntitlementManagement.ReadWrite.All', 'AccessReview.ReadWrite.All'];
const PREFER = { prefer: 'include-unknown-enum-members' };
const singleUser = (userId: string) => ({ '@odata.type': '#microsoft.graph.singleUser', id: userId });

const put = async (world: World, who: string, body: unknown, path = MY_DELEGATE) =>
  (await world.call(who, 'PUT', path, { version: 'beta', scopes: SCOPES, body })).status;

/** Starts a review of Alex Wilber's and returns its instance's path. */
const ofAlex = (world: World) => startReview(world, 'server', { reviewers: people(world, 'alexw') });

const instances = (path: string, on: string) =>
  `${path.split('/instances')[0]}/instances/filterByCurrentUser(on='${on}')`;

it('a delegate finds and decides the items of the person they stand in for', async () => {
  const world = testWorld('empty');
  const path = await ofAlex(world);
  expect((await world.get('adelev', `${path}/decisions/${MINE}`)).status).toBe(403);
  expect(await put(world, 'alexw', { delegate: singleUser(world.person('adelev')) })).toBe(204);
  expect((await world.get('adelev', `${REVIEWS_PATH}/${MINE}`)).body.value).toHaveLength(1);
  const list = (on: string, query = {}) =>
    world.call('adelev', 'GET', instances(path, on), { version: 'beta', headers: PREFER, query });
  expect((await list('reviewer')).body.value).toEqual([]);
  expect((await list('directReviewer')).body.value).toEqual([]);
  const { value } = (await list('delegatedReviewer', { $select: 'id,displayName,delegatedBy' })).body;
  expect(first(value)).toMatchObject({
    displayName: 'Test review',
    delegatedBy: [{ id: world.person('alexw'), displayName: 'Alex Wilber' }],
  });
  expect(first((await list('delegatedReviewer')).body.value)).not.toHaveProperty('delegatedBy');
  const item = first((await world.get('adelev', `${path}/decisions/${MINE}`)).body.value);
  const answer = { body: { decision: 'Approve', justification: 'For Alex' } };
  expect((await world.call('adelev', 'PATCH', `${path}/decisions/${item.id}`, answer)).status).toBe(204);
  const seen = (await world.get('alexw', `${path}/decisions/${item.id}`)).body;
  expect(seen).toMatchObject({ decision: 'Approve', reviewedBy: { id: world.person('adelev') } });
  world.setSwitch('reviewerIncludesDelegated', true);
  expect((await list('reviewer')).body.value).toHaveLength(1);
});

it('a delegate finds and decides a catalog’s review on the unified route', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance', { reviewers: people(world, 'alexw') });
  expect(await put(world, 'alexw', { delegate: singleUser(world.person('adelev')) })).toBe(204);
  expect((await world.get('adelev', `${UNIFIED}/definitions/${MINE}`)).body.value).toHaveLength(1);
  const all = `${UNIFIED}/instances/filterByCurrentUser(on='delegatedReviewer')`;
  for (const list of [instances(path, 'delegatedReviewer'), all]) {
    const query = { $select: 'id,delegatedBy' };
    const answer = await world.call('adelev', 'GET', list, { version: 'beta', headers: PREFER, query });
    expect(first(answer.body.value)).toMatchObject({ delegatedBy: [{ displayName: 'Alex Wilber' }] });
  }
  const item = first((await world.get('adelev', `${path}/decisions/${MINE}`)).body.value);
  const answer = { body: { decision: 'Approve', justification: 'For Alex' } };
  expect((await world.call('adelev', 'PATCH', `${path}/decisions/${item.id}`, answer)).status).toBe(204);
});

it('the later filter values work only on beta, with their header, and for instances', async () => {
  const world = testWorld('empty');
  const path = await ofAlex(world);
  const status = async (of: string, version: 'beta' | 'v1.0', headers = {}) =>
    (await world.call('alexw', 'GET', of, { version, headers })).status;
  const direct = instances(path, 'directReviewer');
  expect(await status(direct, 'beta', PREFER)).toBe(200);
  expect(await status(direct, 'beta')).toBe(400);
  expect(await status(direct, 'v1.0', PREFER)).toBe(400);
  expect(await status(`${path}/decisions/filterByCurrentUser(on='directReviewer')`, 'beta', PREFER)).toBe(
    400,
  );
});

it('a delegation ends on schedule, includes a group’s members, and is replaced by the next', async () => {
  const world = testWorld('empty');
  const path = await ofAlex(world);
  const reads = async () => (await world.get('adelev', path)).status === 200;
  const delegate = { '@odata.type': '#microsoft.graph.groupMembers', id: world.group('building') };
  const schedule = (startDateTime: string, endDateTime: string) => ({
    startDateTime,
    expiration: { type: 'afterDateTime', endDateTime },
  });
  await put(world, 'alexw', { delegate, schedule: schedule('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z') });
  expect(await reads()).toBe(true);
  const shown = await world.call('alexw', 'GET', MY_DELEGATE, { version: 'beta', scopes: SCOPES });
  expect(shown.body).toMatchObject({ delegate, schedule: { expiration: { type: 'afterDateTime' } } });
  world.advance(15 * 3_600_000);
  expect(await reads()).toBe(false);
  await put(world, 'alexw', { delegate, schedule: schedule('2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z') });
  expect(await reads()).toBe(false);
});

it('people set their own delegate and administrators anybody’s, who must be another person of the tenant', async () => {
  const world = testWorld('empty');
  const ofOther = `/users/${world.person('alexw')}/identityGovernance/approverDelegate`;
  const delegate = singleUser(world.person('adelev'));
  expect(await put(world, 'nestorw', { delegate }, ofOther)).toBe(403);
  expect(await put(world, 'admin', { delegate }, ofOther)).toBe(204);
  expect(await put(world, 'alexw', { delegate: singleUser(world.person('alexw')) })).toBe(400);
  expect(await put(world, 'alexw', { delegate: singleUser('11111111-1111-4111-8111-111111111111') })).toBe(
    400,
  );
  expect(await put(world, 'alexw', {})).toBe(400);
});

it('reading a delegate that isn’t set returns null, and unknown options are refused', async () => {
  const world = testWorld('empty');
  const read = async (query = {}) =>
    world.call('alexw', 'GET', MY_DELEGATE, { version: 'beta', scopes: SCOPES, query });
  const nobody = await read();
  expect([nobody.status, nobody.body['@odata.null']]).toEqual([200, true]);
  expect((await read({ $nonsense: '1' })).status).toBe(400);
  expect((await read({ $expand: 'delegate' })).status).toBe(400);
});
