import { expect, it } from 'vitest';
import { act, decide, itemAbout, listOf, people, twoStages } from '../../reviews/review-testing';
import {
  type Entity,
  first,
  MINE,
  REVIEWS_PATH,
  startReview,
  testWorld,
  type World,
} from '../../seed/world-testing';

/** A review whose first stage has decided two of three people and has ended. */
async function secondStage(world: World, shows: boolean, one: object = {}, two: object = {}) {
  const path = await startReview(world, 'server', {
    stageSettings: twoStages(world, one, two),
    settings: { decisionHistoriesForReviewersEnabled: shows },
  });
  await decide(world, 'adelev', path, 'robertd', 'Approve');
  await decide(world, 'adelev', path, 'seano', 'Deny');
  const stage = first(await listOf(world, `${path}/stages`)).id;
  await act(world, 'admin', `${path}/stages/${stage}/stop`);
  const [, next] = await listOf(world, `${path}/stages`);
  return { path, one: `${path}/stages/${stage}`, two: `${path}/stages/${next?.id}` };
}

const bare = ({ decision, justification, reviewedDateTime, reviewedBy }: Entity) => ({
  decision,
  justification,
  reviewedDateTime,
  reviewer: reviewedBy.displayName,
});
const UNDECIDED = { decision: 'NotReviewed', justification: '', reviewedDateTime: null, reviewer: '' };

it('reviewers of the second stage don’t see first-stage decisions, in lists or on a single item', async () => {
  const world = testWorld('empty');
  const { path, two } = await secondStage(world, false);
  const { id } = await itemAbout(world, path, 'seano');
  for (const list of [`${path}/decisions`, `${two}/decisions`]) {
    const { body } = await world.get('alexw', `${list}/${MINE}`);
    expect(body.value.map(bare)).toEqual([UNDECIDED, UNDECIDED, UNDECIDED]);
    expect(bare((await world.get('alexw', `${list}/${id}`)).body)).toEqual(UNDECIDED);
  }
});

it('$filter and $orderby don’t reveal the first stage’s decisions', async () => {
  const world = testWorld('empty');
  const { path, two } = await secondStage(world, false);
  for (const list of [`${path}/decisions/${MINE}`, `${two}/decisions/${MINE}`]) {
    const count = async (decision: string) =>
      (await world.get('alexw', list, { $filter: `decision eq '${decision}'` })).body['@odata.count'];
    expect([await count('Approve'), await count('Deny'), await count('NotReviewed')]).toEqual([0, 0, 3]);
    const order = async (query: Record<string, string>) =>
      (await world.get('alexw', list, query)).body.value.map(({ id }) => id);
    expect(await order({ $orderby: 'decision desc' })).toEqual(await order({}));
  }
});

it('reviewers of the second stage see earlier decisions where the definition allows it', async () => {
  const world = testWorld('empty');
  const { path, two } = await secondStage(world, true);
  const { id } = await itemAbout(world, path, 'seano');
  for (const list of [`${path}/decisions`, `${two}/decisions`]) {
    const { body } = await world.get('alexw', `${list}/${MINE}`);
    expect(body.value.map(({ decision }) => decision).sort()).toEqual(['Approve', 'Deny', 'NotReviewed']);
    expect((await world.get('alexw', `${list}/${id}`)).body).toMatchObject({
      decision: 'Deny',
      reviewedBy: { displayName: 'Adele Vance' },
    });
    const denied = await world.get('alexw', `${list}/${MINE}`, { $filter: "decision eq 'Deny'" });
    expect(denied.body.value).toHaveLength(1);
  }
});

it('reviewers of the second stage see their own decisions', async () => {
  const world = testWorld('empty');
  const { path } = await secondStage(world, false);
  await decide(world, 'alexw', path, 'seano', 'Approve');
  const { id } = await itemAbout(world, path, 'seano');
  expect((await world.get('alexw', `${path}/decisions/${id}`)).body).toMatchObject({
    decision: 'Approve',
    reviewedBy: { displayName: 'Alex Wilber' },
  });
});

it('roles that read all reviews see all decisions', async () => {
  const world = testWorld('empty');
  const { path, one, two } = await secondStage(world, false);
  for (const list of [path, one, two]) {
    const items = await listOf(world, `${list}/decisions`);
    expect(items.map(({ decision }) => decision).sort()).toEqual(['Approve', 'Deny', 'NotReviewed']);
  }
});

it('the lists over all reviews don’t reveal the first stage’s decisions', async () => {
  const world = testWorld('empty');
  await secondStage(world, false);
  const all = await world.call(
    'alexw',
    'GET',
    `${REVIEWS_PATH.replace('definitions', 'decisions')}/${MINE}`,
    {
      version: 'beta',
    },
  );
  expect(all.body.value.map(bare)).toEqual([UNDECIDED, UNDECIDED, UNDECIDED]);
  const pending = await world.call('alexw', 'GET', '/me/pendingAccessReviewInstances', { version: 'beta' });
  const decisions = `/me/pendingAccessReviewInstances/${first(pending.body.value).id}/decisions`;
  const { body } = await world.call('alexw', 'GET', decisions, { version: 'beta' });
  expect(body.value.map(bare)).toEqual([UNDECIDED, UNDECIDED, UNDECIDED]);
});

it('a reviewer’s list of stages has the running and past stages in which they review', async () => {
  const world = testWorld('empty');
  const both = { reviewers: people(world, 'adelev', 'alexw') };
  const path = await startReview(world, 'server', { stageSettings: twoStages(world, {}, both) });
  const mine = async (who: string) => (await world.get(who, `${path}/stages/${MINE}`)).body.value;
  expect(await mine('adelev')).toHaveLength(1);
  expect(await mine('alexw')).toEqual([]);
  expect(first(await mine('adelev'))['@odata.type']).toBe('#microsoft.graph.accessReviewStage');
  await act(world, 'admin', `${path}/stages/${first(await mine('adelev')).id}/stop`);
  expect((await mine('adelev')).map(({ status }) => status)).toEqual(['Completed', 'InProgress']);
  expect((await mine('alexw')).map(({ status }) => status)).toEqual(['InProgress']);
  const filtered = await world.get('adelev', `${path}/stages/${MINE}`, { $filter: "status eq 'InProgress'" });
  expect(filtered.body.value).toHaveLength(1);
});

it('reviewers of a later stage see the review only once their stage has opened', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { stageSettings: twoStages(world) });
  const sees = async () => (await world.get('alexw', `${REVIEWS_PATH}/${MINE}`)).body.value.length;
  expect([await sees(), (await world.get('alexw', path)).status]).toEqual([0, 403]);
  await act(world, 'admin', `${path}/stages/${first(await listOf(world, `${path}/stages`)).id}/stop`);
  expect([await sees(), (await world.get('alexw', path)).status]).toEqual([1, 200]);
});

it('each stage shows recommendations according to its own settings', async () => {
  const world = testWorld('empty');
  const { path, two } = await secondStage(world, true, { recommendationsEnabled: false });
  const advice = async (list: string) =>
    (await listOf(world, list)).map(({ recommendation }) => recommendation).sort();
  expect(await advice(`${two}/decisions`)).toEqual(['Approve', 'Approve', 'Deny']);
  const other = testWorld('empty');
  const off = await secondStage(other, true, {}, { recommendationsEnabled: false });
  const again = (await listOf(other, `${off.two}/decisions`)).map(({ recommendation }) => recommendation);
  expect(new Set(again)).toEqual(new Set(['NoInfoAvailable']));
  expect(await advice(`${path}/decisions`)).toEqual(['Approve', 'Approve', 'Deny']);
});
