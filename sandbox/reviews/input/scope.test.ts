import { expect, it } from 'vitest';
import { GUESTS, IDS, inactive, memberships, plain, queried } from './definition-testing';
import { readScope } from './scope';

const { group: ID, role: ROLE, application: APP, other: OTHER } = IDS;
const GROUP = `/groups/${ID}`;
const COUNTED = "/?$count=true&$filter=(userType eq 'Guest')";
const people = { users: true, groups: false, servicePrincipals: false, guestsOnly: false, inactiveFor: null };
const CAST = 'microsoft.graph.user';

const GROUP_SCOPES: [string, string, { transitive: boolean; groups?: boolean; guestsOnly?: boolean }][] = [
  [`${GROUP}/transitiveMembers`, `transitiveMembers/${CAST}`, { transitive: true }],
  [`/v1.0${GROUP}/transitivemembers/${CAST}`, `transitiveMembers/${CAST}`, { transitive: true }],
  [`/beta${GROUP}/transitiveMembers/${CAST}/`, `transitiveMembers/${CAST}`, { transitive: true }],
  [`${GROUP}/members`, 'members', { transitive: false, groups: true }],
  [`${GROUP}/members/${CAST}`, `members/${CAST}`, { transitive: false }],
  ...[
    `${GROUP}/transitiveMembers/${CAST}/${GUESTS}`,
    `${GROUP}/transitiveMembers/${CAST}${COUNTED}`,
    `${GROUP}/transitiveMembers/${GUESTS}`,
    `${GROUP}/transitiveMembers${GUESTS}`,
    `${GROUP}/transitiveMembers/${CAST}?$filter=userType+eq+'Guest'&$count=true`,
    `${GROUP}/transitiveMembers/${CAST}?%24filter=userType%20eq%20'Guest'`,
  ].map((query): (typeof GROUP_SCOPES)[number] => [
    query,
    `transitiveMembers/${CAST}${COUNTED}`,
    { transitive: true, guestsOnly: true },
  ]),
  [
    `${GROUP}/members/${CAST}/${GUESTS}`,
    `members/${CAST}${COUNTED}`,
    { transitive: false, guestsOnly: true },
  ],
];

it.each(GROUP_SCOPES)('reads %s as members of the group and writes it back whole', (query, path, of) => {
  const { transitive, groups = false, guestsOnly = false } = of;
  const { scope, wire } = readScope(queried(query));
  expect(scope).toEqual({
    principals: { ...people, groups, guestsOnly },
    resources: [{ kind: 'group', id: ID, transitive }],
  });
  expect(wire).toEqual({ ...queried(`/v1.0${GROUP}/${path}`), queryRoot: null });
});

it('reads a relative scope as members of the group that an instance is about', () => {
  const { scope, wire } = readScope(queried(`./members/${CAST}/${GUESTS}`));
  expect(scope).toEqual({
    principals: { ...people, guestsOnly: true },
    resources: [{ kind: 'enumeratedGroup', transitive: false }],
  });
  expect(wire).toMatchObject({ query: `./members/${CAST}${COUNTED}` });
});

it('reads inactive users with their duration, and PT0S where there is none', () => {
  const { scope, wire } = readScope(inactive(`${GROUP}/transitiveMembers`, 'P30D'));
  expect(scope.principals.inactiveFor).toBe('P30D');
  expect(wire).toEqual({
    ...inactive(`/v1.0${GROUP}/transitiveMembers/${CAST}`, 'P30D'),
    queryRoot: null,
  });
  expect(readScope(inactive(`${GROUP}/transitiveMembers`)).scope.principals.inactiveFor).toBe('PT0S');
});

const ROLES = '/roleManagement/directory';
const ofRole = `roleDefinitionId eq '${ROLE}'`;
const is = (type: string) => `isof(principal,'microsoft.graph.${type}')`;

it.each([
  [`${ROLES}/roleDefinitions/${ROLE}`, 'all', 'users'],
  [
    `${ROLES}/roleAssignmentScheduleInstances?$expand=principal&$filter=(${is('servicePrincipal')} and ${ofRole})`,
    'active',
    'servicePrincipals',
  ],
  [
    `${ROLES}/roleEligibilityScheduleInstances?$expand=principal&$filter=(${is('user')} and ${ofRole})`,
    'eligible',
    'users',
  ],
  [
    `${ROLES}/roleAssignmentScheduleInstances?$expand=principal&$filter=(assignmentType eq 'Assigned' and ${is('user')} and ${ofRole})`,
    'active',
    'users',
  ],
])('reads %s as a directory role and writes it back for beta', (query, assignments, who) => {
  const { scope, wire } = readScope(queried(query));
  expect(scope.resources).toEqual([{ kind: 'role', id: ROLE, assignments }]);
  expect(scope.principals).toEqual({ ...people, users: false, [who]: true });
  expect(wire).toEqual({ ...queried(`/beta${query}`), queryRoot: null });
});

it.each([(filter: string) => filter, (filter: string) => `(${filter})`])(
  'reads an access package by its policy (%#)',
  (around) => {
    const path = '/identityGovernance/entitlementManagement/assignments';
    const filter = `accessPackage/id eq '${ID}' and assignmentPolicy/id eq '${OTHER}'`;
    const { scope, wire } = readScope(queried(`${path}?$filter=${around(filter)}`));
    expect(scope.resources).toEqual([{ kind: 'accessPackage', packageId: ID, policyId: OTHER }]);
    expect(scope.principals).toEqual({ ...people, servicePrincipals: true });
    expect(wire).toMatchObject({ query: `/v1.0${path}?$filter=(${filter})` });
  },
);

it.each(['identityGovernance', 'identitityGovernance'])(
  'refuses an access package in the form of Microsoft’s page (%s), as a real tenant does',
  (name) => {
    const query = `/${name}/entitlementManagement/accessPackageAssignments?$filter=(accessPackageId eq '${ID}' and assignmentPolicyId eq '${OTHER}')`;
    const refused = { status: 400, message: 'Policy is invalid due to invalid criteria.' };
    expect(() => readScope(queried(query))).toThrow(expect.objectContaining(refused));
  },
);

it('notices a scope that was sent without its type', () => {
  expect(readScope(plain(`${GROUP}/members`)).untyped).toBe(true);
  expect(readScope(queried(`${GROUP}/members`)).untyped).toBe(false);
});

it.each([
  ['/groups/nonsense/members'],
  [`${GROUP}/owners`],
  [`${GROUP}/members?$filter=(city eq 'Oslo')`],
  [`${GROUP}/members?$filter=(userType eq 'Guest') or true`],
  [`${GROUP}/members?$filter=(userType eq 'Guest' and city eq 'Oslo')`],
  [`${GROUP}/members?$filter=`],
  [`${GROUP}/members?$count=false&$filter=(userType eq 'Guest')`],
  [`${GROUP}/members?$filter=(userType eq 'Guest')&$filter=(userType eq 'Guest')`],
  [`${GROUP}/members?$top=5`],
  ['/users'],
  ['/groups'],
  [`${ROLES}/roleDefinitions`],
  [`${ROLES}/roleDefinitions/${ROLE}?$expand=principal`],
  [`${ROLES}/roleAssignmentScheduleInstances?$filter=(${ofRole})`],
  [`${ROLES}/roleAssignmentScheduleInstances?$filter=(${is('device')} and ${ofRole})`],
  [
    `${ROLES}/roleAssignmentScheduleInstances?$filter=(assignmentType eq 'Activated' and ${is('user')} and ${ofRole})`,
  ],
  [
    `${ROLES}/roleEligibilityScheduleInstances?$filter=(assignmentType eq 'Assigned' and ${is('user')} and ${ofRole})`,
  ],
  [`${ROLES}/roleAssignmentScheduleInstances?$expand=roleDefinition&$filter=(${is('user')} and ${ofRole})`],
  [`/identityGovernance/entitlementManagement/assignments?$filter=(accessPackage/id eq '${ID}')`],
  ['%zz'],
])('refuses the query %s and names it', (query) => {
  const refused = { status: 400, message: expect.stringContaining(`scope.query: ${query}`) };
  expect(() => readScope(queried(query))).toThrow(expect.objectContaining(refused));
});

it.each([
  ['no scope', undefined, 'scope:'],
  ['a list', [], 'scope:'],
  ['an empty scope', {}, 'scope.query:'],
  ['an unknown type', { ...queried(`${GROUP}/members`), '@odata.type': 'x' }, 'scope.@odata.type:'],
  ['the query type ARM', { ...queried(`${GROUP}/members`), queryType: 'ARM' }, 'scope.queryType:'],
  [
    'lists of principals and resources without their type',
    { ...memberships([queried('/users')], [queried('/groups')]), '@odata.type': undefined },
    'scope.@odata.type:',
  ],
  [
    'a duration without its type',
    { ...queried(`${GROUP}/members`), inactiveDuration: 'P30D' },
    'scope.@odata.type:',
  ],
  ['a duration in months', inactive(`/servicePrincipals/${APP}`, 'P1M'), 'scope.inactiveDuration:'],
])('refuses %s and names the field', (_, scope, field) => {
  const refused = { status: 400, message: expect.stringContaining(` ${field} `) };
  expect(() => readScope(scope)).toThrow(expect.objectContaining(refused));
});
