import { expect, it } from 'vitest';
import { MINE, REVIEWS_PATH, startReview, testWorld, type World } from '../../seed/world-testing';

const DAY = 86_400_000;

async function itemsOf(world: World, path: string, query: Record<string, string> = {}) {
  return (await world.get('admin', `${path}/decisions`, query)).body.value;
}

async function firstItem(world: World, path: string): Promise<string> {
  const [item] = await itemsOf(world, path);
  return `${path}/decisions/${item?.id}`;
}

const patch = (world: World, who: string, item: string, body: unknown) =>
  world.call(who, 'PATCH', item, { body });

it('a decision is saved with its reason, its reviewer and its time, and the answer has no body', async () => {
  const world = testWorld('empty');
  const item = await firstItem(world, await startReview(world, 'server'));
  world.advance(60_000);
  const answer = await patch(world, 'adelev', item, { decision: 'Deny', justification: 'Left the team' });
  expect(answer).toMatchObject({ status: 204, body: undefined });
  const { body } = await world.get('adelev', item);
  expect(body).toMatchObject({
    decision: 'Deny',
    justification: 'Left the team',
    reviewedDateTime: '2026-11-20T09:31:00.000Z',
    applyResult: 'New',
    reviewedBy: { id: world.person('adelev'), displayName: 'Adele Vance' },
  });
});

it('the last decision of two reviewers counts', async () => {
  const world = testWorld('empty');
  const reviewers = ['adelev', 'alexw'].map((alias) => ({
    query: `/users/${world.person(alias)}`,
    queryType: 'MicrosoftGraph',
  }));
  const item = await firstItem(world, await startReview(world, 'server', { reviewers }));
  await patch(world, 'adelev', item, { decision: 'Approve' });
  await patch(world, 'alexw', item, { decision: 'Deny' });
  expect((await world.get('adelev', item)).body).toMatchObject({
    decision: 'Deny',
    reviewedBy: { displayName: 'Alex Wilber' },
  });
});

it('a decision that is taken back leaves no reviewer, no reason and no time', async () => {
  const world = testWorld('empty');
  const item = await firstItem(world, await startReview(world, 'server'));
  const before = (await world.get('adelev', item)).body;
  await patch(world, 'adelev', item, { decision: 'Approve', justification: 'yes' });
  const back = { decision: 'NotReviewed', justification: 'never mind' };
  expect((await patch(world, 'adelev', item, back)).status).toBe(204);
  expect((await world.get('adelev', item)).body).toEqual(before);
});

it.each([
  ['an unknown decision', { decision: 'Maybe' }],
  ['a decision in lower case', { decision: 'approve' }],
  ['no decision', { justification: 'x' }],
  ['a reason that isn’t a text', { decision: 'Deny', justification: 7 }],
  ['no body', undefined],
  ['a reason of ten thousand characters', { decision: 'Deny', justification: 'x'.repeat(10_000) }],
])('refuses %s with 400 and writes nothing', async (_, body) => {
  const world = testWorld('empty');
  const item = await firstItem(world, await startReview(world, 'server'));
  const answer = await patch(world, 'adelev', item, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).not.toBe('');
  expect((await world.get('adelev', item)).body.decision).toBe('NotReviewed');
});

it('a review that requires reasons requires them only to approve and to deny', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { settings: { justificationRequiredOnApproval: true } });
  const item = await firstItem(world, path);
  const statusOf = async (decision: string, justification?: string) =>
    (await patch(world, 'adelev', item, { decision, justification })).status;
  expect(await statusOf('Approve')).toBe(400);
  expect(await statusOf('Deny', ' \n ')).toBe(400);
  expect(await statusOf('Deny', 'moved')).toBe(204);
  expect(await statusOf('DontKnow')).toBe(204);
  expect(await statusOf('NotReviewed')).toBe(204);
  const batch = `${path}/batchRecordDecisions`;
  expect((await world.call('adelev', 'POST', batch, { body: { decision: 'Approve' } })).status).toBe(400);
  expect((await world.call('adelev', 'POST', `${path}/acceptRecommendations`)).status).toBe(400);
});

it('applications, people who are no reviewers, and tokens without write permission can’t decide', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const item = await firstItem(world, path);
  const decide = (who: string, scopes?: string[]) =>
    world.call(who, 'PATCH', item, { body: { decision: 'Deny' }, ...(scopes ? { scopes } : {}) });
  expect((await decide('app')).status).toBe(403);
  expect((await decide('admin')).status).toBe(403);
  expect((await decide('alexw')).status).toBe(403);
  expect((await decide('adelev', ['AccessReview.Read.All'])).status).toBe(403);
  expect((await itemsOf(world, path)).every(({ decision }) => decision === 'NotReviewed')).toBe(true);
});

it('no way of deciding changes an item after the review’s end', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const item = await firstItem(world, path);
  await patch(world, 'adelev', item, { decision: 'Approve' });
  world.advance(6 * DAY);
  const before = await itemsOf(world, path);
  expect((await patch(world, 'adelev', item, { decision: 'Deny' })).status).toBe(409);
  const body = { decision: 'Deny' };
  expect((await world.call('adelev', 'POST', `${path}/batchRecordDecisions`, { body })).status).toBe(409);
  expect((await world.call('adelev', 'POST', `${path}/acceptRecommendations`)).status).toBe(409);
  expect(await itemsOf(world, path)).toEqual(before);
});

it('a stale read shows the decision as it was at that time', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const item = await firstItem(world, path);
  const asOf = async (at: number) => (await world.call('adelev', 'GET', item, { asOf: at })).body.decision;
  const begin = world.context.clock.now();
  for (const decision of ['Approve', 'DontKnow', 'Deny']) {
    world.advance(1000);
    await patch(world, 'adelev', item, { decision });
  }
  const seen = [];
  for (const after of [0, 999, 1000, 2500, 3000]) seen.push(await asOf(begin + after));
  expect(seen).toEqual(['NotReviewed', 'NotReviewed', 'Approve', 'DontKnow', 'Deny']);
});

it('the reviewer of the open stage can decide through the instance too', async () => {
  const world = testWorld();
  const path = await world.reviewPath('Finance archive, in two stages');
  const mine = await world.get('adelev', `${path}/decisions/${MINE}`);
  expect(mine.body.value).toHaveLength(6);
  expect((await world.get('alexw', `${path}/decisions/${MINE}`)).status).toBe(403);
  const answer = await patch(world, 'adelev', `${path}/decisions/${mine.body.value[0]?.id}`, {
    decision: 'Deny',
  });
  expect(answer.status).toBe(204);
});

it('an item of another instance, or an instance of another definition, answers 404', async () => {
  const world = testWorld('empty');
  const one = await startReview(world, 'server');
  const other = await startReview(world, 'badges');
  const item = (await firstItem(world, other)).split('/').at(-1);
  expect((await patch(world, 'adelev', `${one}/decisions/${item}`, { decision: 'Deny' })).status).toBe(404);
  const mixed = `${one.split('/instances')[0]}/instances/${other.split('/').at(-1)}`;
  expect((await world.get('admin', mixed)).status).toBe(404);
  expect((await world.get('admin', `${REVIEWS_PATH}/nonsense`)).status).toBe(404);
});
