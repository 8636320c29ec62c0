import { expect, it } from 'vitest';
import { listOf } from '../reviews/review-testing';
import { CONTOSO } from './seed';
import { type Entity, first, MINE, REVIEWS_PATH, testWorld, type World } from './world-testing';

const definitionOf = async (world: World) => {
  const { body } = await world.get('admin', REVIEWS_PATH);
  return first(body.value.filter(({ displayName }) => displayName === CONTOSO.largeReview)).id;
};
const counted = (items: readonly Entity[]) => {
  const counts: Record<string, number> = {};
  for (const { decision } of items) counts[decision] = (counts[decision] ?? 0) + 1;
  return counts;
};

it('with varied: guests, disabled accounts, many managers, outliers, and some items already decided', async () => {
  const world = testWorld('large', 300, { varied: true });
  const users = await world.call('admin', 'GET', '/users', {
    query: {
      $filter: "startswith(userPrincipalName,'person')",
      $select: 'id,userType,accountEnabled,jobTitle',
      $expand: 'manager($select=id)',
      $top: '999',
    },
    scopes: ['User.Read.All'],
  });
  const people = users.body.value;
  expect(people).toHaveLength(300);
  expect(people.filter(({ userType }) => userType === 'Guest')).toHaveLength(13);
  expect(people.filter(({ accountEnabled }) => accountEnabled === false)).toHaveLength(10);
  expect(new Set(people.map(({ manager }) => JSON.stringify(manager))).size).toBeGreaterThan(10);
  const path = await world.reviewPath(CONTOSO.largeReview);
  const items = await listOf(world, `${path}/decisions`);
  expect(counted(items)).toEqual({ Deny: 16, NotReviewed: 284 });
  const { body } = await world.get('adelev', `${path}/decisions/${MINE}`, { $expand: 'insights' });
  expect(body.value.filter(({ insights }) => insights.length > 1).length).toBeGreaterThan(0);
});

it('with previous: a finished instance with every decision, and people who came later', async () => {
  const world = testWorld('large', 100, { previous: true });
  const id = await definitionOf(world);
  const { body } = await world.get('adelev', `${REVIEWS_PATH}/${id}/instances/${MINE}`, {
    $orderby: 'startDateTime',
  });
  expect(body.value.map(({ status }) => status)).toEqual(['Completed', 'InProgress']);
  const [before = [], now = []] = await Promise.all(
    body.value.map((instance) => listOf(world, `${REVIEWS_PATH}/${id}/instances/${instance.id}/decisions`)),
  );
  expect(counted(before)).toMatchObject({ Approve: 69, Deny: 9, DontKnow: 9, NotReviewed: 9 });
  expect(now.length - before.length).toBe(4);
  expect(counted(now)).toEqual({ NotReviewed: 100 });
});

it.each([2, 3])('with stages: the first of %i is over with decisions, the second is open', async (stages) => {
  const world = testWorld('large', 30, { stages });
  const path = await world.reviewPath(CONTOSO.largeReview);
  const { body } = await world.get('adelev', `${path}/stages/${MINE}`);
  expect(body.value.map(({ status }) => status)).toEqual(['InProgress']);
  const stage = first(body.value).id;
  const mine = await world.get('adelev', `${path}/stages/${stage}/decisions/${MINE}`);
  expect(counted(mine.body.value)).toEqual({ Approve: 10, Deny: 10, NotReviewed: 10 });
});

it('with all options, seeding takes time in proportion to the number of people', async () => {
  const timed = (people: number) => {
    const begun = performance.now();
    const world = testWorld('large', people, { varied: true, previous: true, stages: 2 });
    return { world, took: performance.now() - begun };
  };
  const few = timed(1_000);
  few.world.context.store.close();
  const { world, took } = timed(10_000);
  // Ten times the people take about ten times as long; a quadratic algorithm would take a hundred times as
  // long.
  expect(took).toBeLessThan(40 * few.took);
  const id = await definitionOf(world);
  expect((await world.get('adelev', `${REVIEWS_PATH}/${id}/instances/${MINE}`)).body.value).toHaveLength(2);
  world.context.store.close();
});
