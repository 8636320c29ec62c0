import { expect, it } from 'vitest';
import { act, decide, itemsOf, people, twoStages } from '../../reviews/review-testing';
import { first, startReview, testWorld, type World } from '../../seed/world-testing';

const ME = '/me/pendingAccessReviewInstances';

const beta = (world: World, who: string, path: string, query: Record<string, string> = {}) =>
  world.call(who, 'GET', path, { version: 'beta', query });
const pending = async (world: World, who: string, path = ME) =>
  (await beta(world, who, path)).body.value.map(({ id }) => id);

it('the pending list has the reviews with undecided items of mine, and no review I have finished', async () => {
  const world = testWorld('empty');
  const one = await startReview(world, 'server');
  const other = await startReview(world, 'badges', { reviewers: people(world, 'adelev', 'alexw') });
  const ids = [one, other].map((path) => path.split('/').at(-1));
  expect(await pending(world, 'adelev')).toEqual(ids);
  expect(await pending(world, 'alexw')).toEqual(ids.slice(1));
  expect(await pending(world, 'leeg')).toEqual([]);
  await world.call('adelev', 'POST', `${one}/batchRecordDecisions`, { body: { decision: 'DontKnow' } });
  expect(await pending(world, 'adelev')).toEqual(ids.slice(1));
  // Reviewers share the items: an item that one of them decided waits for nobody.
  await world.call('alexw', 'POST', `${other}/batchRecordDecisions`, { body: { decision: 'Approve' } });
  expect([await pending(world, 'adelev'), await pending(world, 'alexw')]).toEqual([[], []]);
  await act(world, 'admin', `${one}/resetDecisions`);
  expect(await pending(world, 'adelev')).toEqual(ids.slice(0, 1));
  await act(world, 'admin', `${one}/stop`);
  expect(await pending(world, 'adelev')).toEqual([]);
});

it('an item decided in an earlier stage is pending again in the next stage', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { stageSettings: twoStages(world) });
  await world.call('adelev', 'POST', `${path}/batchRecordDecisions`, { body: { decision: 'Approve' } });
  expect([await pending(world, 'adelev'), await pending(world, 'alexw')]).toEqual([[], []]);
  world.advance(2.5 * 86_400_000);
  expect((await pending(world, 'alexw')).length).toBe(1);
  await world.call('alexw', 'POST', `${path}/batchRecordDecisions`, { body: { decision: 'Approve' } });
  expect([await pending(world, 'adelev'), await pending(world, 'alexw')]).toEqual([[], []]);
});

it('/users/{id} has the same list for that person and is refused to others', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server');
  const users = `/users/${world.person('adelev')}/pendingAccessReviewInstances`;
  expect(await pending(world, 'adelev', users)).toEqual(await pending(world, 'adelev'));
  expect((await beta(world, 'alexw', users)).status).toBe(403);
  expect((await beta(world, 'app', ME)).status).toBe(403);
});

it('expands the definition, with or without a selection', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server', { displayName: 'Doors' });
  const all: Record<string, string>[] = [
    { $expand: 'definition' },
    { $expand: 'definition', $select: 'status' },
  ];
  for (const query of all)
    expect(first((await beta(world, 'adelev', ME, query)).body.value).definition.displayName).toBe('Doors');
  expect((await beta(world, 'adelev', ME, { $expand: 'secrets' })).status).toBe(400);
});

it('items can be read and decided through the pending list as through the instance', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const mine = `${ME}/${path.split('/').at(-1)}`;
  const { body } = await beta(world, 'adelev', `${mine}/decisions`);
  expect(body.value).toHaveLength(3);
  const patch = await world.call('adelev', 'PATCH', `${mine}/decisions/${first(body.value).id}`, {
    version: 'beta',
    body: { decision: 'Deny' },
  });
  expect(patch.status).toBe(204);
  const post = (action: string, sent?: unknown) =>
    world.call('adelev', 'POST', `${mine}/${action}`, { version: 'beta', body: sent });
  expect((await post('acceptRecommendations')).status).toBe(204);
  const items = await itemsOf(world, path);
  expect(items[0]?.decision).toBe('Deny');
  for (const { decision, recommendation } of items.slice(1)) expect(decision).toBe(recommendation);
  const batch = { decision: 'DontKnow', principalId: world.person('seano') };
  expect((await post('batchRecordDecisions', batch)).status).toBe(204);
  expect((await itemsOf(world, path)).filter(({ decision }) => decision === 'DontKnow')).toHaveLength(1);
});

it('an instance that only others review can’t be opened', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const id = path.split('/').at(-1);
  for (const target of [`${ME}/${id}`, `${ME}/${id}/decisions`])
    expect((await beta(world, 'alexw', target)).status).toBe(404);
  await decide(world, 'adelev', path, 'seano', 'Approve');
  expect((await beta(world, 'adelev', `${ME}/${id}`)).status).toBe(200);
});

it.each([
  ['GET', ME],
  ['GET', `${ME}/x/decisions`],
  ['POST', `${ME}/x/batchRecordDecisions`],
  ['POST', `${ME}/x/acceptRecommendations`],
  ['GET', "/identityGovernance/accessReviews/decisions/filterByCurrentUser(on='reviewer')"],
  [
    'POST',
    "/identityGovernance/accessReviews/decisions/filterByCurrentUser(on='reviewer')/recordAllDecisions",
  ],
  ['GET', '/identityGovernance/accessReviews/policy'],
  ['GET', '/accessReviews'],
  ['GET', '/businessFlowTemplates'],
])('%s %s doesn’t exist on v1.0', async (method, path) => {
  const world = testWorld('empty');
  const body = method === 'POST' ? { decision: 'Deny' } : undefined;
  expect((await world.call('adelev', method, path, { body })).status).toBe(404);
});
