import { expect, it } from 'vitest';
import { ALL_GROUPS, ALL_TEAMS, GUESTS, IDS, inactive, plain, queried } from './definition-testing';
import { readEnumeration } from './enumeration';
import { readScope } from './scope';

const { scope: RELATIVE } = readScope(queried(`./members/microsoft.graph.user/${GUESTS}`));
const { scope: NAMED } = readScope(queried(`/groups/${IDS.group}/members`));
const written = (query: string) => ({ ...queried(query), queryRoot: null });

const UNIFIED = "/groups?$filter=(groupTypes/any(c:c+eq+'Unified'))&$count=true";
const TEAMS =
  "/groups?$filter=(groupTypes/any(c:c+eq+'Unified') and resourceProvisioningOptions/Any(x:x eq 'Team'))&$count=true";

it.each([
  [ALL_GROUPS, UNIFIED, false],
  [UNIFIED, UNIFIED, false],
  ["/v1.0/groups?$filter=groupTypes/any(c:c eq 'Unified')", UNIFIED, false],
  [ALL_TEAMS, TEAMS, true],
  [ALL_TEAMS.replaceAll('+', ' '), TEAMS, true],
  [TEAMS, TEAMS, true],
])('reads %s as all groups of their kind', (query, text, teamsOnly) => {
  expect(readEnumeration(plain(query), RELATIVE)).toEqual({
    enumeration: { teamsOnly, groupId: null },
    wire: written(text),
  });
});

it.each([
  ['the group’s members', NAMED],
  ['./members', RELATIVE],
])('accepts one group beside a scope of %s', (_, scope) => {
  expect(readEnumeration(plain(`/groups/${IDS.group}`), scope)).toEqual({
    enumeration: { teamsOnly: false, groupId: IDS.group },
    wire: written(`/v1.0/groups/${IDS.group}`),
  });
});

it('an enumeration scope is not needed for the members of one group', () => {
  expect(readEnumeration(undefined, NAMED)).toEqual({ enumeration: null, wire: null });
  expect(readEnumeration(null, NAMED)).toEqual({ enumeration: null, wire: null });
});

it.each([
  ['./members without an enumeration scope', undefined, RELATIVE, ''],
  ['another group than the one in the scope', plain(`/groups/${IDS.other}`), NAMED, ''],
  ['all groups beside a scope of one group', plain(ALL_GROUPS), NAMED, ''],
  [
    'all groups beside a scope of a role',
    plain(ALL_GROUPS),
    readScope(queried(`/roleManagement/directory/roleDefinitions/${IDS.role}`)).scope,
    '',
  ],
  ['inactive groups', inactive(ALL_GROUPS, 'P30D'), RELATIVE, ''],
  ['security groups', plain('/groups?$filter=securityEnabled eq true'), RELATIVE, '.query'],
  ['every group', plain('/groups'), RELATIVE, '.query'],
  ['nothing', {}, RELATIVE, '.query'],
])('refuses %s and names the field', (_, sent, scope, field) => {
  const message = expect.stringContaining(` instanceEnumerationScope${field}: `);
  expect(() => readEnumeration(sent, scope)).toThrow(expect.objectContaining({ status: 400, message }));
});
