import { expect, it } from 'vitest';
import { membersOf } from '../directory/members';
import { CONTOSO } from '../seed/seed';
import { first, testWorld } from '../seed/world-testing';
import { act, statusOf } from './review-testing';

/** Denies everybody in a review of `people`, applies it, and returns the time that applying took, in ms. */
async function applyDenials(people: number): Promise<number> {
  const world = testWorld('large', people);
  const path = await world.reviewPath(CONTOSO.largeReview);
  const body = { decision: 'Deny', justification: 'Test' };
  await world.call('adelev', 'POST', `${path}/batchRecordDecisions`, { body });
  await act(world, 'admin', `${path}/stop`);
  const startedAt = performance.now();
  await act(world, 'admin', `${path}/applyDecisions`);
  const elapsed = performance.now() - startedAt;
  expect(await statusOf(world, path)).toBe('Applied');
  const items = await world.get('admin', `${path}/decisions`);
  const group = first(items.body.value).resource.id;
  expect(membersOf(world.context.store, world.tenant.id, group)).toEqual([]);
  const filter = { $filter: "applyResult eq 'AppliedSuccessfully'" };
  expect((await world.get('admin', `${path}/decisions`, filter)).body['@odata.count']).toBe(people);
  world.context.store.close();
  return elapsed;
}

it('applying thousands of denials takes time in proportion to their number', async () => {
  const few = await applyDenials(300);
  // Ten times the people take about ten times as long; a scan of the whole group for each person
  // would take a hundred times as long.
  expect(await applyDenials(3000)).toBeLessThan(40 * Math.max(few, 10));
});

it('a review of thousands of people can be read page by page', async () => {
  const world = testWorld('large', 3000);
  const path = await world.reviewPath(CONTOSO.largeReview);
  const last = await world.get('adelev', `${path}/decisions/filterByCurrentUser(on='reviewer')`, {
    $skip: '2950',
  });
  expect(last.body.value).toHaveLength(50);
  expect(last.body['@odata.nextLink']).toBeUndefined();
});
