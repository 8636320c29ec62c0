import { expect, it } from 'vitest';
import { membersOf } from '../directory/members';
import { CONTOSO } from '../seed/seed';
import { first, testWorld } from '../seed/world-testing';
import { act, statusOf } from './review-testing';

it('applies thousands of denials at once', async () => {
  const world = testWorld('large', 3000);
  const path = await world.reviewPath(CONTOSO.largeReview);
  const body = { decision: 'Deny', justification: 'Test' };
  await world.call('adelev', 'POST', `${path}/batchRecordDecisions`, { body });
  await act(world, 'admin', `${path}/stop`);
  const startedAt = performance.now();
  await act(world, 'admin', `${path}/applyDecisions`);
  // Some tenths of a second; with a look at the whole group for each person it is half a minute.
  expect(performance.now() - startedAt).toBeLessThan(4000);
  expect(await statusOf(world, path)).toBe('Applied');
  const items = await world.get('admin', `${path}/decisions`);
  const group = first(items.body.value).resource.id;
  expect(membersOf(world.context.store, world.tenant.id, group)).toEqual([]);
  const filter = { $filter: "applyResult eq 'AppliedSuccessfully'" };
  expect((await world.get('admin', `${path}/decisions`, filter)).body['@odata.count']).toBe(3000);
}, 60_000);

it('opens and reads a review of thousands by pages', async () => {
  const world = testWorld('large', 3000);
  const path = await world.reviewPath(CONTOSO.largeReview);
  const last = await world.get('adelev', `${path}/decisions/filterByCurrentUser(on='reviewer')`, {
    $skip: '2950',
  });
  expect(last.body.value).toHaveLength(50);
  expect(last.body['@odata.nextLink']).toBeUndefined();
});
