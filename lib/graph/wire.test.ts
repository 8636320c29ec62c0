import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDays, asEntity, asId, asPage, asTime, ZERO_ID } from './wire';
import { toItem } from './wire-decision';
import { toDefinition, toInstance } from './wire-review';

const ID = '33333333-3333-4333-8333-333333333331';
const ref = {
  definitionId: '11111111-1111-4111-8111-111111111111',
  instanceId: '22222222-2222-4222-8222-222222222222',
  stageId: null,
};
const nobody = {
  id: '00000000-0000-0000-0000-000000000000',
  displayName: '',
  type: 'user',
  userPrincipalName: '',
};

describe('times', () => {
  test.each([
    ['7/19/2026 5:00:26 AM +00:00', '2026-07-19T05:00:26.000Z'],
    ['7/19/2026 12:00:26 AM +00:00', '2026-07-19T00:00:26.000Z'],
    ['12/31/2026 12:05:09 PM +00:00', '2026-12-31T12:05:09.000Z'],
    ['7/19/2026 3:43:13\u202fPM +02:00', '2026-07-19T13:43:13.000Z'],
    ['2022-02-11T20:00:34Z', '2022-02-11T20:00:34.000Z'],
    ['2026-07-19T18:14:10.2862528Z', '2026-07-19T18:14:10.286Z'],
    ['', null],
    ['0001-01-01T00:00:00Z', null],
    ['12/31/2026 12:59:59 PM +00:00', '2026-12-31T12:59:59.000Z'],
    ['1/1/2026 1:00:00 AM', '2026-01-01T01:00:00.000Z'],
    ['1/1/2026 1:00:00 AM -05:30', '2026-01-01T06:30:00.000Z'],
    ['13/1/2026 1:00:00 AM +00:00', null],
    ['0/1/2026 1:00:00 AM +00:00', null],
    ['1/32/2026 1:00:00 AM +00:00', null],
    ['1/0/2026 1:00:00 AM +00:00', null],
    ['1/1/2026 13:00:00 AM +00:00', null],
    ['1/1/2026 1:60:00 AM +00:00', null],
    ['2026-07-19T18:14Z', '2026-07-19T18:14:00.000Z'],
    ['2026-07-19T18:14:10+02:00', '2026-07-19T16:14:10.000Z'],
    ['1970-01-01T00:00:00Z', null],
    [' 2026-07-19T18:14:10Z ', '2026-07-19T18:14:10.000Z'],
    ['x2026-07-19T18:14:10Z', null],
    ['2026-07-19T18:14:10Zx', null],
    ['7/19/2026  5:00:26  AM  +00:00', '2026-07-19T05:00:26.000Z'],
    ['x7/19/2026 5:00:26 AM', null],
    ['7/19/2026 5:00:26 AM x', null],
    ['2026-07-19T18:14:10', '2026-07-19T18:14:10.000Z'],
    ['soon', null],
    [null, null],
    [7, null],
  ])('%j is %j', (text, time) => {
    expect(asTime(text)).toBe(time);
  });

  test('a time written the American way is read back the same', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          date.setUTCMilliseconds(0);
          const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
          const hour = date.getUTCHours();
          const two = (number: number) => String(number).padStart(2, '0');
          const clock = `${hour % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
          expect(asTime(`${day} ${clock} ${hour < 12 ? 'AM' : 'PM'} +00:00`)).toBe(date.toISOString());
        },
      ),
    );
  });

  test('durations are converted to days', () => {
    expect(['P1Y2M', 'P1D', 'P0D', 'P2DT5H'].map(asDays)).toEqual([425, 1, undefined, 2]);
    expect(['P10Y', 'P10M', 'P10W', 'xP1D', 'P1Dx'].map(asDays)).toEqual([
      3650,
      300,
      70,
      undefined,
      undefined,
    ]);
    expect([asDays('P30D'), asDays('P4W'), asDays('PT0S'), asDays(null), asDays('x')]).toEqual([
      30,
      28,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('a page has its values and its count, where the count is a number of items', () => {
  const counts = [7, 0, -1, '7', [7], null].map(
    (count) => asPage({ value: [1], '@odata.count': count }).count,
  );
  expect(counts).toEqual([7, 0, undefined, undefined, undefined, undefined]);
  for (const body of [{}, { value: {} }, null])
    expect(() => asPage(body)).toThrow(expect.objectContaining({ code: 'unreadable' }));
});

test('an id is returned in lower case', () => {
  expect(asId('0ABCDEF0-0000-4000-8000-00000000000A')).toBe('0abcdef0-0000-4000-8000-00000000000a');
});

describe('a decision item', () => {
  test('is read from the shape that Graph sends', () => {
    const item = toItem(
      {
        id: ID,
        accessReviewId: ref.instanceId,
        reviewedDateTime: null,
        decision: 'NotReviewed',
        justification: '',
        applyResult: 'New',
        recommendation: 'Deny',
        reviewedBy: nobody,
        resource: { id: ID, displayName: 'Global Administrator', type: 'directoryRole' },
        principal: {
          '@odata.type': '#microsoft.graph.userIdentity',
          id: ID,
          displayName: 'User 2',
          type: 'user',
          userPrincipalName: 'user2@contoso.com',
          lastUserSignInDateTime: '7/19/2026 3:43:13 AM +00:00',
        },
      },
      ref,
    );
    expect(item).toMatchObject({
      ...ref,
      id: ID,
      principal: { kind: 'user', displayName: 'User 2' },
      resource: { type: 'directoryRole' },
      advice: 'Deny',
      decision: 'NotReviewed',
      reviewedBy: null,
      reviewedAt: null,
      lastSignInAt: '2026-07-19T03:43:13.000Z',
      outlier: null,
    });
  });

  test('that Microsoft decided keeps its decision, and its reviewer is marked as system', () => {
    const by = { ...nobody, displayName: 'AAD Access Reviews', userPrincipalName: 'AAD Access Reviews' };
    const item = toItem(
      { id: ID, decision: 'Deny', reviewedBy: by, reviewedDateTime: '2026-07-19T03:43:13Z' },
      ref,
    );
    expect(item).toMatchObject({
      decision: 'Deny',
      reviewedBy: { system: true, displayName: 'AAD Access Reviews' },
    });
  });

  test.each<[string, object, object | undefined]>([
    [
      'a role’s scope',
      { scope: { id: 'S1', displayName: 'Payroll production', type: 'subscription' } },
      { kind: 'scope', id: 's1', displayName: 'Payroll production' },
    ],
    [
      'a package’s policy',
      { accessPackageAssignmentPolicyId: 'P1', accessPackageAssignmentPolicyDisplayName: 'Employees' },
      { kind: 'policy', id: 'p1', displayName: 'Employees' },
    ],
    [
      'an application’s role',
      { appRoleId: 'R1', appRoleDisplayName: 'Reader' },
      { kind: 'role', id: 'r1', displayName: 'Reader' },
    ],
    ['a scope that has no name', { scope: { id: 'S2' } }, { kind: 'scope', id: 's2', displayName: '' }],
    ['nothing for an application’s default role', { appRoleId: ZERO_ID, appRoleDisplayName: '' }, undefined],
    ['nothing when Graph names no detail', {}, undefined],
  ])('keeps %s beside the resource', (_, wire, detail) => {
    const resource = { id: ID, displayName: 'Owner', type: 'AzureRole', ...wire };
    expect(toItem({ id: ID, resource }, ref)?.resource).toEqual({
      id: ID,
      displayName: 'Owner',
      type: 'azureRole',
      ...(detail && { detail }),
    });
  });

  test('keeps the permission and the description of the resource when Graph gives them', () => {
    const resource = { id: ID, displayName: 'Expenses', type: 'ServicePrincipal' };
    const read = (more: object, permission?: unknown) =>
      toItem({ id: ID, resource: { ...resource, ...more }, permission }, ref)?.resource;
    expect(
      read({ description: 'Travel.' }, { id: 'P1', displayName: 'Pays', description: null }),
    ).toMatchObject({
      description: 'Travel.',
      permission: { id: 'p1', displayName: 'Pays', description: '' },
    });
    // An empty description differs from one that Graph doesn't give.
    expect(read({ description: null }, null)).toMatchObject({ description: '' });
    expect(read({}, { id: 'P1' })).not.toHaveProperty('permission');
    expect(read({})).not.toHaveProperty('description');
  });

  test.each([
    [{ '@odata.type': '#microsoft.graph.userIdentity' }, 'user'],
    [{ '@odata.type': '#microsoft.graph.servicePrincipalIdentity' }, 'servicePrincipal'],
    [{ '@odata.type': '#microsoft.graph.identity', type: 'group' }, 'group'],
    [{ type: 'Device' }, 'device'],
    [{ userPrincipalName: 'a@b' }, 'user'],
    [{}, 'other'],
  ])('of a principal that says %o is about a %s', (principal, kind) => {
    expect(toItem({ id: ID, principal }, ref)?.principal.kind).toBe(kind);
  });

  test('has the later sign-in of principal and insight, and is an outlier when an insight says so', () => {
    const insights = [
      { '@odata.type': '#microsoft.graph.userSignInInsight', lastSignInDateTime: '2026-02-11T20:00:34Z' },
      { '@odata.type': '#microsoft.graph.membershipOutlierInsight', memberId: ID },
    ];
    const principal = { lastUserSignInDateTime: '1/1/2026 1:00:00 AM +00:00' };
    expect(toItem({ id: ID, insights, principal }, ref)).toMatchObject({
      lastSignInAt: '2026-02-11T20:00:34.000Z',
      outlier: true,
    });
    const principalOnly = { lastUserSignInDateTime: '3/1/2026 1:00:00 AM +00:00' };
    expect(toItem({ id: ID, insights, principal: principalOnly }, ref)?.lastSignInAt).toBe(
      '2026-03-01T01:00:00.000Z',
    );
    expect(toItem({ id: ID, insights, principal: {} }, ref)?.lastSignInAt).toBe('2026-02-11T20:00:34.000Z');
    expect(toItem({ id: ID, insights: [], principal }, ref)?.lastSignInAt).toBe('2026-01-01T01:00:00.000Z');
    expect(toItem({ id: ID, insights: [] }, ref)).toMatchObject({ outlier: false, lastSignInAt: null });
  });

  test.each(['', 'never', '1/1/0001 12:00:00 AM +00:00', '0001-01-01T00:00:00Z', '2999-01-01T00:00:00Z'])(
    'has no last sign-in where the text is "%s", and takes the insight’s instead',
    (lastUserSignInDateTime) => {
      const principal = { lastUserSignInDateTime };
      expect(toItem({ id: ID, principal }, ref)?.lastSignInAt).toBeNull();
      const insights = [
        {
          '@odata.type': '#microsoft.graph.userSignInInsight',
          lastSignInDateTime: '2026-02-11T20:00:34Z',
        },
      ];
      expect(toItem({ id: ID, principal, insights }, ref)?.lastSignInAt).toBe('2026-02-11T20:00:34.000Z');
    },
  );

  test('values that this version doesn’t know are Unknown, not empty', () => {
    const item = toItem(
      { id: ID, decision: 'Delegate', recommendation: 'Reduce', principal: { type: 'agent' } },
      ref,
    );
    expect(item).toMatchObject({ decision: 'Unknown', advice: 'Unknown', principal: { kind: 'other' } });
  });

  test('a group is known by its type field alone', () => {
    expect(toItem({ id: ID, principal: { type: 'group' } }, ref)?.principal.kind).toBe('group');
  });

  test('nothing that Graph could send makes a mapper throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => {
        const wire = {
          id: ID,
          principal: one,
          resource: other,
          insights: one,
          reviewedBy: other,
          decision: one,
        };
        expect(toItem(wire, ref)?.id).toBe(ID);
        toItem(one, ref);
        toInstance({ id: ID, status: one, startDateTime: other }, ID);
        toDefinition({ id: ID, settings: one, reviewers: other, stageSettings: one, scope: {} });
      }),
    );
  });
});

describe('a definition', () => {
  const definition = (over: object) => toDefinition({ id: ID, displayName: 'A', ...over });
  const owners = { query: '/v1.0/groups/x/owners', queryType: 'MicrosoftGraph', queryRoot: null };

  test('without settings has null as settings', () => {
    expect(definition({ settings: null })?.settings).toBeNull();
    expect(definition({})?.settings).toBeNull();
    expect(definition({ settings: {}, scope: {} })?.settings).toBeNull();
  });

  test.each([{}, { defaultDecision: 'Postpone' }, { defaultDecision: null }])(
    'a default decision that is enabled and not known is "unknown": %o',
    (said) => {
      const settings = { defaultDecisionEnabled: true, ...said };
      expect(definition({ settings })?.settings?.defaultDecision).toBe('unknown');
    },
  );

  test('a default decision counts only where it is enabled', () => {
    const settings = { defaultDecision: 'Deny', defaultDecisionEnabled: false };
    expect(definition({ settings })?.settings?.defaultDecision).toBe('None');
    expect(definition({ settings: { ...settings, defaultDecisionEnabled: true } })?.settings).toMatchObject({
      defaultDecision: 'Deny',
      reasonRequired: false,
      adviceLookBackDays: 30,
    });
  });

  test.each([
    [[], 'removesAccess'],
    [undefined, 'removesAccess'],
    [['removeAccessApplyAction'], 'removesAccess'],
    [['disableAndDeleteUserApplyAction'], 'blocksAndDeletesGuests'],
    [['DISABLEANDDELETEUSERAPPLYACTION'], 'blocksAndDeletesGuests'],
    [['removeAccessApplyAction', 'disableAndDeleteUserApplyAction'], 'blocksAndDeletesGuests'],
    [['removeAccessApplyAction', 'tomorrowsApplyAction'], 'unknown'],
    [[''], 'unknown'],
  ])('the effect of a denial follows the tenant’s apply actions: %j', (named, denyAction) => {
    const applyActions = named?.map((type) => ({ '@odata.type': `#microsoft.graph.${type}` }));
    expect(
      definition({ settings: { autoApplyDecisionsEnabled: true, applyActions } })?.settings,
    ).toMatchObject({ denyAction });
  });

  test('the look-back is that of the insight, or else that of the settings', () => {
    const insight = {
      '@odata.type': '#microsoft.graph.userLastSignInRecommendationInsightSetting',
      recommendationLookBackDuration: 'P60D',
    };
    const days = (settings: object) => definition({ settings })?.settings?.adviceLookBackDays;
    expect(days({ recommendationInsightSettings: [insight] })).toBe(60);
    expect(days({ recommendationLookBackDuration: 'P14D' })).toBe(14);
    // Microsoft doesn’t say which counts; the sandbox’s README says the insight’s too.
    expect(days({ recommendationLookBackDuration: 'P14D', recommendationInsightSettings: [insight] })).toBe(
      60,
    );
  });

  test('shares no items when its reviewers are empty or missing', () => {
    expect(definition({ reviewers: [] })).toMatchObject({ reviewersShareItems: false });
    expect(definition({})).toMatchObject({ reviewersShareItems: false });
  });

  test('reviewers share all items only where none is found for each person', () => {
    const shares = (over: object) => definition(over)?.reviewersShareItems;
    const manager = { query: './manager', queryRoot: 'decisions' };
    expect(shares({ reviewers: [owners] })).toBe(true);
    expect(shares({ reviewers: [manager] })).toBe(false);
    expect(shares({ reviewers: [owners, manager] })).toBe(false);
    expect(shares({ reviewers: [owners], fallbackReviewers: [manager] })).toBe(false);
    expect(shares({ reviewers: [{ query: './manager', queryRoot: null }] })).toBe(false);
    expect(shares({ reviewers: [owners], stageSettings: [{ stageId: '1' }] })).toBe(false);
  });
});

test('an instance with an unknown status is Unknown, and missing dates are null', () => {
  expect(toInstance({ id: ID, status: 'Paused' }, ID)).toMatchObject({
    status: 'Unknown',
    startsAt: null,
    endsAt: null,
  });
});

test('an entity is read bare or wrapped; an id is a GUID that is not all zeros', () => {
  expect(asEntity({ value: { id: ID } })).toEqual({ id: ID });
  expect(asEntity({ id: ID, value: 1 })).toEqual({ id: ID, value: 1 });
  expect([asId(ID.toUpperCase()), asId(nobody.id), asId('x'), asId(7)]).toEqual([
    ID,
    undefined,
    undefined,
    undefined,
  ]);
});
