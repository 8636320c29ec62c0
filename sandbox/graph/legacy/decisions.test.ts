import { expect, it } from 'vitest';
import { REVIEWS_PATH, startReview } from '../../seed/world-testing';
import { type LegacyWorld, legacyBody, legacyWorld } from './testing';

const idOf = (path: string): string => path.split('/').at(-1) ?? '';

/** Adele approves half of her items and denies the other half. */
async function decided(world: LegacyWorld, path: string): Promise<void> {
  const { id } = (await world.get('admin', path)).body;
  const { value } = (await world.get('adelev', `${path}/myDecisions`)).body;
  for (const [index, item] of value.entries())
    await world.call('adelev', 'PATCH', `${REVIEWS_PATH}/${id}/instances/${id}/decisions/${item.id}`, {
      body: { decision: index % 2 === 0 ? 'Deny' : 'Approve', justification: 'Because' },
    });
}

const results = async (world: LegacyWorld, path: string) =>
  (await world.get('admin', `${path}/decisions`)).body.value.map(({ reviewResult, applyResult }) => [
    reviewResult,
    applyResult,
  ]);

it('a decision has the older API’s field names, and an undecided one has no reviewer and no time', async () => {
  const world = legacyWorld();
  const path = await world.create({}, { accessRecommendationsEnabled: true });
  const open = (await world.get('adelev', `${path}/myDecisions`)).body.value;
  expect(open).toMatchObject([
    {
      accessReviewId: idOf(path),
      reviewResult: 'NotReviewed',
      accessRecommendation: 'Approve',
      applyResult: 'NotApplied',
      reviewedBy: null,
      reviewedDateTime: null,
      userId: world.person('adelev'),
      userDisplayName: 'Adele Vance',
      userPrincipalName: 'adelev@contoso.onmicrosoft.com',
    },
    { userId: world.person('alexw') },
  ]);
  await decided(world, path);
  const [first] = (await world.get('admin', `${path}/decisions`)).body.value;
  expect(first).toMatchObject({
    reviewResult: 'Deny',
    justification: 'Because',
    reviewedDateTime: '2026-11-20T09:30:00.000Z',
    reviewedBy: { id: world.person('adelev'), userPrincipalName: 'adelev@contoso.onmicrosoft.com' },
  });
});

it('a missing recommendation is returned as NotAvailable', async () => {
  const world = legacyWorld();
  const path = await world.create();
  const { value } = (await world.get('admin', `${path}/decisions`)).body;
  expect(value.map(({ accessRecommendation }) => accessRecommendation)).toEqual([
    'NotAvailable',
    'NotAvailable',
  ]);
});

it('a review can be reset while it runs, stopped once, and applied after it was stopped', async () => {
  const world = legacyWorld();
  const path = await world.create();
  const post = async (action: string) => (await world.call('admin', 'POST', `${path}/${action}`)).status;
  await decided(world, path);
  expect(await post('applyDecisions')).toBe(409);
  expect(await post('resetDecisions')).toBe(204);
  expect(await results(world, path)).toEqual([
    ['NotReviewed', 'NotApplied'],
    ['NotReviewed', 'NotApplied'],
  ]);
  await decided(world, path);
  expect(await post('stop')).toBe(204);
  expect(await post('stop')).toBe(409);
  expect(await post('resetDecisions')).toBe(409);
  expect((await world.get('admin', path)).body.status).toBe('Completed');
  expect(await post('applyDecisions')).toBe(204);
  expect((await world.get('admin', path)).body.status).toBe('Applied');
  expect(await results(world, path)).toEqual([
    ['Deny', 'Success'],
    ['Approve', 'Success'],
  ]);
  const { value } = (await world.get('admin', `${path}/decisions`)).body;
  expect(value[0]).toMatchObject({ appliedBy: { id: world.person('admin') } });
  const members = await world.call('admin', 'GET', `/groups/${world.group('building')}/members`, {
    scopes: ['GroupMember.Read.All'],
  });
  expect(members.body.value.map(({ id }) => id)).toEqual([world.person('alexw')]);
});

it('members that a review can’t remove get NotSupported, and automatic results name Access Reviews', async () => {
  const world = legacyWorld();
  const body = legacyBody(world, {}, { autoApplyReviewResultsEnabled: true }, 'payroll');
  const { id } = (await world.call('admin', 'POST', '/accessReviews', { body })).body;
  const path = `/accessReviews/${id}`;
  await decided(world, path);
  expect((await world.call('admin', 'POST', `${path}/stop`)).status).toBe(204);
  expect(await results(world, path)).toEqual([
    ['Deny', 'NotSupported'],
    ['Approve', 'Success'],
    ['Deny', 'NotSupported'],
  ]);
  const { value } = (await world.get('admin', `${path}/decisions`)).body;
  expect(value[0]).toMatchObject({ appliedBy: { displayName: 'Access Reviews', userPrincipalName: '' } });
});

it('the reviewer’s principal name is empty where the system decided', async () => {
  const world = legacyWorld();
  const path = await world.create({}, { autoReviewEnabled: true });
  await world.call('admin', 'POST', `${path}/stop`);
  const { value } = (await world.get('admin', `${path}/decisions`)).body;
  expect(value[0]).toMatchObject({ reviewResult: 'Deny', reviewedBy: { userPrincipalName: '' } });
});

it('an item about a group’s access names no user', async () => {
  const world = legacyWorld();
  const query = `/groups/${world.group('facilities')}/members`;
  const newer = await startReview(world, 'facilities', { scope: { query, queryType: 'MicrosoftGraph' } });
  const { value } = (await world.get('admin', `/accessReviews/${idOf(newer)}/decisions`)).body;
  const named = value.map(({ userId, userDisplayName, userPrincipalName }) =>
    [userId, userDisplayName, userPrincipalName].filter((field) => field !== undefined),
  );
  expect(named.map(({ length }) => length).sort()).toEqual([0, 3, 3]);
});

it('reminds the reviewers of a review that runs', async () => {
  const world = legacyWorld();
  const path = await world.create();
  const reminders = () =>
    world.context.store.all("select 1 from review_notices where kind = 'reminder'").length;
  await world.get('admin', path);
  const before = reminders();
  expect((await world.call('admin', 'POST', `${path}/sendReminder`)).status).toBe(204);
  expect(reminders()).toBe(before + 1);
  await world.call('admin', 'POST', `${path}/stop`);
  expect((await world.call('admin', 'POST', `${path}/sendReminder`)).status).toBe(409);
});

it('a reviewer reads their own items page by page, and nobody else reads them there', async () => {
  const world = legacyWorld();
  const body = legacyBody(world, {}, {}, 'employees');
  const { id } = (await world.call('admin', 'POST', '/accessReviews', { body })).body;
  const path = `/accessReviews/${id}/myDecisions`;
  const page = await world.get('adelev', path, { $top: '3', $skip: '3' });
  expect(page.body.value).toHaveLength(3);
  expect(page.body['@odata.nextLink']).toContain('$skip=6');
  expect((await world.get('alexw', path)).status).toBe(403);
  expect((await world.get('adelev', `/accessReviews/${id}/decisions`)).status).toBe(403);
});
