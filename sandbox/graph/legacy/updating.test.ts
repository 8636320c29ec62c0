import fc from 'fast-check';
import { expect, it } from 'vitest';
import { first, REVIEWS_PATH } from '../../seed/world-testing';
import { DAY, legacyWorld, weekly } from './testing';

const UPCOMING = { startDateTime: '2026-11-23T00:00:00Z', endDateTime: '2026-11-27T00:00:00Z' };

it('changes the name and the description of a review that runs, in both APIs', async () => {
  const { create, call, get } = legacyWorld();
  const path = await create();
  const change = { displayName: 'TestReview new name', description: null };
  expect((await call('admin', 'PATCH', path, { body: change })).status).toBe(204);
  const { body } = await get('admin', path);
  expect(body).toMatchObject({ displayName: 'TestReview new name', description: '', status: 'InProgress' });
  const newer = await get('admin', `${REVIEWS_PATH}/${body.id}`);
  expect(newer.body).toMatchObject({ displayName: 'TestReview new name', descriptionForReviewers: '' });
});

it('an upcoming review can be moved and starts at its new time', async () => {
  const { create, call, get, advance } = legacyWorld();
  const path = await create(UPCOMING);
  const body = { startDateTime: '2026-11-24T00:00:00Z', endDateTime: '2026-11-30T00:00:00Z' };
  expect((await call('admin', 'PATCH', path, { body })).status).toBe(204);
  advance(3 * DAY);
  expect((await get('admin', path)).body.status).toBe('NotStarted');
  advance(DAY);
  expect((await get('admin', path)).body).toMatchObject({
    status: 'InProgress',
    startDateTime: '2026-11-24T00:00:00.000Z',
    endDateTime: '2026-11-30T00:00:00.000Z',
  });
});

it.each([
  ['later', '2026-11-28T09:30:00Z', 6, 'InProgress', 3, 'Completed'],
  ['earlier', '2026-11-22T09:30:00Z', 1, 'InProgress', 1.1, 'Completed'],
])('a running review can end %s than planned', async (_, endDateTime, before, then, more, at) => {
  const { create, call, get, advance } = legacyWorld();
  const path = await create();
  expect((await call('admin', 'PATCH', path, { body: { endDateTime } })).status).toBe(204);
  advance(before * DAY);
  expect((await get('admin', path)).body).toMatchObject({ status: then });
  advance(more * DAY);
  expect((await get('admin', path)).body).toMatchObject({
    status: at,
    endDateTime: new Date(endDateTime).toISOString(),
  });
});

it('refuses a new start for a running review, an end in the past, and a new end once it is over', async () => {
  const { create, call, advance } = legacyWorld();
  const path = await create();
  const patch = async (body: unknown) => (await call('admin', 'PATCH', path, { body })).status;
  expect(await patch({ startDateTime: '2026-11-21T00:00:00Z' })).toBe(409);
  expect(await patch({ startDateTime: '2026-11-20T09:30:00Z' })).toBe(204);
  advance(3 * DAY);
  expect(await patch({ endDateTime: '2026-11-23T00:00:00Z' })).toBe(400);
  expect(await patch({ endDateTime: '2026-11-20T10:00:00Z' })).toBe(400);
  expect(await patch({ endDateTime: 'tomorrow' })).toBe(400);
  expect(await patch({ displayName: ' ' })).toBe(400);
  expect(await patch('x')).toBe(400);
  advance(3 * DAY);
  expect(await patch({ endDateTime: '2026-12-30T00:00:00Z' })).toBe(409);
  expect(await patch({ displayName: 'Archived' })).toBe(204);
});

it('a start can’t be moved into the past', async () => {
  const { create, call } = legacyWorld();
  const path = await create(UPCOMING);
  const patch = async (startDateTime: string) =>
    (await call('admin', 'PATCH', path, { body: { startDateTime } })).status;
  expect(await patch('2026-11-20T09:29:59Z')).toBe(400);
  expect(await patch('0001-01-01T00:00:00Z')).toBe(400);
  expect(await patch('2026-11-20T09:30:00Z')).toBe(204);
});

it('a series that ends earlier starts no further instance, and its running instance stays', async () => {
  const { create, call, get, advance } = legacyWorld();
  const series = await create(
    { endDateTime: '2027-01-20T09:30:00Z' },
    weekly({ recurrenceEndType: 'never' }),
  );
  const statuses = async () =>
    (await get('admin', `${series}/instances`)).body.value.map(({ status }) => status);
  expect(await statuses()).toEqual(['InProgress', 'NotStarted']);
  const { status } = await call('admin', 'PATCH', series, { body: { endDateTime: '2026-11-24T00:00:00Z' } });
  expect(status).toBe(204);
  expect(await statuses()).toEqual(['InProgress']);
  advance(20 * DAY);
  expect(await statuses()).toEqual(['Completed']);
});

it('a running instance can be changed by itself, an upcoming one can’t', async () => {
  const { create, call, get } = legacyWorld();
  const series = await create({ endDateTime: '2027-01-20T09:30:00Z' }, weekly());
  const [running, upcoming] = (await get('admin', `${series}/instances`)).body.value;
  const patch = async (id: string | undefined, body: unknown) =>
    (await call('admin', 'PATCH', `/accessReviews/${id}`, { body })).status;
  expect(await patch(upcoming?.id, { displayName: 'This one' })).toBe(409);
  expect(await patch(running?.id, { displayName: 'This one', endDateTime: '2026-11-25T09:30:00Z' })).toBe(
    204,
  );
  const after = (await get('admin', `${series}/instances`)).body.value;
  expect(first(after)).toMatchObject({ displayName: 'This one', endDateTime: '2026-11-25T09:30:00.000Z' });
  expect(after[1]).toEqual(upcoming);
  expect((await get('admin', series)).body.displayName).toBe('TestReview');
});

it('a change with any body answers 204, 400 or 409, and the review stays readable', async () => {
  const world = legacyWorld();
  const paths = [
    await world.create(),
    await world.create(UPCOMING),
    await world.create({ ...UPCOMING, endDateTime: '2027-01-20T09:30:00Z' }, weekly()),
  ];
  const moment = fc.constantFrom('9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '2026-11-24T00:00:00+02:00');
  const body = fc.record(
    {
      displayName: fc.oneof(fc.string(), fc.jsonValue()),
      description: fc.oneof(fc.string(), fc.jsonValue()),
      startDateTime: fc.oneof(moment, fc.jsonValue()),
      endDateTime: fc.oneof(moment, fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.oneof(body, fc.jsonValue()), async (path, sent) => {
      const { status } = await world.call('admin', 'PATCH', path, { body: sent });
      expect([204, 400, 409]).toContain(status);
      expect((await world.get('admin', path)).status).toBe(200);
    }),
    { numRuns: 150 },
  );
});
