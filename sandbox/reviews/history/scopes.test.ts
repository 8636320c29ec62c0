import { expect, it } from 'vitest';
import { isSought, soughtBy } from './scopes';

const DEFINITIONS = '/identityGovernance/accessReviews/definitions';

it.each([
  ["?$filter=contains(scope/query, '/groups')", '/groups'],
  ["?$filter=contains(scope/query,'accessPackageAssignments')", 'accessPackageAssignments'],
  ["?$filter=contains(scope/microsoft.graph.accessReviewQueryScope/query, './members')", './members'],
  ["?%24filter=contains(scope%2Fquery,%20'/servicePrincipals')", '/servicePrincipals'],
  ["?$filter=contains(scope/query,+'/groups')", '/groups'],
  ["?$filter=contains(scope/query, 'it''s')", "it's"],
  ['', ''],
])('reads %s', (filter, sought) => {
  expect(soughtBy(DEFINITIONS + filter)).toBe(sought);
  expect(soughtBy(`/v1.0${DEFINITIONS}${filter}`)).toBe(sought);
});

it.each([
  "?$filter=contains(scope/query, '')",
  "?$filter=contains(displayName, 'x')",
  "?$filter=scope/query eq '/groups'",
  "?$filter=contains(scope/query, '/groups') and status eq 'InProgress'",
  "?$filter=contains(scope/query, '/groups'",
  '?$top=3',
  '?%E0%A4%A',
  '/instances',
])('refuses %s as a query of definitions', (filter) => {
  expect(soughtBy(DEFINITIONS + filter)).toBeUndefined();
});

const query = (text: string) => ({ '@odata.type': '#microsoft.graph.accessReviewQueryScope', query: text });
const GROUP = query('/v1.0/groups/2f/transitiveMembers/microsoft.graph.user');
const ALL_GROUPS = query("./members/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')");
const APPLICATION = {
  principalScopes: [query('/v1.0/users'), query('/v1.0/groups')],
  resourceScopes: [query('/v1.0/servicePrincipals/7a')],
};

it('a scope matches reviews whose query contains it, and several resources by their own queries', () => {
  expect(isSought(GROUP, ['/groups'])).toBe(true);
  expect(isSought(GROUP, ['/Groups/2F'])).toBe(true);
  expect(isSought(GROUP, ['/groups/3a', './members'])).toBe(false);
  expect(isSought(ALL_GROUPS, ['/groups'])).toBe(false);
  expect(isSought(ALL_GROUPS, ['accessPackageAssignments', './members'])).toBe(true);
  expect(isSought(APPLICATION, ['/servicePrincipals'])).toBe(true);
  expect(isSought(APPLICATION, ['/groups'])).toBe(false);
  for (const scope of [GROUP, ALL_GROUPS, APPLICATION]) expect(isSought(scope, [''])).toBe(true);
});
