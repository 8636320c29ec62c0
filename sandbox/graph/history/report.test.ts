import { expect, it } from 'vitest';
import { DAY, type ReviewRows, SECOND } from '../../reviews/history/testing';
import { graphWorld, scopeOf } from './testing';

const HEAD =
  'AccessReviewId,AccessReviewSeriesId,ReviewType,ResourceDisplayName,ResourceId,ReviewName,CreatedDateTime,ReviewStartDate,ReviewEndDate,ReviewStatus,OwnerId,OwnerName,OwnerUPN,PrincipalId,PrincipalName,PrincipalUPN,PrincipalType,ReviewDate,ReviewResult,Justification,ReviewerId,ReviewerName,ReviewerUPN,ReviewerEmailAddress,AppliedByName,AppliedByUPN,AppliedByEmailAddress,AppliedDate,AccessRecommendation,SubmissionResult';

type World = ReturnType<typeof graphWorld>;

/**
 * Creates a history, lets the clock collect it, and returns its lines without the head, as cells by column.
 */
async function report(world: World, over: Record<string, unknown> = {}) {
  const path = world.create(over);
  world.advance(20 * SECOND);
  const text = await (await world.download(world.link(path))).text();
  const [head, ...lines] = text.split('\r\n').slice(0, -1);
  expect(head).toBe(HEAD);
  return lines.map((line) =>
    Object.fromEntries(HEAD.split(',').map((name, index) => [name, line.split(',')[index]])),
  );
}

const names = (lines: Record<string, unknown>[]) => lines.map(({ ReviewName }) => ReviewName);

it('the report has one line per decision item, with Microsoft’s columns', async () => {
  const world = graphWorld();
  const reviewed_at = Date.parse('2026-11-18T10:00:00Z');
  const id = world.addReview({
    displayName: 'Building',
    status: 'Applied',
    items: [
      {
        decision: 'Deny',
        justification: 'Left in May',
        reviewed_at,
        reviewer_id: world.person('adelev'),
        reviewer_name: 'Adele Vance',
        reviewer_upn: 'adelev@contoso.onmicrosoft.com',
        recommendation: 'Deny',
        apply_result: 'AppliedSuccessfully',
        applied_at: reviewed_at + DAY,
        applied_by_id: world.person('admin'),
        applied_by_name: 'MOD Administrator',
        applied_by_upn: 'admin@contoso.onmicrosoft.com',
      },
      { principal_kind: 'group' },
    ],
  });
  const [denied, waiting] = await report(world);
  expect(denied).toEqual({
    AccessReviewId: id,
    AccessReviewSeriesId: '00000000-0000-0000-0000-000000000000',
    ReviewType: 'Group',
    ResourceDisplayName: 'Building security',
    ResourceId: '11111111-1111-4111-8111-111111111111',
    ReviewName: 'Building',
    CreatedDateTime: '2026-11-15T09:30:00.000Z',
    ReviewStartDate: '2026-11-15T09:30:00.000Z',
    ReviewEndDate: '2026-11-19T09:30:00.000Z',
    ReviewStatus: 'Applied',
    OwnerId: world.person('admin'),
    OwnerName: 'MOD Administrator',
    OwnerUPN: 'admin@contoso.onmicrosoft.com',
    PrincipalId: '22222222-2222-4222-8222-222222222222',
    PrincipalName: 'Alex Wilber',
    PrincipalUPN: 'alexw@contoso.onmicrosoft.com',
    PrincipalType: 'user',
    ReviewDate: '2026-11-18T10:00:00.000Z',
    ReviewResult: 'Deny',
    Justification: 'Left in May',
    ReviewerId: world.person('adelev'),
    ReviewerName: 'Adele Vance',
    ReviewerUPN: 'adelev@contoso.onmicrosoft.com',
    ReviewerEmailAddress: 'adelev.mail@contoso.com',
    AppliedByName: 'MOD Administrator',
    AppliedByUPN: 'admin@contoso.onmicrosoft.com',
    AppliedByEmailAddress: 'admin.mail@contoso.com',
    AppliedDate: '2026-11-19T10:00:00.000Z',
    AccessRecommendation: 'Deny',
    SubmissionResult: 'Applied',
  });
  expect(waiting).toMatchObject({
    PrincipalType: 'group',
    ReviewDate: '',
    ReviewResult: 'Not reviewed',
    ReviewerId: '',
    AccessRecommendation: 'No Info',
    SubmissionResult: 'Not Applied',
  });
});

it('a line names the series of a recurring review', async () => {
  const world = graphWorld();
  const id = world.addReview({ recurring: true, items: [{}] });
  const [line] = await report(world);
  expect(line?.AccessReviewSeriesId).toBe(id);
  expect(line?.AccessReviewId).not.toBe(id);
});

it('the report includes only reviews that start and end within the period', async () => {
  const world = graphWorld();
  const at = (day: string) => Date.parse(`2026-11-${day}T00:00:00Z`);
  const review = (displayName: string, startAt: number, endAt: number): ReviewRows => ({
    displayName,
    startAt,
    endAt,
    items: [{}],
  });
  world.addReview(review('from the first to the last moment', at('02'), at('12')));
  world.addReview(review('begins a moment too early', at('02') - 1, at('12')));
  world.addReview(review('ends a moment too late', at('02'), at('12') + 1));
  const lines = await report(world, {
    reviewHistoryPeriodStartDateTime: '2026-11-02T00:00:00Z',
    reviewHistoryPeriodEndDateTime: '2026-11-12T00:00:00Z',
  });
  expect(names(lines)).toEqual(['from the first to the last moment']);
});

it('the report includes the reviews that any of its scopes matches, and is empty where none does', async () => {
  const world = graphWorld();
  const scope = (query: string) => ({ query });
  world.addReview({ displayName: 'group', items: [{}] });
  world.addReview({
    displayName: 'package',
    scope: scope('/v1.0/identityGovernance/entitlementManagement/accessPackageAssignments?$filter=x'),
    items: [{ resource_kind: 'accessPackageAssignmentPolicy' }],
  });
  world.addReview({
    displayName: 'application',
    scope: { principalScopes: [scope('/v1.0/users')], resourceScopes: [scope('/v1.0/servicePrincipals/7')] },
    items: [{ resource_kind: 'servicePrincipal' }],
  });
  const contains = (text: string) => scopeOf(`?$filter=contains(scope/query, '${text}')`);
  const found = async (...texts: string[]) =>
    (await report(world, { scopes: texts.map(contains) })).map((line) => [line.ReviewName, line.ReviewType]);
  expect(await found('/groups')).toEqual([['group', 'Group']]);
  expect(await found('accessPackageAssignments', '/servicePrincipals')).toEqual([
    ['package', 'Access package'],
    ['application', 'Application'],
  ]);
  expect(await found('roleAssignmentScheduleInstances')).toEqual([]);
  expect(names(await report(world, { scopes: [scopeOf('')] }))).toEqual(['group', 'package', 'application']);
});

it('the report has only the requested decisions; notNotified means undecided where nobody was notified', async () => {
  const world = graphWorld();
  const items = ['Approve', 'Deny', 'DontKnow', 'NotReviewed'].map((decision) => ({ decision }));
  world.addReview({ displayName: 'asked', items });
  world.addReview({ displayName: 'unasked', asked: false, items });
  const results = async (...decisions: string[]) =>
    (await report(world, { decisions })).map((line) => `${line.ReviewName}: ${line.ReviewResult}`);
  expect(await results('dontKnow')).toEqual(["asked: Don't know", "unasked: Don't know"]);
  expect(await results('notReviewed')).toEqual(['asked: Not reviewed']);
  expect(await results('notNotified')).toEqual(['unasked: Not notified']);
  expect(await results('approve', 'deny')).toHaveLength(4);
  expect(await results()).toHaveLength(8);
});

it('a collected report stays the same when its reviews are deleted later', async () => {
  const world = graphWorld();
  world.addReview({ items: [{ decision: 'Approve' }] });
  const path = world.create();
  world.advance(20 * SECOND);
  const uri = world.link(path);
  const before = await (await world.download(uri)).text();
  for (const table of ['review_items', 'review_instances', 'review_definitions'])
    world.context.store.run(`delete from ${table}`);
  expect(await (await world.download(uri)).text()).toBe(before);
  expect(before.split('\r\n')).toHaveLength(3);
});

it('a long report arrives whole, in the order of the items, with its length in the header', async () => {
  const world = graphWorld();
  const items = Array.from({ length: 2500 }, (_, index) => ({ principal_name: `Person ${index} of Zürich` }));
  world.addReview({ items });
  const path = world.create();
  world.advance(20 * SECOND);
  const response = await world.download(world.link(path));
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(String(bytes.byteLength)).toBe(response.headers.get('content-length'));
  const found = [...new TextDecoder().decode(bytes).matchAll(/,Person (\d+) of Zürich,/g)].map(
    (match) => match[1],
  );
  expect(found).toEqual(items.map((_, index) => String(index)));
});
