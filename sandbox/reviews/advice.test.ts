import { expect, it } from 'vitest';
import { recordApplicationSignIn } from '../directory/applications';
import { recordSignIn } from '../directory/users';
import { applicationId } from '../seed/directory';
import { BEGINNING, startReview, testWorld, type World } from '../seed/world-testing';
import { outliersAmong } from './advice';
import { DAY, itemAbout, itemsOf, memberships, query, twoStages } from './review-testing';

/** Sets the last sign-in of a member of the group to this long ago, in ms. */
function signIn(world: World, alias: string, ago: number): void {
  const at = new Date(BEGINNING - ago);
  recordSignIn(world.context.store, world.tenant.id, world.person(alias), at);
}

const adviceOn = async (world: World, path: string, alias: string) =>
  (await itemAbout(world, path, alias)).recommendation;

it('recommends Approve only for people who signed in within thirty days before the start', async () => {
  const world = testWorld('empty');
  signIn(world, 'robertd', 30 * DAY);
  signIn(world, 'seano', 30 * DAY + 1);
  world.context.store.run('update users set last_sign_in = null where id = ?', world.person('yukit'));
  const path = await startReview(world, 'server');
  expect(await adviceOn(world, path, 'robertd')).toBe('Approve');
  expect(await adviceOn(world, path, 'seano')).toBe('Deny');
  expect(await adviceOn(world, path, 'yukit')).toBe('Deny');
});

it.each([
  ['P60D', 45, 'Approve'],
  ['P60D', 61, 'Deny'],
  ['P7D', 8, 'Deny'],
])(
  'looks back %s as the definition sets it: a sign-in %i days ago gives %s',
  async (recommendationLookBackDuration, days, advice) => {
    const world = testWorld('empty');
    signIn(world, 'seano', days * DAY);
    const path = await startReview(world, 'server', { settings: { recommendationLookBackDuration } });
    expect(await adviceOn(world, path, 'seano')).toBe(advice);
  },
);

const insight = (name: string, over: object = {}) => ({
  '@odata.type': `#microsoft.graph.${name}`,
  ...over,
});
const SIGN_IN = 'userLastSignInRecommendationInsightSetting';

it('recommends by sign-ins to the application where the definition asks for those', async () => {
  const world = testWorld('empty');
  const id = applicationId(world.tenant, 'expenses');
  const scope = memberships(['/users'], [`/servicePrincipals/${id}`]);
  const by = (signInScope: string) =>
    startReview(world, 'server', {
      scope,
      settings: {
        recommendationInsightSettings: [
          insight(SIGN_IN, { recommendationLookBackDuration: 'P30D', signInScope }),
        ],
      },
    });
  // Lidia signed in five days ago, to this application fifty days ago.
  expect(await adviceOn(world, await by('tenant'), 'lidiah')).toBe('Approve');
  expect(await adviceOn(world, await by('application'), 'lidiah')).toBe('Deny');
  recordApplicationSignIn(world.context.store, world.tenant.id, id, world.person('lidiah'), BEGINNING - DAY);
  expect(await adviceOn(world, await by('application'), 'lidiah')).toBe('Approve');
});

it('a recommendation stays as it was at the start', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const before = await itemsOf(world, path);
  for (const alias of ['robertd', 'seano', 'yukit']) signIn(world, alias, -DAY);
  world.advance(2 * DAY);
  expect(await itemsOf(world, path)).toEqual(before);
});

it('a later stage recommends by the sign-ins known at its start', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { stageSettings: twoStages(world) });
  expect(await adviceOn(world, path, 'seano')).toBe('Deny');
  signIn(world, 'seano', -DAY);
  expect(await adviceOn(world, path, 'seano')).toBe('Deny');
  world.advance(2 * DAY);
  expect(await adviceOn(world, path, 'seano')).toBe('Approve');
});

it('no recommendation is given where they are off, and none for groups', async () => {
  const world = testWorld('empty');
  const off = await startReview(world, 'server', { settings: { recommendationsEnabled: false } });
  for (const { recommendation } of await itemsOf(world, off)) expect(recommendation).toBe('NoInfoAvailable');
  const scope = query(`/groups/${world.group('facilities')}/members`);
  const mixed = await startReview(world, 'facilities', { scope });
  expect((await itemAbout(world, mixed, world.group('keyholders'))).recommendation).toBe('NoInfoAvailable');
  expect(await adviceOn(world, mixed, 'pattif')).toBe('Approve');
});

it('with peer insights, a person who signs in but is an outlier of the group gets Deny', async () => {
  const world = testWorld('empty');
  const settings = (names: string[]) => ({
    settings: { recommendationInsightSettings: names.map((name) => insight(name)) },
  });
  const peers = [SIGN_IN, 'groupPeerOutlierRecommendationInsightSettings'];
  const alone = await startReview(world, 'server', settings([SIGN_IN]));
  // Robert is Nestor Wilke’s, the two others Patti Fernandez’s.
  expect(await adviceOn(world, alone, 'robertd')).toBe('Approve');
  const both = await startReview(world, 'server', settings(peers));
  expect(await adviceOn(world, both, 'robertd')).toBe('Deny');
  expect(await adviceOn(world, both, 'yukit')).toBe('Approve');
});

const people = (pairs: [string, string | null][]) => pairs.map(([id, managerId]) => ({ id, managerId }));

it('an outlier is a person whose group has nobody of the same manager, no own manager and no report', () => {
  const group = people([
    ['boss', null],
    ['a', 'boss'],
    ['b', 'elsewhere'],
    ['c', 'there'],
    ['d', 'there'],
    ['lead', 'nowhere'],
    ['report', 'lead'],
  ]);
  const isOutlier = outliersAmong(group);
  expect(group.map(isOutlier)).toEqual([null, false, true, false, false, false, false]);
});

it('in a group of more than six hundred nobody is judged as an outlier', () => {
  const crowd = people(Array.from({ length: 601 }, (_, index) => [`p${index}`, `m${index}`]));
  expect(crowd.map(outliersAmong(crowd)).every((judged) => judged === null)).toBe(true);
  expect(outliersAmong(crowd.slice(1))({ id: 'p5', managerId: 'm5' })).toBe(true);
});
