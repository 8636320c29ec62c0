import { expect, it } from 'vitest';
import { testWorld } from '../seed/world-testing';
import { match, requirePermission, segmentsOf } from './route';
import { ROUTES } from './routes';

/**
 * Microsoft's list of what the access review permissions open, row by row (permissions reference,
 * https://learn.microsoft.com/graph/permissions-reference#accessreview-permissions), with the path of
 * each method by schema and SDK.
 */
const D = '/identityGovernance/accessReviews/definitions';
const DEFINITION = `${D}/d`;
const INSTANCE = `${DEFINITION}/instances/i`;
const STAGE = `${INSTANCE}/stages/s`;
const HISTORY = '/identityGovernance/accessReviews/historyDefinitions';
const MINE = "filterByCurrentUser(on='reviewer')";
const PENDING = '/me/pendingAccessReviewInstances';
const OLD = '/accessReviews';

const READ = 'AccessReview.Read.All';
const WRITE = 'AccessReview.ReadWrite.All';
const MEMBERSHIP = 'AccessReview.ReadWrite.Membership';

/** Method, path, versions, and the least permission of a user and (if one exists) of an application. */
const LIST: readonly [string, string, 'both' | 'beta', string, string | null][] = [
  ['DELETE', `${OLD}/r`, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['DELETE', `${OLD}/r/reviewers/u`, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['DELETE', DEFINITION, 'both', WRITE, WRITE],
  ['GET', OLD, 'beta', READ, READ],
  ['GET', `${OLD}/r`, 'beta', READ, READ],
  ['GET', `${OLD}/r/decisions`, 'beta', READ, READ],
  ['GET', `${OLD}/r/myDecisions`, 'beta', READ, null],
  ['GET', `${OLD}/r/reviewers`, 'beta', READ, READ],
  ['GET', '/businessFlowTemplates', 'beta', READ, READ],
  ['GET', D, 'both', READ, READ],
  ['GET', DEFINITION, 'both', READ, READ],
  ['GET', `${DEFINITION}/instances`, 'both', READ, READ],
  ['GET', INSTANCE, 'both', READ, READ],
  ['GET', `${INSTANCE}/contactedReviewers`, 'both', READ, READ],
  ['GET', `${INSTANCE}/decisions`, 'both', READ, READ],
  ['GET', `${INSTANCE}/decisions/x`, 'both', READ, READ],
  ['GET', `${INSTANCE}/decisions/${MINE}`, 'both', READ, null],
  ['GET', `${INSTANCE}/stages`, 'both', READ, READ],
  ['GET', STAGE, 'both', READ, READ],
  ['GET', `${STAGE}/decisions`, 'both', READ, READ],
  ['GET', `${INSTANCE}/stages/${MINE}`, 'both', READ, null],
  ['GET', `${DEFINITION}/instances/${MINE}`, 'both', READ, null],
  ['GET', `${D}/${MINE}`, 'both', READ, null],
  ['GET', HISTORY, 'both', WRITE, WRITE],
  ['GET', `${HISTORY}/h/instances`, 'both', WRITE, WRITE],
  ['GET', `${HISTORY}/h`, 'both', WRITE, WRITE],
  ['GET', PENDING, 'beta', READ, null],
  ['GET', `${PENDING}/i/decisions`, 'beta', READ, null],
  ['PATCH', `${OLD}/r`, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['PATCH', `${INSTANCE}/decisions/x`, 'both', WRITE, null],
  ['PATCH', STAGE, 'both', WRITE, WRITE],
  ['POST', OLD, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['POST', `${OLD}/r/applyDecisions`, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['POST', `${OLD}/r/resetDecisions`, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['POST', `${OLD}/r/reviewers`, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['POST', `${OLD}/r/sendReminder`, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['POST', `${OLD}/r/stop`, 'beta', MEMBERSHIP, MEMBERSHIP],
  ['POST', `/identityGovernance/accessReviews/decisions/${MINE}/recordAllDecisions`, 'beta', READ, null],
  ['POST', D, 'both', WRITE, WRITE],
  ['POST', `${INSTANCE}/acceptRecommendations`, 'both', WRITE, null],
  ['POST', `${INSTANCE}/applyDecisions`, 'both', WRITE, WRITE],
  ['POST', `${INSTANCE}/batchRecordDecisions`, 'both', WRITE, WRITE],
  ['POST', `${INSTANCE}/resetDecisions`, 'both', WRITE, WRITE],
  ['POST', `${INSTANCE}/sendReminder`, 'both', WRITE, WRITE],
  ['POST', `${STAGE}/stop`, 'both', WRITE, WRITE],
  ['POST', `${INSTANCE}/stop`, 'both', WRITE, WRITE],
  ['POST', HISTORY, 'both', WRITE, WRITE],
  ['POST', `${HISTORY}/h/instances/i/generateDownloadUri`, 'both', WRITE, WRITE],
  ['POST', `${PENDING}/i/batchRecordDecisions`, 'beta', WRITE, null],
  ['POST', `${PENDING}/i/acceptRecommendations`, 'beta', WRITE, null],
  ['PUT', INSTANCE, 'both', WRITE, WRITE],
  ['PUT', DEFINITION, 'both', WRITE, WRITE],
  // Methods newer than the list, from July 2026 and the schema.
  ['GET', `${STAGE}/decisions/${MINE}`, 'both', READ, null],
  ['GET', `${STAGE}/decisions/x`, 'both', READ, READ],
  ['PATCH', `${STAGE}/decisions/x`, 'both', WRITE, null],
  ['POST', `${STAGE}/batchRecordDecisions`, 'both', WRITE, WRITE],
  ['POST', `${STAGE}/acceptRecommendations`, 'both', WRITE, WRITE],
  ['POST', `${DEFINITION}/stop`, 'both', WRITE, WRITE],
];

/**
 * The unified route has the same methods as the ordinary one:
 * https://learn.microsoft.com/graph/api/resources/unifiedroot
 */
const MIRROR = LIST.filter(([, path]) => path.startsWith(D)).map(
  ([method, path, ...rest]) =>
    [method, path.replace('accessReviews', 'accessReviews/unified'), ...rest] as const,
);
const ALL = [...LIST, ...MIRROR];

const world = testWorld('empty');

function routeOf(method: string, path: string) {
  const segments = segmentsOf(path);
  const found = ROUTES.find((route) => route.method === method && match(route.pattern, segments));
  if (!found) throw new Error(`no route for ${method} ${path}`);
  return found;
}

it.each(ALL)('%s %s exists on: %s', async (method, path, where) => {
  expect(routeOf(method, path).betaOnly ?? false).toBe(where === 'beta');
  const { status, body } = await world.call('adelev', method, path, { body: {} });
  if (where === 'beta')
    expect([status, body.error.message]).toEqual([404, expect.stringContaining('segment')]);
});

it.each(ALL)(
  '%s %s (%s) needs %s of people, and of applications %s',
  (method, path, _, user, application) => {
    const { needs } = routeOf(method, path);
    const caller = { tenant: world.tenant, appId: 'app' };
    const none = new Set<string>();
    const asUser = (scope: string) => () =>
      requirePermission({ ...caller, userId: 'u', scopes: new Set([scope]), roles: none }, needs);
    const asApplication = (role: string) => () =>
      requirePermission({ ...caller, userId: null, scopes: none, roles: new Set([role]) }, needs);
    expect(asUser(user)).not.toThrow();
    expect(asUser('User.Read')).toThrow('Insufficient privileges');
    if (user === WRITE) expect(asUser(READ)).toThrow('Insufficient privileges');
    if (application === null) expect(asApplication(WRITE)).toThrow('without a user');
    else expect(asApplication(application)).not.toThrow();
  },
);
