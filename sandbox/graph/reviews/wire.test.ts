import { expect, it } from 'vitest';
import { first, MINE, REVIEWS_PATH, startReview, testWorld } from '../../seed/world-testing';
import { usSignIn } from './wire-decision';

// Keys and their order as captured from a real v1.0 tenant (GitHub: rknightion/graph2otel, July 2026).
const DEFINITION =
  'id displayName createdDateTime lastModifiedDateTime status descriptionForAdmins descriptionForReviewers instanceEnumerationScope createdBy scope reviewers fallbackReviewers settings stageSettings additionalNotificationRecipients instances@odata.context instances';
const SETTINGS =
  'mailNotificationsEnabled reminderNotificationsEnabled justificationRequiredOnApproval defaultDecisionEnabled defaultDecision instanceDurationInDays autoApplyDecisionsEnabled recommendationsEnabled recommendationLookBackDuration decisionHistoriesForReviewersEnabled recurrence applyActions recommendationInsightSettings';
const INSTANCE = 'id startDateTime endDateTime status scope reviewers fallbackReviewers';
const DECISION =
  'id accessReviewId reviewedDateTime decision justification appliedDateTime applyResult recommendation principalLink resourceLink reviewedBy appliedBy resource principal';
const IDENTITY = 'id displayName type userPrincipalName';
const ZERO = '00000000-0000-0000-0000-000000000000';

const keys = (value: object) => Object.keys(value).join(' ');

it('a definition has the keys, order and placeholder values that were seen on Graph’s wire', async () => {
  const { get } = testWorld();
  const { body } = await get('admin', REVIEWS_PATH);
  expect(keys(body)).toBe('@odata.context @odata.count value');
  const definition = first(body.value);
  expect(keys(definition)).toBe(DEFINITION);
  expect(keys(definition.createdBy)).toBe(IDENTITY);
  expect(keys(definition.settings)).toBe(SETTINGS);
  expect(definition.createdDateTime).toMatch(/\.\d{7}Z$/);
  expect(definition.instances).toEqual([]);
  expect(definition['instances@odata.context']).toBe(
    `https://graph.microsoft.com/v1.0/$metadata#identityGovernance/accessReviews/definitions('${definition.id}')/instances`,
  );
});

it('a recurrence gets Graph’s default values', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', {
    settings: {
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: 3 },
        range: { type: 'noEnd', startDate: '2026-11-20T08:00:00Z' },
      },
    },
  });
  const { body } = await world.get('admin', path.split('/instances')[0] ?? '');
  expect(body.settings.recurrence).toEqual({
    pattern: {
      type: 'absoluteMonthly',
      interval: 3,
      month: 0,
      dayOfMonth: 0,
      daysOfWeek: [],
      firstDayOfWeek: 'sunday',
      index: 'first',
    },
    range: {
      type: 'noEnd',
      numberOfOccurrences: 0,
      recurrenceTimeZone: null,
      startDate: '2026-11-20',
      endDate: '9999-12-31',
    },
  });
  expect(body.settings.defaultDecision).toBe('None');
});

it('an instance has no name and no resource, and its queries start with the version', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const { body } = await world.get('admin', path.replace(/\/[^/]+$/, ''));
  const instance = first(body.value);
  expect(keys(instance)).toBe(INSTANCE);
  expect(instance.scope).toEqual({
    '@odata.type': '#microsoft.graph.accessReviewQueryScope',
    query: `/v1.0/groups/${world.group('server')}/transitiveMembers/microsoft.graph.user`,
    queryType: 'MicrosoftGraph',
    queryRoot: null,
  });
  expect(instance.reviewers).toEqual([
    { query: `/v1.0/users/${world.person('adelev')}`, queryType: 'MicrosoftGraph', queryRoot: null },
  ]);
  expect(instance.endDateTime).toBe('2026-11-25T08:00:00.000Z');
});

it('an undecided item has an empty reason, null times and zero identities', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const { body } = await world.get('admin', `${path}/decisions`);
  expect(keys(body)).toBe('@odata.context @odata.count value');
  const item = first(body.value);
  expect(keys(item)).toBe(DECISION);
  expect(item).toMatchObject({
    decision: 'NotReviewed',
    justification: '',
    reviewedDateTime: null,
    applyResult: 'New',
  });
  expect(item.reviewedBy).toEqual({ id: ZERO, displayName: '', type: 'user', userPrincipalName: '' });
  expect(item.appliedBy).toEqual({ id: ZERO, displayName: '', type: null, userPrincipalName: '' });
  expect(keys(item.principal)).toBe(`@odata.type ${IDENTITY} lastUserSignInDateTime`);
  expect(keys(item.resource)).toBe('id displayName type');
  expect(item.accessReviewId).toBe(path.split('/').at(-1));
});

it('entities of filterByCurrentUser have their @odata.type', async () => {
  const world = testWorld();
  const definitions = (await world.get('adelev', `${REVIEWS_PATH}/${MINE}`)).body;
  expect(definitions['@odata.context']).toContain('#Collection(accessReviewScheduleDefinition)');
  const definition = first(definitions.value);
  expect(keys(definition)).toBe(`@odata.type ${DEFINITION}`);
  const instances = (await world.get('adelev', `${REVIEWS_PATH}/${definition.id}/instances/${MINE}`)).body;
  expect(keys(first(instances.value))).toBe(`@odata.type ${INSTANCE}`);
});

it('the answer to POST is NotStarted without times, and scopes sent without their type are empty', async () => {
  const world = testWorld('empty');
  const query = `/groups/${world.group('server')}`;
  const { status, body } = await world.call('admin', 'POST', REVIEWS_PATH, {
    body: {
      displayName: 'Tutorial',
      scope: { query: `${query}/transitiveMembers`, queryType: 'MicrosoftGraph' },
      instanceEnumerationScope: { query, queryType: 'MicrosoftGraph' },
      settings: { recurrence: { pattern: null, range: { type: 'numbered', startDate: '2026-11-20' } } },
    },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: 'NotStarted',
    createdDateTime: null,
    scope: {},
    instanceEnumerationScope: {},
  });
  const later = (await world.get('admin', `${REVIEWS_PATH}/${body.id}`)).body;
  expect(later.status).toBe('InProgress');
  expect(later.scope.query).toBe(`/v1.0${query}/transitiveMembers/microsoft.graph.user`);
});

it.each([
  ['2026-07-19T05:00:26Z', '7/19/2026 5:00:26 AM +00:00'],
  ['2026-12-01T00:07:09Z', '12/1/2026 12:07:09 AM +00:00'],
  ['2026-12-01T12:00:00Z', '12/1/2026 12:00:00 PM +00:00'],
])('writes the sign-in %s in US form', (iso, text) => {
  expect(usSignIn(Date.parse(iso))).toBe(text);
  expect(usSignIn(null)).toBe('');
});
