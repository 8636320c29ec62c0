import { expect, it } from 'vitest';
import { CONTOSO } from '../seed/seed';
import { MINE, REVIEWS_PATH, startReview, testWorld } from '../seed/world-testing';

const world = testWorld();
const PENDING = '/me/pendingAccessReviewInstances';

it.each([
  `${REVIEWS_PATH.toUpperCase()}/FILTERBYCURRENTUSER(ON='REVIEWER')`,
  "/identitygovernance/accessReviews/definitions/microsoft.graph.filterByCurrentUser(on = 'reviewer')",
])('accepts %s in any case and with the namespace', async (path) => {
  const { status, body } = await world.get('adelev', path);
  expect(status).toBe(200);
  expect(body.value.length).toBeGreaterThan(3);
});

it.each([
  "filterByCurrentUser(on='owner')",
  'filterByCurrentUser()',
  "filterByCurrentUser(on='reviewer',x='y')",
])('refuses %s', async (name) => {
  expect((await world.get('adelev', `${REVIEWS_PATH}/${name}`)).status).toBe(400);
});

it.each([
  PENDING,
  '/accessReviews',
  '/businessFlowTemplates',
  `/identityGovernance/accessReviews/decisions/${MINE}`,
])('%s doesn’t exist on v1.0', async (path) => {
  expect((await world.get('adelev', path)).status).toBe(404);
});

it('a PATCH of a definition answers 405 with the allowed methods', async () => {
  const answer = await world.call('admin', 'PATCH', `${REVIEWS_PATH}/x`, { body: {} });
  expect(answer.status).toBe(405);
  expect(answer.headers.Allow).toBe('GET, PUT, DELETE');
});

it('roles and applications read the unfiltered lists, reviewers only a review of their own', async () => {
  const path = await world.reviewPath(CONTOSO.reviews.endsSoon);
  const definition = path.split('/instances')[0] ?? '';
  for (const list of [
    REVIEWS_PATH,
    `${definition}/instances`,
    `${path}/decisions`,
    `${path}/contactedReviewers`,
  ]) {
    expect((await world.get('adelev', list)).status).toBe(403);
    expect((await world.get('admin', list)).status).toBe(200);
    expect((await world.get('app', list)).status).toBe(200);
  }
  for (const one of [definition, path]) {
    expect((await world.get('adelev', one)).status).toBe(200);
    expect((await world.get('leeg', one)).status).toBe(403);
  }
  expect((await world.get('app', `${REVIEWS_PATH}/${MINE}`)).status).toBe(403);
});

it('a reviewer sees only the definitions they review', async () => {
  const { body } = await world.get('pradeepg', `${REVIEWS_PATH}/${MINE}`);
  expect(body.value.map(({ displayName }) => displayName)).toEqual([CONTOSO.reviews.directReports]);
});

it('contactedReviewers lists the notified reviewers, nine seconds after the start', async () => {
  const path = await world.reviewPath(CONTOSO.reviews.buildingSecurity);
  const { body } = await world.get('admin', `${path}/contactedReviewers`);
  expect(body.value.map(({ displayName }) => displayName)).toEqual(['Adele Vance', 'Alex Wilber']);
  expect(Object.keys(body.value[0] ?? {})).toEqual([
    'id',
    'displayName',
    'userPrincipalName',
    'createdDateTime',
  ]);
  expect(body.value[0]?.createdDateTime).toBe('2026-11-19T09:30:09.0000000Z');
});

it('$expand returns both insights, and is refused where the tenant’s switch is off', async () => {
  const own = testWorld();
  const path = `${await own.reviewPath(CONTOSO.reviews.northwind)}/decisions/${MINE}`;
  const { body } = await own.get('adelev', path, { $expand: 'insights', $select: 'recommendation' });
  const kinds = (alias: string) =>
    body.value.find(({ id }) => id === idOf(alias))?.insights.map((insight) => insight['@odata.type']);
  const { value } = (await own.get('adelev', path)).body;
  const idOf = (alias: string) => value.find(({ principal }) => principal.id === own.person(alias))?.id;
  expect(kinds('dmitrio')).toEqual([
    '#microsoft.graph.userSignInInsight',
    '#microsoft.graph.membershipOutlierInsight',
  ]);
  expect(kinds('christiec')).toEqual(['#microsoft.graph.userSignInInsight']);
  expect(value.every((item) => item.insights === undefined)).toBe(true);
  own.setSwitch('expandInsightsOnFilter', false);
  expect((await own.get('adelev', path, { $expand: 'insights' })).status).toBe(400);
  expect((await own.get('admin', path.replace(`/${MINE}`, ''), { $expand: 'insights' })).status).toBe(200);
});

it('sign-ins keep their values from the review’s start unless the tenant’s switch refreshes them', async () => {
  const own = testWorld('empty');
  const path = `${await startReview(own, 'server')}/decisions`;
  const signIn = async () => (await own.get('admin', path)).body.value[0]?.principal.lastUserSignInDateTime;
  const atStart = await signIn();
  own.context.store.run('update users set last_sign_in = ?', Date.parse('2026-11-21T14:00:00Z'));
  expect(await signIn()).toBe(atStart);
  own.setSwitch('refreshSignIns', true);
  expect(await signIn()).toBe('11/21/2026 2:00:00 PM +00:00');
});

it('beta lists pending reviews and accepts decisions there', async () => {
  const own = testWorld('empty');
  const path = await startReview(own, 'server', { displayName: 'Doors' });
  const beta = (method: string, target: string, body?: unknown, query?: Record<string, string>) =>
    own.call('adelev', method, target, { version: 'beta', body, query: query ?? {} });
  const { body } = await beta('GET', PENDING, undefined, { $expand: 'definition' });
  expect(body.value.map(({ definition }) => definition.displayName)).toEqual(['Doors']);
  const mine = `${PENDING}/${path.split('/').at(-1)}`;
  expect((await beta('GET', `${mine}/decisions`)).body.value).toHaveLength(3);
  expect((await beta('POST', `${mine}/batchRecordDecisions`, { decision: 'DontKnow' })).status).toBe(204);
  expect((await beta('POST', `${mine}/acceptRecommendations`)).status).toBe(204);
  expect((await beta('GET', PENDING)).body.value).toEqual([]);
});
