import { expect, it } from 'vitest';
import { GUESTS, IDS, inactive, memberships, queried } from './definition-testing';
import { readMemberships } from './membership';

const { group: ID, role: ROLE, application: APP, other: OTHER } = IDS;
const ROLES = '/roleManagement/directory/roleDefinitions';
const CHANNELS = "/channels?$filter=(membershipType eq 'shared')";
const THROUGH = { ...queried('./members/microsoft.graph.user'), queryRoot: '/v1.0/groups' };
const written = (query: string) => ({ ...queried(query), queryRoot: null });
const nobody = {
  users: false,
  groups: false,
  servicePrincipals: false,
  guestsOnly: false,
  inactiveFor: null,
};
const users = { ...nobody, users: true };

it.each([
  ['users', [queried('/users')], users],
  ['users, also through groups', [queried('/v1.0/users'), THROUGH], users],
  ['groups', [queried('/groups')], { ...nobody, groups: true }],
  ['users and groups', [queried('/users'), queried('/groups')], { ...users, groups: true }],
  ['guests', [queried(`/users${GUESTS}`)], { ...users, guestsOnly: true }],
  ['inactive users', [inactive('/users', 'P30D')], { ...users, inactiveFor: 'P30D' }],
  [
    'inactive guests',
    [inactive(`/users${GUESTS}`, 'P60D')],
    { ...users, guestsOnly: true, inactiveFor: 'P60D' },
  ],
])('reads %s as principals', (_, principals, read) => {
  expect(readMemberships(memberships(principals, [queried('/groups')])).scope.principals).toEqual(read);
});

it.each([
  [`/servicePrincipals/${APP}`, '/v1.0', { kind: 'application', id: APP }],
  [`${ROLES}/${ROLE}`, '/beta', { kind: 'role', id: ROLE, assignments: 'all' }],
  ['/groups', '/v1.0', { kind: 'groups' }],
  [`/groups/${ID}`, '/v1.0', { kind: 'group', id: ID, transitive: true }],
  [`/groups/${ID}/members/microsoft.graph.user`, '/v1.0', { kind: 'group', id: ID, transitive: false }],
  [`/teams/${ID}${CHANNELS}`, '/v1.0', { kind: 'sharedChannels', teamId: ID }],
])('reads the resource %s and writes it back with the version %s', (query, version, resource) => {
  const { scope, wire } = readMemberships(memberships([queried('/users')], [queried(query)]));
  expect(scope.resources).toEqual([resource]);
  expect(wire.resourceScopes).toEqual([written(`${version}${query}`)]);
});

it('writes the principals back with their version', () => {
  const { wire } = readMemberships(
    memberships([queried(`/users${GUESTS}`), queried('/groups')], [queried(`/servicePrincipals/${APP}`)]),
  );
  expect(wire.principalScopes).toEqual([written(`/v1.0/users${GUESTS}`), written('/v1.0/groups')]);
});

it('reads a team and its shared channels as two resources', () => {
  const resources = [queried(`/groups/${ID}/transitiveMembers`), queried(`/teams/${ID}${CHANNELS}`)];
  const { scope } = readMemberships(memberships([queried('/users')], resources));
  expect(scope.resources.map(({ kind }) => kind)).toEqual(['group', 'sharedChannels']);
});

const USERS = [queried('/users')];
it.each([
  ['no principals', [], [queried('/groups')], 'scope.principalScopes:'],
  ['no resources', USERS, [], 'scope.resourceScopes:'],
  ['one person', [queried(`/users/${OTHER}`)], [queried('/groups')], 'scope.principalScopes.0.query:'],
  [
    'a filter of groups',
    [queried(`/groups${GUESTS}`)],
    [queried('/groups')],
    'scope.principalScopes.0.query:',
  ],
  [
    'the same users twice',
    [...USERS, queried(`/users${GUESTS}`)],
    [queried('/groups')],
    'scope.principalScopes:',
  ],
  ['only members of groups', [THROUGH], [queried('/groups')], 'scope.principalScopes:'],
  ['inactive groups', [inactive('/groups', 'P30D')], [queried('/groups')], 'scope.principalScopes.0:'],
  ['inactive resources', USERS, [inactive('/groups', 'P30D')], 'scope.resourceScopes.0:'],
  ['the same resource twice', USERS, [queried('/groups'), queried('/v1.0/groups')], 'scope.resourceScopes:'],
  ['private channels', USERS, [queried(`/teams/${ID}/channels`)], 'scope.resourceScopes.0.query:'],
  ['members of any group', USERS, [queried('./members')], 'scope.resourceScopes.0.query:'],
  [
    'an application’s owners',
    USERS,
    [queried(`/servicePrincipals/${APP}/owners`)],
    'scope.resourceScopes.0.query:',
  ],
])('refuses %s and names the field', (_, principals, resources, field) => {
  const refused = { status: 400, message: expect.stringContaining(` ${field} `) };
  expect(() => readMemberships(memberships(principals, resources))).toThrow(expect.objectContaining(refused));
});
