import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { ZERO_ID } from './wire';
import { toItem } from './wire-decision';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: guid(3) };
/** Ids with letters, which Graph writes in either case. */
const [WHO, WHAT] = ['0abcdef0-0000-4000-8000-00000000000a', '0abcdef0-0000-4000-8000-00000000000b'];
const NOW = Date.parse('2026-11-10T00:00:00.000Z');
const item = (over: object, start: string | null = null) => toItem({ id: guid(7), ...over }, REF, start, NOW);

test('an item is read as a whole', () => {
  const wire = {
    id: guid(7),
    principal: {
      '@odata.type': '#microsoft.graph.userIdentity',
      id: WHO.toUpperCase(),
      displayName: 'Alex Wilber',
      userPrincipalName: 'alexw@contoso.com',
      lastUserSignInDateTime: '7/19/2026 5:00:26 AM +00:00',
    },
    resource: { id: WHAT.toUpperCase(), displayName: 'Payroll', type: 'Group' },
    decision: 'deny',
    justification: 'Left.',
    reviewedBy: { id: guid(9), displayName: 'Adele Vance', userPrincipalName: 'adele@contoso.com' },
    reviewedDateTime: '2026-11-08T08:00:00Z',
    recommendation: 'approve',
    insights: [],
    applyResult: 'New',
    applyDescription: 'Waits.',
  };
  const read = {
    id: guid(7),
    ...REF,
    principal: {
      id: WHO,
      displayName: 'Alex Wilber',
      userPrincipalName: 'alexw@contoso.com',
      kind: 'user',
    },
    resource: { id: WHAT, displayName: 'Payroll', type: 'group' },
    lastSignInAt: '2026-07-19T05:00:26.000Z',
    advice: 'Approve',
    outlier: false,
    applyResult: 'New',
    applyDescription: 'Waits.',
  };
  const answered = {
    decision: 'Deny',
    justification: 'Left.',
    reviewedBy: {
      id: guid(9),
      displayName: 'Adele Vance',
      userPrincipalName: 'adele@contoso.com',
      system: false,
    },
    reviewedAt: '2026-11-08T08:00:00.000Z',
  };
  expect(item(wire)).toEqual({ ...read, ...answered, earlier: null });
  const unanswered = { decision: 'NotReviewed', justification: '', reviewedBy: null, reviewedAt: null };
  expect(item(wire, '2026-11-09T00:00:00.000Z')).toEqual({ ...read, ...unanswered, earlier: answered });
  expect(item(wire, '2026-11-08T08:00:00.000Z')).toEqual({ ...read, ...answered, earlier: null });
});

test('an item with an id alone gets empty values, and one without a valid id is undefined', () => {
  expect(toItem({ id: guid(7) }, { ...REF, stageId: null }, null, NOW)).toEqual({
    id: guid(7),
    ...REF,
    stageId: null,
    principal: { id: '', displayName: '', userPrincipalName: '', kind: 'other' },
    resource: null,
    lastSignInAt: null,
    advice: 'None',
    outlier: null,
    earlier: null,
    decision: 'NotReviewed',
    justification: '',
    reviewedBy: null,
    reviewedAt: null,
    applyResult: '',
  });
  expect(toItem({ id: 'x' }, REF)).toBeUndefined();
});

test.each([
  [undefined, 'NotReviewed'],
  [null, 'NotReviewed'],
  ['', 'NotReviewed'],
  ['approve', 'Approve'],
  ['DontKnow', 'DontKnow'],
  ['later', 'Unknown'],
  [7, 'Unknown'],
])('a decision %j is %s', (decision, read) => {
  expect(item({ decision })?.decision).toBe(read);
});

test.each([
  [undefined, 'None'],
  [null, 'None'],
  ['', 'None'],
  ['NoInfoAvailable', 'None'],
  ['Approve', 'Approve'],
  ['Deny', 'Deny'],
  ['Reduce', 'Unknown'],
  [7, 'Unknown'],
])('advice %j is %s', (recommendation, read) => {
  expect(item({ recommendation })?.advice).toBe(read);
});

describe('who answered', () => {
  const by = (reviewedBy: unknown, over: object = {}) =>
    item({ decision: 'Deny', reviewedBy, ...over })?.reviewedBy;

  test('is null when nothing was decided or the id is all zeros', () => {
    expect(by({ id: guid(9), displayName: 'Adele Vance' }, { decision: 'NotReviewed' })).toBeNull();
    expect(by({ id: ZERO_ID, displayName: 'Adele Vance' })).toBeNull();
  });

  test('is Microsoft when its name is given, or when an answer has a time and no reviewer', () => {
    const system = { id: ZERO_ID, userPrincipalName: '', system: true };
    expect(by({ id: ZERO_ID, displayName: 'AAD Access Reviews' })).toEqual({
      ...system,
      displayName: 'AAD Access Reviews',
    });
    expect(by(null, { reviewedDateTime: '2026-11-08T08:00:00Z' })).toEqual({ ...system, displayName: '' });
  });

  test('is a person with an id, even under Microsoft’s name', () => {
    expect(by({ id: guid(9), displayName: 'AAD Access Reviews' })).toMatchObject({
      id: guid(9),
      system: false,
    });
  });
});

test.each([
  [
    { '@odata.type': '#microsoft.graph.servicePrincipalIdentity', userPrincipalName: 'x' },
    'servicePrincipal',
  ],
  [{ type: 'servicePrincipal' }, 'servicePrincipal'],
  [{ type: 'user' }, 'user'],
  [{ type: 'superuser' }, 'other'],
  [{ type: 'users' }, 'other'],
  [{ '@odata.type': '#microsoft.graph.deviceIdentity' }, 'device'],
  [{ type: 'devices' }, 'other'],
  [{ '@odata.type': '#microsoft.graph.groupIdentity' }, 'group'],
  [{ type: 'group', userPrincipalName: 'x' }, 'group'],
  [{ type: 'subgroup' }, 'other'],
  [{ type: 'odd', userPrincipalName: 'a@b' }, 'user'],
])('a principal that says %o is a %s', (principal, kind) => {
  expect(item({ principal })?.principal.kind).toBe(kind);
});

test.each([
  [{ displayName: 'A' }, { id: '', displayName: 'A', type: '' }],
  [{ id: 'X' }, { id: 'x', displayName: '', type: '' }],
  [{ type: 'group' }, null],
])('a resource that says %o is %o', (resource, read) => {
  expect(item({ resource })?.resource).toEqual(read);
});

test.each([
  [
    { scopeId: 'S1', scopeDisplayName: 'Sales' },
    { kind: 'scope', id: 's1', displayName: 'Sales' },
  ],
  [{ scopeId: ZERO_ID }, undefined],
  [
    { appRoleId: ZERO_ID, appRoleDisplayName: 'Default' },
    { kind: 'role', id: ZERO_ID, displayName: 'Default' },
  ],
  [
    { scope: { id: 'S' }, accessPackageAssignmentPolicyId: 'P', appRoleId: 'R' },
    { kind: 'scope', id: 's', displayName: '' },
  ],
  [
    { accessPackageAssignmentPolicyId: 'P', appRoleId: 'R' },
    { kind: 'policy', id: 'p', displayName: '' },
  ],
])('of a resource that says %o the detail is %o', (over, detail) => {
  expect(item({ resource: { id: 'x', ...over } })?.resource?.detail).toEqual(detail);
});

describe('the last sign-in', () => {
  const read = (own: unknown, insight: unknown) =>
    item({
      principal: { lastUserSignInDateTime: own },
      insights: [
        {
          '@odata.type': '#microsoft.graph.membershipOutlierInsight',
          lastSignInDateTime: '2026-11-09T00:00:00Z',
        },
        { '@odata.type': '#MICROSOFT.GRAPH.userSignInInsight', lastSignInDateTime: insight },
      ],
    })?.lastSignInAt;

  test('may lie up to a day in the future', () => {
    expect(read('2026-11-11T00:00:00Z', null)).toBe('2026-11-11T00:00:00.000Z');
    expect(read('2026-11-11T00:00:00.001Z', null)).toBeNull();
    expect(read('2026-11-12T00:00:00Z', '2026-11-01T00:00:00Z')).toBe('2026-11-01T00:00:00.000Z');
  });

  test('is the later one of the principal’s and the insight’s', () => {
    const [early, late] = ['2026-10-01T00:00:00.000Z', '2026-10-02T00:00:00.000Z'];
    expect([read(early, late), read(late, early), read(null, early), read(early, null)]).toEqual([
      late,
      late,
      early,
      early,
    ]);
  });
});

test('an item is an outlier only when an insight of that type says so', () => {
  const insight = (type: string) => ({ insights: [null, { '@odata.type': `#microsoft.graph.${type}` }] });
  expect([
    item(insight('membershipOutlierInsight'))?.outlier,
    item(insight('userSignInInsight'))?.outlier,
    item(insight('xmembershipOutlierInsight'))?.outlier,
    item({ insights: 'x' })?.outlier,
  ]).toEqual([true, false, false, null]);
});
