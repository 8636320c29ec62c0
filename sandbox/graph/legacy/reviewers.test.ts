import { expect, it } from 'vitest';
import { MINE, REVIEWS_PATH, startReview } from '../../seed/world-testing';
import { legacyWorld, weekly } from './testing';

it('an added reviewer has the items at once in both APIs, and a removed one no longer', async () => {
  const { create, call, get, person } = legacyWorld();
  const path = await create();
  const { id } = (await get('admin', path)).body;
  const instance = `${REVIEWS_PATH}/${id}/instances/${id}`;
  const names = async () =>
    (await get('admin', `${path}/reviewers`)).body.value.map((one) => one.displayName);
  expect(await names()).toEqual(['Adele Vance']);
  expect((await get('alexw', `${path}/myDecisions`)).status).toBe(403);
  const added = await call('admin', 'POST', `${path}/reviewers`, { body: { id: person('alexw') } });
  expect([added.status, added.body]).toEqual([201, undefined]);
  expect(await names()).toEqual(['Adele Vance', 'Alex Wilber']);
  expect((await get('alexw', `${path}/myDecisions`)).body.value).toHaveLength(2);
  expect((await get('alexw', `${instance}/decisions/${MINE}`)).body.value).toHaveLength(2);
  expect((await call('admin', 'DELETE', `${path}/reviewers/${person('adelev')}`)).status).toBe(204);
  expect(await names()).toEqual(['Alex Wilber']);
  expect((await get('adelev', `${instance}/decisions/${MINE}`)).status).toBe(403);
});

it('a reviewer’s createdDateTime is set in a running review and null in one to come', async () => {
  const { create, get } = legacyWorld();
  const asked = async (path: string) =>
    (await get('admin', `${path}/reviewers`)).body.value.map((one) => one.createdDateTime);
  const running = await create();
  const waiting = await create({ startDateTime: '2026-11-23T00:00:00Z' });
  await get('admin', running);
  expect(await asked(running)).toEqual([expect.stringMatching(/^2026-11-20T09:30:\d\d\.\d{7}Z$/)]);
  expect(await asked(waiting)).toEqual([null]);
});

it('changed reviewers of an upcoming review or a series apply to what starts afterwards', async () => {
  const { create, call, get, person, advance } = legacyWorld();
  const waiting = await create({ startDateTime: '2026-11-23T00:00:00Z' });
  const series = await create({ endDateTime: '2027-01-20T09:30:00Z' }, weekly());
  await get('admin', series);
  for (const path of [waiting, series]) {
    const body = { id: person('alexw').toUpperCase() };
    expect((await call('admin', 'POST', `${path}/reviewers`, { body })).status).toBe(201);
    expect((await get('admin', `${path}/reviewers`)).body.value).toHaveLength(2);
  }
  advance(8 * 86_400_000);
  expect((await get('alexw', `${waiting}/myDecisions`)).body.value).toHaveLength(2);
  const { value } = (await get('admin', `${series}/instances`)).body;
  const [over, running] = value;
  expect((await get('alexw', `/accessReviews/${over?.id}/myDecisions`)).status).toBe(403);
  expect((await get('alexw', `/accessReviews/${running?.id}/myDecisions`)).status).toBe(200);
});

it('reviewers can be changed only where they are named people and the review isn’t over', async () => {
  const { create, call, person, ...world } = legacyWorld();
  const post = async (path: string, id = person('alexw')) =>
    (await call('admin', 'POST', `${path}/reviewers`, { body: { id } })).status;
  const self = await create({ reviewerType: 'self', reviewers: [] });
  const owners = await create({ reviewerType: 'entityOwners', reviewers: [] });
  expect(await post(self)).toBe(400);
  expect(await post(owners)).toBe(400);
  const path = await create();
  expect(await post(path, 'nobody')).toBe(400);
  expect(await post(path, '6e4f3d20-c5c3-407f-9695-8460952bcc68')).toBe(400);
  expect(await post(path, person('adelev'))).toBe(201);
  expect((await call('admin', 'DELETE', `${path}/reviewers/${person('alexw')}`)).status).toBe(404);
  expect((await call('admin', 'DELETE', `${path}/reviewers/${person('adelev')}`)).status).toBe(400);
  world.advance(6 * 86_400_000);
  expect(await post(path)).toBe(409);
});

it('a newer review’s managers are listed as people, who can’t be changed', async () => {
  const world = legacyWorld();
  const { call, get } = world;
  const newer = await startReview(world, 'wiki', {
    reviewers: [{ query: './manager', queryType: 'MicrosoftGraph', queryRoot: 'decisions' }],
    fallbackReviewers: [{ query: `/users/${world.person('admin')}`, queryType: 'MicrosoftGraph' }],
  });
  const path = `/accessReviews/${newer.split('/').at(-1)}`;
  expect((await get('admin', path)).body.reviewerType).toBe('delegated');
  const { value } = (await get('admin', `${path}/reviewers`)).body;
  expect(value.map(({ displayName }) => displayName)).toEqual(['Adele Vance', 'Joni Sherman']);
  expect((await call('admin', 'DELETE', `${path}/reviewers/${value[0]?.id}`)).status).toBe(400);
});
