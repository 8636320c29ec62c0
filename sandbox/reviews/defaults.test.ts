import { expect, it } from 'vitest';
import { ZERO_GUID } from '../directory/guid';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { DAY, decide, itemAbout, itemsOf, query, statusOf } from './review-testing';

const withDefault = (defaultDecision: string, more: object = {}) => ({
  settings: { defaultDecisionEnabled: true, defaultDecision, ...more },
});

const decisionsOf = async (world: World, path: string) =>
  (await itemsOf(world, path)).map(({ decision }) => decision);

it.each(['Approve', 'Deny'])(
  'records %s by default for all undecided items, and ends as AutoReviewed',
  async (decision) => {
    const world = testWorld('empty');
    const path = await startReview(world, 'server', withDefault(decision));
    await decide(world, 'adelev', path, 'seano', decision === 'Deny' ? 'Approve' : 'Deny');
    world.advance(6 * DAY);
    expect(await statusOf(world, path)).toBe('AutoReviewed');
    expect((await itemAbout(world, path, 'seano')).reviewedBy.displayName).toBe('Adele Vance');
    for (const alias of ['robertd', 'yukit']) {
      const item = await itemAbout(world, path, alias);
      expect(item).toMatchObject({
        decision,
        justification: '',
        reviewedDateTime: '2026-11-25T08:00:00.000Z',
      });
      expect(item.reviewedBy).toMatchObject({
        id: ZERO_GUID,
        displayName: 'AAD Access Reviews',
        userPrincipalName: 'AAD Access Reviews',
      });
    }
  },
);

it('an item decided as “don’t know” gets no default decision', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', withDefault('Deny'));
  await decide(world, 'adelev', path, 'seano', 'DontKnow');
  world.advance(6 * DAY);
  expect((await itemAbout(world, path, 'seano')).decision).toBe('DontKnow');
});

it('an item whose decision was taken back gets the default decision', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', withDefault('Deny'));
  await decide(world, 'adelev', path, 'seano', 'Approve');
  await decide(world, 'adelev', path, 'seano', 'NotReviewed');
  world.advance(6 * DAY);
  expect((await itemAbout(world, path, 'seano')).decision).toBe('Deny');
});

it('the default Recommendation uses each item’s own, and leaves items without one undecided', async () => {
  const world = testWorld('empty');
  // Two people, and a group inside the group: groups get no recommendation.
  const scope = query(`/groups/${world.group('facilities')}/members`);
  const path = await startReview(world, 'facilities', { scope, ...withDefault('Recommendation') });
  const before = await itemsOf(world, path);
  expect(before.map(({ recommendation }) => recommendation).sort()).toEqual([
    'Approve',
    'Deny',
    'NoInfoAvailable',
  ]);
  world.advance(6 * DAY);
  for (const { id, recommendation } of before) {
    const item = (await world.get('admin', `${path}/decisions/${id}`)).body;
    const advised = recommendation !== 'NoInfoAvailable';
    expect(item.decision).toBe(advised ? recommendation : 'NotReviewed');
    expect(item.reviewedBy.displayName).toBe(advised ? 'AAD Access Reviews' : '');
    expect(item.reviewedDateTime === null).toBe(!advised);
  }
});

it('the default Recommendation decides nothing where recommendations are off', async () => {
  const world = testWorld('empty');
  const settings = withDefault('Recommendation', { recommendationsEnabled: false });
  const path = await startReview(world, 'server', settings);
  world.advance(6 * DAY);
  expect(new Set(await decisionsOf(world, path))).toEqual(new Set(['NotReviewed']));
});

it('a default decision that is switched off decides nothing', async () => {
  const world = testWorld('empty');
  const settings = { defaultDecisionEnabled: false, defaultDecision: 'Deny' };
  const path = await startReview(world, 'server', { settings });
  world.advance(6 * DAY);
  expect(await statusOf(world, path)).toBe('Completed');
  expect(new Set(await decisionsOf(world, path))).toEqual(new Set(['NotReviewed']));
});

it('stopping a review records the default decision at that moment', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', withDefault('Approve'));
  world.advance(DAY);
  await world.call('admin', 'POST', `${path}/stop`);
  const [item] = await itemsOf(world, path);
  expect(item).toMatchObject({ decision: 'Approve', reviewedDateTime: '2026-11-21T09:30:00.000Z' });
});
