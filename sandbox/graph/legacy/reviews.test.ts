import { expect, it } from 'vitest';
import { first, MINE, REVIEWS_PATH, startReview } from '../../seed/world-testing';
import { DAY, legacyWorld, TEMPLATE, weekly } from './testing';

it('the newer API has the same review, and a decision recorded there appears in the older API', async () => {
  const world = legacyWorld();
  const path = await world.create();
  const { body } = await world.get('admin', path);
  const instance = `${REVIEWS_PATH}/${body.id}/instances/${body.id}`;
  const definition = await world.get('admin', `${REVIEWS_PATH}/${body.id}`);
  expect(definition.body).toMatchObject({
    displayName: 'TestReview',
    descriptionForReviewers: 'Sample description',
    reviewers: [{ query: `/v1.0/users/${world.person('adelev')}` }],
    settings: { instanceDurationInDays: 5, defaultDecision: 'Deny', defaultDecisionEnabled: false },
  });
  const mine = await world.get('adelev', `${instance}/decisions/${MINE}`);
  const item = first(mine.body.value);
  await world.call('adelev', 'PATCH', `${instance}/decisions/${item.id}`, {
    body: { decision: 'Deny', justification: 'Left' },
  });
  const decisions = await world.get('admin', `${path}/decisions`);
  const older = decisions.body.value.find(({ id }) => id === item.id);
  expect(older).toMatchObject({ reviewResult: 'Deny', justification: 'Left', accessReviewId: body.id });
});

it('the older API lists a newer definition under the matching template', async () => {
  const world = legacyWorld();
  await startReview(world, 'server', { displayName: 'Newer' });
  const [review] = await world.listed(TEMPLATE.group);
  expect(review).toMatchObject({
    displayName: 'Newer',
    reviewerType: 'delegated',
    status: 'InProgress',
    reviewedEntity: { id: world.group('server'), displayName: 'Server room' },
  });
  expect(await world.listed(TEMPLATE.groupGuests)).toEqual([]);
});

it('the older API doesn’t list a review that fits none of its templates', async () => {
  const world = legacyWorld();
  await startReview(world, 'server', {
    scope: { query: './members', queryType: 'MicrosoftGraph' },
    instanceEnumerationScope: {
      query: "/groups?$filter=(groupTypes/any(c:c eq 'Unified'))",
      queryType: 'MicrosoftGraph',
    },
  });
  for (const template of Object.values(TEMPLATE)) expect(await world.listed(template)).toEqual([]);
});

it.each([
  ['group', 'self', 2],
  ['groupGuests', 'entityOwners', 3],
  ['app', 'entityOwners', 10],
  ['appGuests', 'delegated', 0],
  ['role', 'self', 1],
] as const)(
  'a review by the template %s, with reviewer type %s, has the people whom the template covers',
  async (template, reviewerType, people) => {
    const world = legacyWorld();
    const entity = {
      group: world.group('building'),
      groupGuests: world.group('partners'),
      app: world.application('expenses'),
      appGuests: world.application('expenses'),
      role: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
    }[template];
    const path = await world.create({
      businessFlowTemplateId: TEMPLATE[template],
      reviewedEntity: { id: entity },
      reviewerType,
      ...(reviewerType === 'delegated' ? {} : { reviewers: [] }),
    });
    const decisions = await world.get('admin', `${path}/decisions`);
    const eligible = template === 'role' ? 2 : 0;
    expect(decisions.body.value).toHaveLength(people + eligible);
    expect(await world.listed(TEMPLATE[template])).toMatchObject([
      { businessFlowTemplateId: TEMPLATE[template], reviewerType, reviewedEntity: { id: entity } },
    ]);
  },
);

it('the list needs a filter by a template, in exactly its spelling', async () => {
  const world = legacyWorld();
  await world.create();
  const list = (filter?: string) =>
    world.get('admin', '/accessReviews', filter === undefined ? {} : { $filter: filter });
  for (const filter of [undefined, "status eq 'InProgress'", `businessFlowTemplateId ne '${TEMPLATE.group}'`])
    expect((await list(filter)).status).toBe(400);
  const named = `businessFlowTemplateId eq '${TEMPLATE.group}' and displayName eq 'review'`;
  expect((await list(named)).status).toBe(400);
  expect((await list(`businessFlowTemplateId eq ${TEMPLATE.group}`)).body.value).toHaveLength(1);
  expect(await world.listed(TEMPLATE.group.toUpperCase())).toEqual([]);
});

it('pages by $top and $skip with a next link, and returns settings only when they are selected', async () => {
  const world = legacyWorld();
  for (const displayName of ['One', 'Two', 'Three']) await world.create({ displayName });
  const $filter = `businessFlowTemplateId eq '${TEMPLATE.group}'`;
  const page = await world.get('admin', '/accessReviews', { $filter, $top: '2', $skip: '0' });
  expect(page.body.value.map(({ displayName }) => displayName)).toEqual(['One', 'Two']);
  expect(page.body['@odata.nextLink']).toMatch(
    /^https:\/\/graph\.microsoft\.com\/beta\/accessReviews\?.*\$skip=2$/,
  );
  expect(first(page.body.value)).not.toHaveProperty('settings');
  const settings = await world.get('admin', '/accessReviews', { $filter, $select: 'settings' });
  expect(Object.keys(first(settings.body.value))).toEqual(['id', 'settings']);
});

it('the list has the series of a recurring review, its instances so far and the next one', async () => {
  const world = legacyWorld();
  const path = await world.create({ endDateTime: '2027-01-20T09:30:00Z' }, weekly());
  world.advance(8 * DAY);
  const reviews = await world.listed(TEMPLATE.group);
  expect(
    reviews.map(({ status, startDateTime, endDateTime }) => [status, startDateTime, endDateTime]),
  ).toEqual([
    ['InProgress', '2026-11-20T09:30:00.000Z', '2027-01-20T09:30:00.000Z'],
    ['Completed', '2026-11-20T09:30:00.000Z', '2026-11-23T09:30:00.000Z'],
    ['InProgress', '2026-11-27T09:30:00.000Z', '2026-11-30T09:30:00.000Z'],
    ['NotStarted', '2026-12-04T09:30:00.000Z', '2026-12-07T09:30:00.000Z'],
  ]);
  const instances = await world.get('admin', `${path}/instances`);
  expect(instances.body.value).toEqual(reviews.slice(1));
});

it('only instances have decisions, and only a series has instances', async () => {
  const world = legacyWorld();
  const series = await world.create({ endDateTime: '2027-01-20T09:30:00Z' }, weekly());
  const { body } = await world.get('admin', `${series}/instances`);
  const instance = `/accessReviews/${first(body.value).id}`;
  expect((await world.get('admin', `${series}/decisions`)).status).toBe(404);
  expect((await world.get('adelev', `${series}/myDecisions`)).status).toBe(404);
  expect((await world.get('admin', `${instance}/decisions`)).body.value).toHaveLength(2);
  expect((await world.get('adelev', `${instance}/myDecisions`)).body.value).toHaveLength(2);
  expect((await world.get('admin', `${instance}/instances`)).status).toBe(404);
  expect((await world.call('admin', 'POST', `${series}/stop`)).status).toBe(400);
  expect((await world.call('admin', 'DELETE', instance)).status).toBe(400);
});

it('deletes a review, and a series with its instances, from both APIs', async () => {
  const world = legacyWorld();
  const series = await world.create({ endDateTime: '2027-01-20T09:30:00Z' }, weekly());
  const { id } = (await world.get('admin', series)).body;
  expect((await world.call('admin', 'DELETE', series)).status).toBe(204);
  expect((await world.get('admin', series)).status).toBe(404);
  expect((await world.get('admin', `${REVIEWS_PATH}/${id}`)).status).toBe(404);
  expect(await world.listed(TEMPLATE.group)).toEqual([]);
});

it('answers the two filters of Microsoft’s on-premises sample', async () => {
  const world = legacyWorld();
  const over = await world.create();
  await world.create({ displayName: 'Still open' });
  const { id } = (await world.get('admin', over)).body;
  const instance = `${REVIEWS_PATH}/${id}/instances/${id}`;
  const item = first((await world.get('adelev', `${instance}/decisions/${MINE}`)).body.value);
  const body = { decision: 'Deny', justification: 'Left' };
  await world.call('adelev', 'PATCH', `${instance}/decisions/${item.id}`, { body });
  await world.call('admin', 'POST', `${over}/stop`);
  const finished = {
    $filter: `businessFlowTemplateId eq '${TEMPLATE.group}' AND status eq 'Completed' OR status eq 'Applied'`,
    $select: 'id,reviewedEntity,status',
    $top: '50',
  };
  const found = await world.get('admin', '/accessReviews', finished);
  expect(found.body.value.map((review) => review.id)).toEqual([id]);
  const denied = { $filter: "(reviewResult eq 'Deny')", $top: '20', $skip: '0' };
  const { value } = (await world.get('admin', `${over}/decisions/`, denied)).body;
  expect(value.map((decision) => decision.id)).toEqual([item.id]);
  const other = { $filter: "justification eq 'Left'" };
  expect((await world.get('admin', `${over}/decisions`, other)).status).toBe(400);
});
