import { expect, it } from 'vitest';
import { act, DAY, decide, itemsOf, listOf, people, statusOf, twoStages } from '../../reviews/review-testing';
import { BEGINNING, first, MINE, startReview, testWorld, type World } from '../../seed/world-testing';

const staged = (world: World, one: object = {}, two: object = {}, more: object = {}) =>
  startReview(world, 'server', { stageSettings: twoStages(world, one, two), ...more });

const stagesOf = (world: World, path: string) => listOf(world, `${path}/stages`);
const stageAt = async (world: World, path: string, index: number) =>
  `${path}/stages/${(await stagesOf(world, path))[index]?.id}`;
const mine = async (world: World, who: string, path: string) =>
  (await world.get(who, `${path}/decisions/${MINE}`)).body.value.map(({ principal }) => principal.id);

it('a review has only its first stage until that ends', async () => {
  const world = testWorld('empty');
  const path = await staged(world);
  const stage = first(await stagesOf(world, path));
  expect(await stagesOf(world, path)).toHaveLength(1);
  expect(stage).toMatchObject({
    status: 'InProgress',
    startDateTime: new Date(BEGINNING).toISOString(),
    endDateTime: new Date(BEGINNING + 2 * DAY).toISOString(),
    reviewers: [{ query: `/v1.0/users/${world.person('adelev')}` }],
    fallbackReviewers: [],
  });
  // The id is a GUID, not the stageId of the settings.
  expect(stage.id).toMatch(/^[0-9a-f]{8}-/);
});

it('the next stage opens when the one before ends, and the review ends with its last stage', async () => {
  const world = testWorld('empty');
  const path = await staged(world);
  await stagesOf(world, path);
  world.advance(2 * DAY - 1000);
  expect(await stagesOf(world, path)).toHaveLength(1);
  world.advance(1000);
  const [one, two] = await stagesOf(world, path);
  expect([one?.status, two?.status]).toEqual(['Completed', 'InProgress']);
  expect(two?.startDateTime).toBe(one?.endDateTime);
  expect(two?.reviewers).toMatchObject([{ query: `/v1.0/users/${world.person('alexw')}` }]);
  expect(await statusOf(world, path)).toBe('InProgress');
  world.advance(2 * DAY);
  expect(await statusOf(world, path)).toBe('Completed');
  expect((await stagesOf(world, path)).map(({ status }) => status)).toEqual(['Completed', 'Completed']);
});

it('the next stage opens at once when one is stopped', async () => {
  const world = testWorld('empty');
  const path = await staged(world);
  const stage = await stageAt(world, path, 0);
  world.advance(DAY);
  expect(await act(world, 'admin', `${stage}/stop`)).toBe(204);
  const [one, two] = await stagesOf(world, path);
  expect(one?.endDateTime).toBe(new Date(BEGINNING + DAY).toISOString());
  expect(two).toMatchObject({
    status: 'InProgress',
    startDateTime: new Date(BEGINNING + DAY).toISOString(),
    endDateTime: new Date(BEGINNING + 3 * DAY).toISOString(),
  });
  expect(await act(world, 'admin', `${stage}/stop`)).toBe(409);
  expect((await world.get('admin', path)).body.endDateTime).toBe(new Date(BEGINNING + 3 * DAY).toISOString());
});

it('a review is completed when its last stage is stopped', async () => {
  const world = testWorld('empty');
  const path = await staged(world);
  for (const index of [0, 1]) await act(world, 'admin', `${await stageAt(world, path, index)}/stop`);
  expect(await statusOf(world, path)).toBe('Completed');
});

it('no further stage opens when the whole instance is stopped', async () => {
  const world = testWorld('empty');
  const path = await staged(world);
  await stagesOf(world, path);
  await act(world, 'admin', `${path}/stop`);
  world.advance(5 * DAY);
  expect((await stagesOf(world, path)).map(({ status }) => status)).toEqual(['Completed']);
  expect(await statusOf(world, path)).toBe('Completed');
});

it('three stages run one after the other', async () => {
  const world = testWorld('empty');
  const third = {
    stageId: '3',
    dependsOn: ['2'],
    durationInDays: 1,
    recommendationsEnabled: false,
    reviewers: people(world, 'miriamg'),
  };
  const path = await startReview(world, 'server', { stageSettings: [...twoStages(world), third] });
  await stagesOf(world, path);
  world.advance(4.5 * DAY);
  expect((await stagesOf(world, path)).map(({ status }) => status)).toEqual([
    'Completed',
    'Completed',
    'InProgress',
  ]);
  expect(await mine(world, 'miriamg', path)).toHaveLength(3);
  world.advance(DAY);
  expect(await statusOf(world, path)).toBe('Completed');
});

it.each<[string, string[] | undefined, string[]]>([
  ['Approve', ['Approve'], ['robertd']],
  ['Deny', ['Deny'], ['seano']],
  ['NotReviewed', ['NotReviewed'], ['yukit']],
  ['Approve and NotReviewed', ['Approve', 'NotReviewed'], ['robertd', 'yukit']],
  ['everything', undefined, ['robertd', 'seano', 'yukit']],
])(
  'moves items with the decision %s to the next stage',
  async (_, decisionsThatWillMoveToNextStage, moved) => {
    const world = testWorld('empty');
    const path = await staged(world, { decisionsThatWillMoveToNextStage });
    await decide(world, 'adelev', path, 'robertd', 'Approve');
    await decide(world, 'adelev', path, 'seano', 'Deny');
    await act(world, 'admin', `${await stageAt(world, path, 0)}/stop`);
    const expected = moved.map((alias) => world.person(alias));
    expect((await mine(world, 'alexw', path)).sort()).toEqual(expected.sort());
    const second = await stageAt(world, path, 1);
    const inStage = await listOf(world, `${second}/decisions`);
    expect(inStage.map(({ principal }) => principal.id).sort()).toEqual(expected);
    const other = (await itemsOf(world, path)).find(({ principal }) => !expected.includes(principal.id));
    if (other) {
      const patch = await world.call('alexw', 'PATCH', `${path}/decisions/${other.id}`, {
        body: { decision: 'Approve' },
      });
      expect(patch.status).toBe(403);
      expect((await world.get('admin', `${second}/decisions/${other.id}`)).status).toBe(404);
    }
  },
);

it('a later stage’s decision replaces the earlier one, which stays where nobody decides again', async () => {
  const world = testWorld('empty');
  const path = await staged(world);
  for (const alias of ['robertd', 'seano']) await decide(world, 'adelev', path, alias, 'Deny');
  const stage = await stageAt(world, path, 0);
  await act(world, 'admin', `${stage}/stop`);
  await decide(world, 'alexw', path, 'robertd', 'Approve');
  // Decision items always show the latest decision over all stages.
  for (const list of [`${path}/decisions`, `${stage}/decisions`]) {
    const items = await listOf(world, list);
    const decisionOf = (alias: string) => {
      const item = items.find(({ principal }) => principal.id === world.person(alias));
      return [item?.decision, item?.reviewedBy.displayName];
    };
    expect(decisionOf('robertd')).toEqual(['Approve', 'Alex Wilber']);
    expect(decisionOf('seano')).toEqual(['Deny', 'Adele Vance']);
    expect(decisionOf('yukit')).toEqual(['NotReviewed', '']);
  }
});

it('items decided in no stage get the default decision, and the last decision is applied', async () => {
  const world = testWorld('empty');
  const path = await staged(
    world,
    {},
    {},
    {
      settings: {
        defaultDecisionEnabled: true,
        defaultDecision: 'Deny',
        autoApplyDecisionsEnabled: true,
      },
    },
  );
  await decide(world, 'adelev', path, 'robertd', 'Deny');
  await decide(world, 'adelev', path, 'seano', 'Approve');
  world.advance(2.5 * DAY);
  await decide(world, 'alexw', path, 'robertd', 'Approve');
  world.advance(2 * DAY);
  expect(await statusOf(world, path)).toBe('Applied');
  const members = world.context.store.all<{ id: string }>(
    'select member_id as id from group_members where group_id = ? order by member_id',
    world.group('server'),
  );
  expect(members.map(({ id }) => id)).toEqual([world.person('robertd'), world.person('seano')].sort());
});

it('a review without stages lists none', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  expect(await stagesOf(world, path)).toEqual([]);
  expect((await world.get('adelev', `${path}/stages/${MINE}`)).body.value).toEqual([]);
  const id = world.context.store.get<{ id: string }>('select id from review_stages')?.id;
  expect((await world.get('admin', `${path}/stages/${id ?? 'none'}`)).status).toBe(404);
});
