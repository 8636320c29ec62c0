import { expect, it } from 'vitest';
import { listNotices } from '../../reviews/notices';
import { DAY, definitionOf, itemsOf, listOf, people, query, twoStages } from '../../reviews/review-testing';
import { first, MINE, startReview, testWorld, type World } from '../../seed/world-testing';

const scopeOf = (world: World) => query(`/groups/${world.group('server')}/transitiveMembers`);

const put = (world: World, path: string, body: object, who = 'admin') =>
  world.call(who, 'PUT', path, { body: { scope: scopeOf(world), ...body } });

const asked = async (world: World, path: string) =>
  (await listOf(world, `${path}/contactedReviewers`)).map(({ displayName }) => displayName);

const mayDecide = async (world: World, who: string, path: string) => {
  const item = first(await itemsOf(world, path));
  const answer = await world.call(who, 'PATCH', `${path}/decisions/${item.id}`, {
    body: { decision: 'Approve' },
  });
  return answer.status;
};

it('reviewers of a running instance can be replaced, with 200 and the changed instance', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  expect(await mayDecide(world, 'adelev', path)).toBe(204);
  const answer = await put(world, path, { reviewers: people(world, 'alexw') });
  expect(answer.status).toBe(200);
  const user = {
    query: `/v1.0/users/${world.person('alexw')}`,
    queryType: 'MicrosoftGraph',
    queryRoot: null,
  };
  expect(answer.body.reviewers).toEqual([user]);
  expect((await world.get('admin', path)).body.reviewers).toEqual([user]);
  expect(await mayDecide(world, 'alexw', path)).toBe(204);
  expect(await mayDecide(world, 'adelev', path)).toBe(403);
  expect((await world.get('alexw', `${path}/decisions/${MINE}`)).body.value).toHaveLength(3);
});

it('decisions stay when reviewers change', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  await mayDecide(world, 'adelev', path);
  const before = await itemsOf(world, path);
  await put(world, path, { reviewers: people(world, 'alexw') });
  expect(await itemsOf(world, path)).toEqual(before);
});

it('a reviewer who stays keeps their contact time and isn’t notified again, a new one is notified', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const before = first(await listOf(world, `${path}/contactedReviewers`));
  world.advance(DAY);
  await put(world, path, { reviewers: people(world, 'adelev', 'alexw') });
  const after = await listOf(world, `${path}/contactedReviewers`);
  expect(after.find(({ id }) => id === before.id)).toEqual(before);
  const notified = listNotices(world.context.store, world.tenant.id).map(({ recipientId }) => recipientId);
  expect(notified.sort()).toEqual([world.person('adelev'), world.person('alexw')].sort());
});

it('a changed scope in the body doesn’t change the instance’s scope', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const before = (await world.get('admin', path)).body.scope;
  await put(world, path, { scope: query(`/groups/${world.group('badges')}/members`), reviewers: [] });
  expect((await world.get('admin', path)).body.scope).toEqual(before);
});

it('a body without a scope is refused', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const answer = await world.call('admin', 'PUT', path, { body: { reviewers: people(world, 'alexw') } });
  expect(answer.status).toBe(400);
});

it('adds fallback reviewers, and refuses with 409 to remove one', async () => {
  const world = testWorld('empty');
  const reviewers = [query('./manager', 'decisions')];
  const path = await startReview(world, 'employees', {
    reviewers,
    fallbackReviewers: people(world, 'alexw'),
  });
  expect(await asked(world, path)).toContain('Alex Wilber');
  const change = (...aliases: string[]) =>
    put(world, path, { reviewers, fallbackReviewers: people(world, ...aliases) });
  const more = await change('alexw', 'admin');
  expect(more.status).toBe(200);
  expect(more.body.fallbackReviewers).toHaveLength(2);
  const orphan = await world.get('admin', `${path}/decisions/${MINE}`);
  expect(orphan.body.value.map(({ principal }) => principal.displayName)).toEqual(['Grady Archie']);
  for (const fewer of [await change('admin'), await change()]) {
    expect(fewer.status).toBe(409);
    expect(fewer.body.error.code).not.toBe('');
  }
  expect((await world.get('admin', path)).body.fallbackReviewers).toHaveLength(2);
});

it('fallback reviewers stay the same where the body doesn’t name them', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { fallbackReviewers: people(world, 'admin') });
  const { status, body } = await put(world, path, { reviewers: people(world, 'alexw') });
  expect([status, body.fallbackReviewers]).toMatchObject([200, [{ queryType: 'MicrosoftGraph' }]]);
});

it.each([
  ['has not started', '2026-12-01', 0],
  ['is over', '2026-11-20', 30],
])('reviewers of an instance that %s can’t be changed: 409', async (_, startDate, days) => {
  const world = testWorld('empty');
  const range = { type: 'endDate', startDate, endDate: '2026-12-10' };
  const path = await startReview(world, 'server', { settings: { recurrence: { pattern: null, range } } });
  await listOf(world, `${definitionOf(path)}/instances`);
  world.advance(days * DAY);
  expect((await put(world, path, { reviewers: people(world, 'alexw') })).status).toBe(409);
});

it('changing an instance’s reviewers leaves the definition’s reviewers unchanged', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const before = (await world.get('admin', definitionOf(path))).body.reviewers;
  await put(world, path, { reviewers: people(world, 'alexw') });
  expect((await world.get('admin', definitionOf(path))).body.reviewers).toEqual(before);
});

it.each([
  ['no body', undefined],
  ['reviewers that aren’t a list', { reviewers: 'adelev' }],
  ['an unsupported query', { reviewers: [query('/planets')] }],
])('refuses %s with 400', async (_, body) => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const sent = body && { scope: scopeOf(world), ...body };
  expect((await world.call('admin', 'PUT', path, { body: sent })).status).toBe(400);
  expect(await asked(world, path)).toEqual(['Adele Vance']);
});

it('a reviewer can’t change the reviewers', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  expect((await put(world, path, { reviewers: people(world, 'alexw') }, 'adelev')).status).toBe(403);
});

async function firstStage(world: World, path: string): Promise<string> {
  return `${path}/stages/${first(await listOf(world, `${path}/stages`)).id}`;
}

it('reviewers of a running stage can be replaced, with 200 and the changed stage', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { stageSettings: twoStages(world) });
  const stage = await firstStage(world, path);
  // Microsoft’s example body has its type and no scope.
  const body = {
    '@odata.type': '#microsoft.graph.accessReviewStage',
    reviewers: people(world, 'miriamg'),
    fallbackReviewers: people(world, 'admin'),
  };
  const answer = await world.call('admin', 'PATCH', stage, { body });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ status: 'InProgress', fallbackReviewers: [{ queryRoot: null }] });
  expect(await mayDecide(world, 'miriamg', path)).toBe(204);
  expect(await mayDecide(world, 'adelev', path)).toBe(403);
  world.advance(2 * DAY);
  expect(await mayDecide(world, 'alexw', path)).toBe(204);
});

it('removing a stage’s fallback reviewer, or changing a finished stage, answers 409', async () => {
  const world = testWorld('empty');
  const stageSettings = twoStages(world, { fallbackReviewers: people(world, 'admin', 'miriamg') });
  const path = await startReview(world, 'server', { stageSettings });
  const stage = await firstStage(world, path);
  const patch = (body: object) => world.call('admin', 'PATCH', stage, { body });
  expect((await patch({ fallbackReviewers: people(world, 'admin') })).status).toBe(409);
  expect((await patch({ reviewers: people(world, 'alexw') })).status).toBe(200);
  world.advance(2 * DAY);
  expect((await patch({ reviewers: people(world, 'adelev') })).status).toBe(409);
});
