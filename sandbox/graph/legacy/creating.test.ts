import fc from 'fast-check';
import { expect, it } from 'vitest';
import { legacyBody, legacyWorld, TEMPLATE, weekly } from './testing';

it('a new review is answered with 201 in Microsoft’s shape, with the values that were sent', async () => {
  const world = legacyWorld();
  const sent = legacyBody(world);
  const { status, body } = await world.call('admin', 'POST', '/accessReviews', { body: sent });
  expect(status).toBe(201);
  const { reviewers: _, ...shown } = sent;
  expect(body).toMatchObject({
    ...shown,
    startDateTime: '2026-11-20T09:30:00.000Z',
    endDateTime: '2026-11-25T09:30:00.000Z',
    status: 'Initializing',
    reviewedEntity: { id: world.group('building'), displayName: 'Building security' },
    createdBy: { id: world.person('admin'), userPrincipalName: 'admin@contoso.onmicrosoft.com' },
  });
  const read = await world.get('admin', `/accessReviews/${body.id}`);
  expect(read.body).toEqual({ ...body, status: 'InProgress' });
});

it('createdBy in the body counts only for applications, which must send it', async () => {
  const world = legacyWorld();
  const sent = legacyBody(world, { createdBy: { id: world.person('alexw') } });
  const byApp = await world.call('app', 'POST', '/accessReviews', { body: sent });
  expect(byApp.body.createdBy).toMatchObject({ id: world.person('alexw'), displayName: 'Alex Wilber' });
  const byUser = await world.call('admin', 'POST', '/accessReviews', { body: sent });
  expect(byUser.body.createdBy.id).toBe(world.person('admin'));
  const nobody = await world.call('app', 'POST', '/accessReviews', { body: legacyBody(world) });
  expect(nobody.status).toBe(400);
});

it.each([
  ['a template that doesn’t exist', { businessFlowTemplateId: TEMPLATE.group.toUpperCase() }],
  ['a group that doesn’t exist', { reviewedEntity: { id: TEMPLATE.group } }],
  ['a reviewer type of another API', { reviewerType: 'manager' }],
  ['an empty list of reviewers', { reviewers: [] }],
  ['a reviewer who doesn’t exist', { reviewers: [{ id: TEMPLATE.group }] }],
  ['reviewers in a self-review', { reviewerType: 'self' }],
  [
    'the owners of a role as reviewers',
    { businessFlowTemplateId: TEMPLATE.role, reviewerType: 'entityOwners' },
  ],
  ['a duration of less than a day', { endDateTime: '2026-11-21T09:29:59Z' }],
  ['a time without a zone', { startDateTime: '2026-11-20T09:30:00' }],
  ['a default decision that is enabled but missing', { settings: { autoReviewEnabled: true } }],
  ['instances longer than their recurrence', { settings: weekly({ durationInDays: 8 }) }],
  ['a recurrence without a duration', { settings: weekly({ durationInDays: 0 }) }],
  [
    'an end after occurrences without their number',
    { settings: weekly({ recurrenceEndType: 'occurrences' }) },
  ],
])('refuses a review with %s', async (_, over) => {
  const world = legacyWorld();
  const role = 'businessFlowTemplateId' in over && over.businessFlowTemplateId === TEMPLATE.role;
  const entity = role
    ? { reviewedEntity: { id: 'b0f54661-2d74-4c50-afa3-1ec803f12efe' }, reviewers: [] }
    : {};
  const body = legacyBody(world, { ...entity, ...over });
  const { status, body: answer } = await world.call('admin', 'POST', '/accessReviews', { body });
  expect(status, JSON.stringify(answer)).toBe(400);
  for (const template of Object.values(TEMPLATE)) expect(await world.listed(template)).toEqual([]);
});

it('answers any body with 201 or 400', async () => {
  const world = legacyWorld();
  const valid = legacyBody(world);
  const field = fc.constantFrom(...Object.keys(valid));
  const settings = fc.constantFrom(...Object.keys(valid.settings as object));
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', 1e9, -1),
  );
  const body = fc.oneof(
    fc.tuple(field, value).map(([name, sent]) => ({ ...valid, [name]: sent })),
    fc.tuple(settings, value).map(([name, sent]) => legacyBody(world, {}, { [name]: sent })),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const { status } = await world.call('admin', 'POST', '/accessReviews', { body: sent });
      expect([201, 400]).toContain(status);
    }),
    { numRuns: 150 },
  );
  for (const review of await world.listed(TEMPLATE.group))
    expect((await world.get('admin', `/accessReviews/${review.id}`)).status).toBe(200);
});
