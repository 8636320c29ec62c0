import { expect, it } from 'vitest';
import { catalogBody, startCatalogReview, UNIFIED } from '../../reviews/catalog-testing';
import { people, query } from '../../reviews/review-testing';
import { REVIEWS } from '../../seed/review-shape';
import {
  first,
  MINE,
  REVIEWS_PATH,
  reviewBody,
  startReview,
  testWorld,
  type World,
} from '../../seed/world-testing';

const definitionOf = (path: string): string => path.split('/instances')[0] ?? '';
const idOf = (path: string): string => path.split('/').at(-1) ?? '';
const ordinary = (path: string): string => path.replace('/unified', '');
const status = async (world: World, who: string, method: string, path: string, body?: unknown) =>
  (await world.call(who, method, path, { body })).status;

it('only the unified route has reviews of catalogs, only the ordinary one has the others', async () => {
  const world = testWorld();
  const names = async (path: string) =>
    (await world.get('admin', path)).body.value.map(({ displayName }) => displayName);
  expect(await names(`${UNIFIED}/definitions`)).toEqual([REVIEWS.catalog]);
  const others = await names(REVIEWS_PATH);
  expect(others).not.toContain(REVIEWS.catalog);
  expect(others.length).toBeGreaterThan(10);
  const mine = await world.get('nestorw', `${UNIFIED}/definitions/${MINE}`);
  expect(mine.body.value.map(({ displayName }) => displayName)).toEqual([REVIEWS.catalog]);
  const review = await startReview(world, 'server');
  expect((await world.get('admin', review.replace('/definitions', '/unified/definitions'))).status).toBe(404);
});

it('a reviewer without a role gets from definitions to instances to items, and decides there', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  const mine = (of: string) => world.get('adelev', `${of}/${MINE}`);
  const definition = first((await mine(`${UNIFIED}/definitions`)).body.value);
  const instance = first((await mine(`${UNIFIED}/definitions/${definition.id}/instances`)).body.value);
  expect(instance.id).not.toBe(definition.id);
  expect(instance.errors).toEqual([]);
  const { body } = await mine(`${path}/decisions`);
  expect(body['@odata.count']).toBe(body.value.length);
  const item = first(body.value);
  const decision = { decision: 'Approve', justification: 'Works there' };
  expect(await status(world, 'adelev', 'PATCH', `${path}/decisions/${item.id}`, decision)).toBe(204);
  expect((await world.get('adelev', `${path}/decisions/${item.id}`)).body.decision).toBe('Approve');
  expect(await status(world, 'alexw', 'PATCH', `${path}/decisions/${item.id}`, decision)).toBe(403);
});

it('the unified route has a short path to each instance and lists over all reviews', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  const short = `${UNIFIED}/instances/${idOf(path)}`;
  expect(first((await world.get('adelev', `${UNIFIED}/instances/${MINE}`)).body.value).id).toBe(idOf(path));
  expect((await world.get('admin', `${UNIFIED}/instances`)).body.value).toHaveLength(1);
  expect((await world.get('admin', short)).body.status).toBe('InProgress');
  const long = (await world.get('adelev', `${path}/decisions/${MINE}`)).body.value;
  expect((await world.get('adelev', `${short}/decisions/${MINE}`)).body.value).toEqual(long);
  expect((await world.get('adelev', `${UNIFIED}/decisions/${MINE}`)).body.value).toEqual(long);
  const one = `${short}/decisions/${first(long).id}`;
  expect(await status(world, 'adelev', 'PATCH', one, { decision: 'Deny' })).toBe(204);
  expect(await status(world, 'admin', 'POST', `${short}/sendReminder`)).toBe(204);
  expect(await status(world, 'admin', 'POST', `${short}/resetDecisions`)).toBe(204);
  expect((await world.get('admin', `${short}/contactedReviewers`)).body.value).toHaveLength(1);
  expect(await status(world, 'adelev', 'POST', `${short}/acceptRecommendations`)).toBe(204);
  expect(await status(world, 'admin', 'POST', `${short}/stop`)).toBe(204);
  const group = await startReview(world, 'server');
  expect((await world.get('admin', `${UNIFIED}/instances/${idOf(group)}`)).status).toBe(404);
});

it('one list has the items of all catalogs’ reviews, and each can be read and decided by its id', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  await startCatalogReview(world, 'finance', { reviewers: people(world, 'alexw') });
  await startReview(world, 'server');
  const all = (query = {}) => world.call('admin', 'GET', `${UNIFIED}/decisions`, { query });
  const { value } = (await all()).body;
  const ofOne = (await world.get('admin', `${path}/decisions`)).body.value;
  expect(value).toHaveLength(2 * ofOne.length);
  expect(value.slice(0, ofOne.length)).toEqual(ofOne);
  expect((await all({ $skip: 1, $top: 2, $orderby: 'decision desc' })).body['@odata.count']).toBe(
    value.length,
  );
  expect((await world.get('admin', `${UNIFIED}/decisions/$count`)).body).toBe(String(value.length));
  expect((await world.get('adelev', `${UNIFIED}/decisions`)).status).toBe(403);
  const one = `${UNIFIED}/decisions/${first(ofOne).id}`;
  expect((await world.get('adelev', one)).body).toMatchObject(first(ofOne));
  expect((await world.get('adelev', `${one}/insights`)).status).toBe(200);
  expect((await world.get('alexw', one)).status).toBe(403);
  const answer = { decision: 'Approve', justification: 'Works there' };
  expect(await status(world, 'adelev', 'PATCH', one, answer)).toBe(204);
  expect((await world.get('admin', `${path}/decisions/${first(ofOne).id}`)).body).toMatchObject(answer);
  expect((await world.get('admin', `${UNIFIED}/decisions/${idOf(path)}`)).status).toBe(404);
  expect((await world.get('admin', ordinary(one))).status).toBe(404);
});

it('$apply groups the items by people, on beta only', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  const grouped = (apply: string, version: 'beta' | 'v1.0' = 'beta') =>
    world.call('admin', 'GET', `${path}/decisions`, { version, query: { $apply: apply } });
  const { body } = await grouped('groupby((principal/id,principal/displayName))');
  const ingrid = { principal: { id: world.person('ingridh'), displayName: 'Ingrid Hauge' } };
  expect(body.value.filter(({ principal }) => principal.id === world.person('ingridh'))).toEqual([ingrid]);
  expect((await grouped('groupby((decision))')).status).toBe(400);
  expect((await grouped('groupby((principal/id,principal/displayName))', 'v1.0')).status).toBe(400);
});

it('each route refuses to create a review that belongs to the other', async () => {
  const world = testWorld('empty');
  const group = reviewBody(world, 'server');
  expect(await status(world, 'admin', 'POST', `${UNIFIED}/definitions`, group)).toBe(400);
  const catalog = catalogBody(world, 'finance');
  expect(await status(world, 'admin', 'POST', REVIEWS_PATH, catalog)).toBe(400);
  expect((await world.get('admin', `${UNIFIED}/definitions`, { $orderby: 'displayName' })).status).toBe(400);
});

it('a switch puts catalogs’ reviews on the ordinary route too, a second one gives them other ids there', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  expect((await world.get('adelev', ordinary(path))).status).toBe(404);
  world.setSwitch('catalogReviewsOnOrdinary', true);
  const items = async (at: string) =>
    (await world.get('adelev', `${at}/decisions/${MINE}`)).body.value.map(({ id }) => id);
  expect(await items(ordinary(path))).toEqual(await items(path));
  world.setSwitch('catalogIdsDiffer', true);
  expect((await world.get('adelev', ordinary(path))).status).toBe(404);
  const mine = (of: string) => world.get('adelev', `${of}/${MINE}`);
  const definition = first((await mine(REVIEWS_PATH)).body.value).id;
  expect(definition).not.toBe(idOf(definitionOf(path)));
  const instance = first((await mine(`${REVIEWS_PATH}/${definition}/instances`)).body.value).id;
  const other = `${REVIEWS_PATH}/${definition}/instances/${instance}`;
  const [id] = await items(other);
  expect(await items(path)).not.toContain(id);
  expect(await status(world, 'adelev', 'PATCH', `${other}/decisions/${id}`, { decision: 'Deny' })).toBe(204);
  expect(first((await mine(`${path}/decisions`)).body.value).decision).toBe('Deny');
});

it('one switch makes the unified route need a role, another removes it', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  world.setSwitch('unifiedNeedsRole', true);
  expect((await world.get('adelev', `${UNIFIED}/definitions/${MINE}`)).status).toBe(403);
  expect((await world.get('admin', path)).status).toBe(200);
  world.setSwitch('unifiedAbsent', true);
  const { status: absent, body } = await world.get('admin', `${UNIFIED}/definitions`);
  expect([absent, body.error.message]).toEqual([404, "Resource not found for the segment 'unified'."]);
  expect((await world.get('adelev', `${REVIEWS_PATH}/${MINE}`)).status).toBe(200);
});

it('a definition is changed by PUT, or by PATCH where the tenant’s switch is on', async () => {
  const world = testWorld('empty');
  const path = await startCatalogReview(world, 'finance');
  const definition = definitionOf(path);
  const renamed = { displayName: 'Renamed' };
  expect(await status(world, 'admin', 'PATCH', definition, renamed)).toBe(405);
  const whole = catalogBody(world, 'finance', renamed);
  expect(await status(world, 'admin', 'PUT', definition, whole)).toBe(204);
  world.setSwitch('unifiedPatches', true);
  expect(await status(world, 'admin', 'PUT', definition, whole)).toBe(405);
  expect(await status(world, 'admin', 'PATCH', definition, { displayName: 'Again' })).toBe(204);
  expect((await world.get('admin', definition)).body).toMatchObject({
    displayName: 'Again',
    descriptionForAdmins: 'Test',
  });
  const reviewers = people(world, 'alexw');
  expect(await status(world, 'admin', 'PATCH', path, { reviewers })).toBe(200);
  expect(first((await world.get('alexw', `${UNIFIED}/definitions/${MINE}`)).body.value).displayName).toBe(
    'Again',
  );
  expect(await status(world, 'admin', 'PATCH', ordinary(definition), renamed)).toBe(405);
  expect(await status(world, 'admin', 'DELETE', definition)).toBe(204);
  expect((await world.get('admin', definition)).status).toBe(404);
});

it('refuses a reviewer type that Graph doesn’t have, and names it', async () => {
  const world = testWorld('empty');
  const reviewer = { '@odata.type': '#microsoft.graph.accessReviewFriendScope', scopeType: 'user' };
  const body = catalogBody(world, 'finance', { reviewers: [reviewer] });
  const answer = await world.call('admin', 'POST', `${UNIFIED}/definitions`, { body });
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain("A type named 'microsoft.graph.accessReviewFriendScope'");
});

it('a missing scopeType is never read as the first value of its enumeration', async () => {
  const world = testWorld('empty');
  for (const scopeType of [undefined, null]) {
    const reviewers = [{ scopeType, reviewerId: world.person('adelev') }];
    const body = catalogBody(world, 'finance', { reviewers });
    expect(await status(world, 'admin', 'POST', `${UNIFIED}/definitions`, body)).toBe(400);
  }
  const reviewers = people(world, 'alexw').map((reviewer) => ({ ...reviewer, scopeType: null }));
  const body = catalogBody(world, 'finance', { reviewers });
  expect(await status(world, 'admin', 'POST', `${UNIFIED}/definitions`, body)).toBe(201);
  expect((await world.get('alexw', `${UNIFIED}/definitions/${MINE}`)).body.value).toHaveLength(1);
});

it('with the switch on, the ordinary route shows details of items', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const item = async () => first((await world.get('adelev', `${path}/decisions/${MINE}`)).body.value);
  expect(await item()).not.toHaveProperty('permission');
  world.setSwitch('detailsOnOrdinary', true);
  expect(await item()).toMatchObject({ permission: null, applyDescription: null });
  expect((await item()).resource).toHaveProperty('description');
  expect((await world.get('adelev', path)).body.errors).toEqual([]);
});

it('with the switch on, reviewers have a scopeType besides their query', async () => {
  const world = testWorld('empty');
  const manager = query('./manager', 'decisions');
  const path = await startReview(world, 'server', {
    reviewers: [manager, query(`/groups/${world.group('building')}/transitiveMembers`)],
    fallbackReviewers: people(world, 'admin'),
  });
  world.setSwitch('scopeTypesBesideQueries', true);
  const { body } = await world.get('admin', path);
  expect(body.reviewers).toMatchObject([
    { query: './manager', scopeType: 'manager', reviewerId: null },
    { scopeType: 'group', reviewerId: world.group('building') },
  ]);
  expect(body.fallbackReviewers).toMatchObject([{ scopeType: 'user', reviewerId: world.person('admin') }]);
});
