import { expect, it } from 'vitest';
import { act, itemsOf, people, twoStages } from '../../reviews/review-testing';
import { type Entity, MINE, startReview, testWorld, type World } from '../../seed/world-testing';

const ALL = `/identityGovernance/accessReviews/decisions/${MINE}`;
const RECORD = `${ALL}/recordAllDecisions`;

const read = (world: World, who: string, query: Record<string, string> | URLSearchParams = {}) =>
  world.call(who, 'GET', ALL, { version: 'beta', query });

const record = async (world: World, who: string, body: unknown, scopes?: string[]) =>
  (await world.call(who, 'POST', RECORD, { version: 'beta', body, ...(scopes && { scopes }) })).status;

const decisions = async (world: World, path: string) =>
  (await itemsOf(world, path)).map(({ decision }) => decision);

/** Starts two reviews of Adele Vance and one of Alex Wilber. */
async function threeReviews(world: World) {
  return {
    server: await startReview(world, 'server', { displayName: 'Doors' }),
    badges: await startReview(world, 'badges', { displayName: 'Printers' }),
    legal: await startReview(world, 'legal', { reviewers: people(world, 'alexw') }),
  };
}

it('lists my decision items over all reviews in progress, and nobody else’s', async () => {
  const world = testWorld('empty');
  const { server, badges, legal } = await threeReviews(world);
  const ids = async (path: string) => (await itemsOf(world, path)).map(({ id }) => id);
  const { body } = await read(world, 'adelev');
  expect(body.value.map(({ id }) => id)).toEqual([...(await ids(server)), ...(await ids(badges))]);
  expect(body['@odata.count']).toBe(6);
  expect((await read(world, 'alexw')).body.value.map(({ id }) => id)).toEqual(await ids(legal));
  expect((await read(world, 'leeg')).body.value).toEqual([]);
  await act(world, 'admin', `${server}/stop`);
  expect((await read(world, 'adelev')).body.value).toHaveLength(3);
});

it('expands the instance, and the definition within', async () => {
  const world = testWorld('empty');
  await threeReviews(world);
  const { body } = await read(world, 'adelev', { $expand: 'instance($expand=definition)' });
  type Expanded = Entity & { instance: Entity; accessReviewId: string };
  const items = body.value as Expanded[];
  expect(items.map(({ instance }) => instance.definition.displayName)).toEqual([
    'Doors',
    'Doors',
    'Doors',
    'Printers',
    'Printers',
    'Printers',
  ]);
  for (const { instance, accessReviewId } of items)
    expect([instance.id, instance.status]).toEqual([accessReviewId, 'InProgress']);
  const bare = (await read(world, 'adelev', { $expand: 'instance' })).body.value as Expanded[];
  expect(bare.every(({ instance }) => instance.definition === undefined)).toBe(true);
  for (const expand of ['secrets', 'instance($expand=secrets)', 'instance,insights'])
    expect((await read(world, 'adelev', { $expand: expand })).status).toBe(400);
});

it.each([1, 2, 4, 5])(
  'pages of %s items cross from one instance to the next and return each item once',
  async (size) => {
    const world = testWorld('empty');
    await threeReviews(world);
    const all = (await read(world, 'adelev')).body.value.map(({ id }) => id);
    const met: string[] = [];
    let query: Record<string, string> | URLSearchParams | undefined = { $top: String(size) };
    while (query) {
      const { body } = await read(world, 'adelev', query);
      expect(body.value.length).toBeLessThanOrEqual(size);
      met.push(...body.value.map(({ id }) => id));
      const link: string | undefined = body['@odata.nextLink'];
      query = link ? new URL(link).searchParams : undefined;
    }
    expect(met).toEqual(all);
  },
);

it('filters over all reviews', async () => {
  const world = testWorld('empty');
  const { badges } = await threeReviews(world);
  await world.call('adelev', 'POST', `${badges}/batchRecordDecisions`, { body: { decision: 'Deny' } });
  const denied = await read(world, 'adelev', { $filter: "decision eq 'Deny'" });
  expect([denied.body.value.length, denied.body['@odata.count']]).toEqual([3, 3]);
  expect((await read(world, 'adelev', { $filter: "principal eq 'x'" })).status).toBe(400);
});

it('sorts over all reviews, not within each', async () => {
  const world = testWorld('empty');
  await threeReviews(world);
  const { body } = await read(world, 'adelev', { $orderby: 'recommendation' });
  const sorted = body.value.map(({ recommendation }) => recommendation);
  expect(new Set(sorted)).toEqual(new Set(['Approve', 'Deny']));
  expect(sorted).toEqual([...sorted].sort());
});

it('one answer is recorded for all my items in running reviews, and for no others', async () => {
  const world = testWorld('empty');
  const { server, badges, legal } = await threeReviews(world);
  const over = await startReview(world, 'finance');
  await act(world, 'admin', `${over}/stop`);
  expect(await record(world, 'adelev', { decision: 'Approve', justification: 'All known' })).toBe(204);
  for (const path of [server, badges])
    expect(new Set(await decisions(world, path))).toEqual(new Set(['Approve']));
  for (const path of [legal, over])
    expect(new Set(await decisions(world, path))).toEqual(new Set(['NotReviewed']));
});

it('an answer can be recorded for a principal, for a resource, or for both', async () => {
  const world = testWorld('empty');
  const { server, badges } = await threeReviews(world);
  const seano = world.person('seano');
  await record(world, 'adelev', { decision: 'Deny', principalId: seano });
  await record(world, 'adelev', { decision: 'Approve', resourceId: world.group('badges') });
  await record(world, 'adelev', {
    decision: 'DontKnow',
    principalId: seano,
    resourceId: world.group('badges'),
  });
  expect((await decisions(world, server)).sort()).toEqual(['Deny', 'NotReviewed', 'NotReviewed']);
  expect(new Set(await decisions(world, badges))).toEqual(new Set(['Approve']));
});

it('recording needs the reading permission, which Microsoft documents as the least', async () => {
  const world = testWorld('empty');
  const { server } = await threeReviews(world);
  expect(await record(world, 'adelev', { decision: 'Deny' }, ['User.Read'])).toBe(403);
  expect(new Set(await decisions(world, server))).toEqual(new Set(['NotReviewed']));
  expect(await record(world, 'adelev', { decision: 'Deny' }, ['AccessReview.Read.All'])).toBe(204);
  expect(new Set(await decisions(world, server))).toEqual(new Set(['Deny']));
});

it.each([[{ decision: 'NotReviewed' }], [{ decision: 'Maybe' }], [{}], [undefined]])(
  'refuses %j',
  async (body) => {
    const world = testWorld('empty');
    const { server } = await threeReviews(world);
    expect(await record(world, 'adelev', body)).toBe(400);
    expect(new Set(await decisions(world, server))).toEqual(new Set(['NotReviewed']));
  },
);

it('one review that requires a missing reason stops the recording in all reviews', async () => {
  const world = testWorld('empty');
  const { server } = await threeReviews(world);
  await startReview(world, 'finance', { settings: { justificationRequiredOnApproval: true } });
  expect(await record(world, 'adelev', { decision: 'Deny' })).toBe(400);
  expect(new Set(await decisions(world, server))).toEqual(new Set(['NotReviewed']));
  expect(await record(world, 'adelev', { decision: 'Deny', justification: 'Closing' })).toBe(204);
});

it('a reason is required only where the request touches a review that requires it', async () => {
  const world = testWorld('empty');
  const { server } = await threeReviews(world);
  await startReview(world, 'finance', { settings: { justificationRequiredOnApproval: true } });
  expect(await record(world, 'adelev', { decision: 'Deny', resourceId: world.group('server') })).toBe(204);
  expect(new Set(await decisions(world, server))).toEqual(new Set(['Deny']));
  expect(await record(world, 'adelev', { decision: 'Deny', resourceId: world.group('finance') })).toBe(400);
});

it('only reviewers of the running stage can record an answer', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { stageSettings: twoStages(world) });
  expect(await record(world, 'alexw', { decision: 'Deny' })).toBe(204);
  expect(new Set(await decisions(world, path))).toEqual(new Set(['NotReviewed']));
  expect(await record(world, 'adelev', { decision: 'Deny' })).toBe(204);
  expect(new Set(await decisions(world, path))).toEqual(new Set(['Deny']));
});
