import fc from 'fast-check';
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

it('records a decision with its reason, who took it and when, and answers nothing', async () => {
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

it('lets the last answer of two reviewers win', async () => {
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

it('takes a decision back without leaving a reviewer, a reason or a time', async () => {
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
  ['a reason that is no text', { decision: 'Deny', justification: 7 }],
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

it('asks for a reason to approve and to deny where the review requires one, and not for anything else', async () => {
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

it('keeps applications, other people and weak tokens from deciding', async () => {
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

it('lets nobody change what is not theirs, whichever way they come', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'employees', {
    reviewers: [{ query: './manager', queryRoot: 'decisions' }],
  });
  const all = await itemsOf(world, path);
  const managers = ['adelev', 'alexw', 'nestorw', 'pattif', 'christiec'];
  const owns = async (who: string) =>
    new Set((await world.get(who, `${path}/decisions/${MINE}`)).body.value.map(({ id }) => id));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...managers),
      fc.constantFrom('patch', 'batch', 'batchOne', 'accept'),
      fc.constantFrom('Approve', 'Deny', 'DontKnow', 'NotReviewed'),
      fc.nat(all.length - 1),
      async (who, way, decision, index) => {
        const mine = await owns(who);
        const before = await itemsOf(world, path);
        const target = all[index];
        if (way === 'patch') await patch(world, who, `${path}/decisions/${target?.id}`, { decision });
        else if (way === 'accept') await world.call(who, 'POST', `${path}/acceptRecommendations`);
        else {
          const only = way === 'batchOne' ? { principalId: target?.principal.id } : {};
          await world.call(who, 'POST', `${path}/batchRecordDecisions`, { body: { decision, ...only } });
        }
        const after = await itemsOf(world, path);
        const others = (items: typeof all) => items.filter(({ id }) => !mine.has(id));
        expect(others(after)).toEqual(others(before));
      },
    ),
    { numRuns: 40 },
  );
});

it('changes nothing after the end, whichever way one comes', async () => {
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

it('overwrites in a batch what the principal and the resource name, and both together', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const [one, two] = await itemsOf(world, path);
  const batch = (body: unknown) => world.call('adelev', 'POST', `${path}/batchRecordDecisions`, { body });
  await batch({ decision: 'Deny' });
  await batch({ decision: 'Approve', principalId: one?.principal.id });
  await batch({ decision: 'Approve', principalId: two?.principal.id, resourceId: world.group('legal') });
  expect((await itemsOf(world, path)).map(({ decision }) => decision)).toEqual(['Approve', 'Deny', 'Deny']);
  await batch({ decision: 'DontKnow', resourceId: world.group('server'), principalId: two?.principal.id });
  expect((await itemsOf(world, path)).map(({ decision }) => decision)).toEqual([
    'Approve',
    'DontKnow',
    'Deny',
  ]);
});

it('reaches others in a batch only where the tenant is switched so', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'badges', { reviewers: [] });
  const decisions = async () => (await itemsOf(world, path)).map(({ decision }) => decision);
  const batch = () =>
    world.call('emmal', 'POST', `${path}/batchRecordDecisions`, { body: { decision: 'Approve' } });
  await batch();
  expect(await decisions()).toEqual(['Approve', 'NotReviewed', 'NotReviewed']);
  world.setSwitch('batchReachesOthers', true);
  await batch();
  expect(await decisions()).toEqual(['Approve', 'Approve', 'Approve']);
});

it('accepts advice only where nobody decided and there is some', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'partners', {
    scope: { query: `/groups/${world.group('partners')}/members`, queryType: 'MicrosoftGraph' },
  });
  const [first, ...rest] = await itemsOf(world, path);
  await patch(world, 'adelev', `${path}/decisions/${first?.id}`, { decision: 'DontKnow' });
  expect((await world.call('adelev', 'POST', `${path}/acceptRecommendations()`)).status).toBe(204);
  const after = await itemsOf(world, path);
  expect(after[0]?.decision).toBe('DontKnow');
  expect(after.slice(1).map(({ decision }) => decision)).toEqual(
    rest.map(({ recommendation }) => recommendation),
  );

  const unadvised = await startReview(world, 'server', { settings: { recommendationsEnabled: false } });
  await world.call('adelev', 'POST', `${unadvised}/microsoft.graph.acceptRecommendations`);
  const left = await itemsOf(world, unadvised);
  const told = left.map(({ decision, recommendation, principal }) => [
    decision,
    recommendation,
    principal.lastUserSignInDateTime,
  ]);
  expect(told).toEqual(left.map(() => ['NotReviewed', 'NoInfoAvailable', '']));
});

it('shows a stale read what stood then', async () => {
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

it('reads the decisions of a review with stages, and answers deciding 501 by name', async () => {
  const world = testWorld();
  const path = await world.reviewPath('Finance archive, in two stages');
  const mine = await world.get('adelev', `${path}/decisions/${MINE}`);
  expect(mine.body.value).toHaveLength(6);
  expect((await world.get('alexw', `${path}/decisions/${MINE}`)).status).toBe(403);
  const answer = await patch(world, 'adelev', `${path}/decisions/${mine.body.value[0]?.id}`, {
    decision: 'Deny',
  });
  expect(answer.status).toBe(501);
  expect(answer.body.error.code).toBe('NotImplemented');
});

it('finds no item of another instance, and no instance of another definition', async () => {
  const world = testWorld('empty');
  const one = await startReview(world, 'server');
  const other = await startReview(world, 'badges');
  const item = (await firstItem(world, other)).split('/').at(-1);
  expect((await patch(world, 'adelev', `${one}/decisions/${item}`, { decision: 'Deny' })).status).toBe(404);
  const mixed = `${one.split('/instances')[0]}/instances/${other.split('/').at(-1)}`;
  expect((await world.get('admin', mixed)).status).toBe(404);
  expect((await world.get('admin', `${REVIEWS_PATH}/nonsense`)).status).toBe(404);
});
