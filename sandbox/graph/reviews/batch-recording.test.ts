import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemsOf } from '../../reviews/review-testing';
import { MINE, startReview, testWorld, type World } from '../../seed/world-testing';

const patch = (world: World, who: string, item: string, body: unknown) =>
  world.call(who, 'PATCH', item, { body });

it('no way of deciding changes items of which the caller is no reviewer', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'employees', {
    reviewers: [{ query: './manager', queryRoot: 'decisions' }],
    fallbackReviewers: [{ query: `/users/${world.person('admin')}` }],
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

it('a batch changes only the items that match its principal, its resource, or both', async () => {
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

it('a batch changes other reviewers’ items only where the tenant’s switch is on', async () => {
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

it('accepting recommendations decides only undecided items that have a recommendation', async () => {
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
  const decisions = left.map(({ decision, recommendation, principal }) => [
    decision,
    recommendation,
    principal.lastUserSignInDateTime,
  ]);
  expect(decisions).toEqual(left.map(() => ['NotReviewed', 'NoInfoAvailable', '']));
});
