import { expect, it } from 'vitest';
import { act, DAY, itemAbout, itemsOf, listOf, people, twoStages } from '../../reviews/review-testing';
import { first, MINE, startReview, testWorld, type World } from '../../seed/world-testing';

const staged = async (world: World, one: object = {}, two: object = {}, more: object = {}) => {
  const path = await startReview(world, 'server', { stageSettings: twoStages(world, one, two), ...more });
  return { path, one: `${path}/stages/${first(await listOf(world, `${path}/stages`)).id}` };
};

async function second(world: World, path: string): Promise<string> {
  const [one, two] = await listOf(world, `${path}/stages`);
  if (two) return `${path}/stages/${two.id}`;
  await act(world, 'admin', `${path}/stages/${one?.id}/stop`);
  return second(world, path);
}

const patch = async (world: World, who: string, path: string, decision = 'Deny') => {
  const instance = path.split('/stages')[0] ?? '';
  const { id } = first(await itemsOf(world, instance));
  const answer = await world.call(who, 'PATCH', `${path}/decisions/${id}`, { body: { decision } });
  return answer.status;
};
const decisionsOf = async (world: World, path: string) =>
  (await itemsOf(world, path)).map(({ decision }) => decision);

it('a decision can be recorded through the stage or through the instance', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world);
  expect(await patch(world, 'adelev', one, 'Deny')).toBe(204);
  expect((await decisionsOf(world, path))[0]).toBe('Deny');
  expect(await patch(world, 'adelev', path, 'Approve')).toBe(204);
  expect((await decisionsOf(world, path))[0]).toBe('Approve');
});

it('only the running stage’s reviewers can decide, not those of another stage and not outsiders', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world);
  expect([await patch(world, 'alexw', one), await patch(world, 'alexw', path)]).toEqual([403, 403]);
  const two = await second(world, path);
  expect([await patch(world, 'adelev', one), await patch(world, 'adelev', path)]).toEqual([409, 409]);
  expect([await patch(world, 'adelev', two), await patch(world, 'alexw', one)]).toEqual([403, 403]);
  for (const where of [one, two, path]) expect(await patch(world, 'leeg', where)).toBe(403);
  expect(await patch(world, 'alexw', two)).toBe(204);
  expect(new Set((await decisionsOf(world, path)).slice(1))).toEqual(new Set(['NotReviewed']));
});

it('a reviewer of both stages can decide in the running one only', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world, {}, { reviewers: people(world, 'adelev') });
  expect(await patch(world, 'adelev', path)).toBe(204);
  const two = await second(world, path);
  expect(await patch(world, 'adelev', one)).toBe(409);
  expect(await patch(world, 'adelev', two)).toBe(204);
  expect(await patch(world, 'adelev', path)).toBe(204);
});

it('a batch is accepted at the running stage only, for the whole stage or for one principal', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world);
  const batch = (where: string, who: string, body: object) =>
    act(world, who, `${where}/batchRecordDecisions`, body);
  expect(await batch(one, 'adelev', { decision: 'Deny' })).toBe(204);
  expect(await batch(one, 'adelev', { decision: 'Approve', principalId: world.person('seano') })).toBe(204);
  expect((await itemAbout(world, path, 'seano')).decision).toBe('Approve');
  expect((await decisionsOf(world, path)).sort()).toEqual(['Approve', 'Deny', 'Deny']);
  const two = await second(world, path);
  expect(await batch(one, 'adelev', { decision: 'DontKnow' })).toBe(409);
  expect(await batch(two, 'adelev', { decision: 'DontKnow' })).toBe(403);
  expect(await batch(two, 'leeg', { decision: 'DontKnow' })).toBe(403);
  expect(await batch(two, 'alexw', { decision: 'DontKnow' })).toBe(204);
  expect(new Set(await decisionsOf(world, path))).toEqual(new Set(['DontKnow']));
});

it('a batch changes only the items that came into the stage', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world, { decisionsThatWillMoveToNextStage: ['Approve'] });
  const body = { decision: 'Approve', principalId: world.person('seano') };
  await act(world, 'adelev', `${one}/batchRecordDecisions`, body);
  const two = await second(world, path);
  for (const where of [two, path]) {
    expect(await act(world, 'alexw', `${where}/batchRecordDecisions`, { decision: 'Deny' })).toBe(204);
    expect((await itemAbout(world, path, 'seano')).decision).toBe('Deny');
    expect((await decisionsOf(world, path)).filter((decision) => decision === 'NotReviewed')).toHaveLength(2);
  }
});

it('accepting recommendations decides only the undecided items of the running stage', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world);
  await patch(world, 'adelev', path, 'DontKnow');
  expect(await act(world, 'adelev', `${one}/acceptRecommendations`)).toBe(204);
  const items = await itemsOf(world, path);
  expect(items[0]?.decision).toBe('DontKnow');
  for (const item of items.slice(1)) expect(item.decision).toBe(item.recommendation);
  const two = await second(world, path);
  expect(await act(world, 'adelev', `${one}/acceptRecommendations`)).toBe(409);
  expect(await act(world, 'adelev', `${two}/acceptRecommendations`)).toBe(403);
  expect(await act(world, 'alexw', `${two}/acceptRecommendations`)).toBe(204);
});

it('lets applications accept recommendations and batch at a stage, and not PATCH', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world);
  expect(await patch(world, 'app', one)).toBe(403);
  expect(await act(world, 'app', `${one}/acceptRecommendations`)).toBe(204);
  for (const { decision, recommendation } of await itemsOf(world, path))
    expect(decision).toBe(recommendation);
  expect(await act(world, 'app', `${one}/batchRecordDecisions`, { decision: 'Deny' })).toBe(204);
  expect(await act(world, 'app', `${path}/acceptRecommendations`)).toBe(403);
});

it('a reason is required in every stage where the review requires one', async () => {
  const world = testWorld('empty');
  const settings = { justificationRequiredOnApproval: true };
  const { path, one } = await staged(world, {}, {}, { settings });
  expect(await patch(world, 'adelev', one)).toBe(400);
  expect(await act(world, 'adelev', `${one}/batchRecordDecisions`, { decision: 'Deny' })).toBe(400);
  expect(new Set(await decisionsOf(world, path))).toEqual(new Set(['NotReviewed']));
});

it('a reset takes back the decisions of all stages', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world, { decisionsThatWillMoveToNextStage: ['Approve'] });
  await act(world, 'adelev', `${one}/batchRecordDecisions`, { decision: 'Deny' });
  await patch(world, 'adelev', path, 'Approve');
  const two = await second(world, path);
  await act(world, 'alexw', `${two}/batchRecordDecisions`, { decision: 'Deny' });
  expect(await act(world, 'admin', `${path}/resetDecisions`)).toBe(204);
  expect(new Set(await decisionsOf(world, path))).toEqual(new Set(['NotReviewed']));
});

it('nothing can be decided once the last stage is over', async () => {
  const world = testWorld('empty');
  const { path } = await staged(world);
  const two = await second(world, path);
  await patch(world, 'alexw', two, 'Approve');
  world.advance(3 * DAY);
  const before = await itemsOf(world, path);
  expect([await patch(world, 'alexw', two), await patch(world, 'alexw', path)]).toEqual([409, 409]);
  expect(await itemsOf(world, path)).toEqual(before);
});

it('only roles and the stage’s own reviewers can read a stage', async () => {
  const world = testWorld('empty');
  const { path, one } = await staged(world);
  const two = await second(world, path);
  const status = async (who: string, where: string) => (await world.get(who, where)).status;
  for (const where of [one, two]) {
    expect(await status('admin', where)).toBe(200);
    expect(await status('leeg', where)).toBe(403);
    expect(await status('adelev', `${where}/decisions`)).toBe(403);
    expect(await status('admin', `${where}/decisions`)).toBe(200);
  }
  expect([await status('adelev', one), await status('adelev', two)]).toEqual([200, 403]);
  expect([await status('alexw', one), await status('alexw', two)]).toEqual([403, 200]);
  expect(await status('alexw', `${one}/decisions/${MINE}`)).toBe(403);
  expect(await status('adelev', `${one}/decisions/${MINE}`)).toBe(200);
  expect(await status('admin', `${path}/stages/nonsense`)).toBe(404);
  expect([await status('adelev', `${path}/stages`), await status('admin', `${path}/stages`)]).toEqual([
    403, 200,
  ]);
});
