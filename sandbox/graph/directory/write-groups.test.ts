import { expect, it } from 'vitest';
import { testWorld } from '../../seed/world-testing';

const WRITE = ['Group.ReadWrite.All', 'GroupMember.ReadWrite.All'];
const GRAPH = 'https://graph.microsoft.com';
const NEW = {
  description: 'Building security',
  displayName: 'Building security, east',
  groupTypes: [],
  mailEnabled: false,
  mailNickname: 'buildingsecurityeast',
  securityEnabled: true,
};
const UNIFIED = { ...NEW, groupTypes: ['Unified'], mailEnabled: true, securityEnabled: false };

const setUp = () => {
  const world = testWorld('empty');
  const as = (who: string, scopes: string[]) => (method: string, path: string, body?: unknown) =>
    world.call(who, method, path, { body, scopes });
  const admin = as('admin', WRITE);
  const idsOf = async (path: string) => (await admin('GET', path)).body.value.map(({ id }) => id);
  return { ...world, as, admin, idsOf };
};

it('creates a security group with owners and members, given as links to users, groups or objects', async () => {
  const { admin, person, group, idsOf } = setUp();
  const { status, body, headers } = await admin('POST', '/groups', {
    ...NEW,
    'owners@odata.bind': [`${GRAPH}/beta/users/${person('adelev')}`],
    'members@odata.bind': [
      `${GRAPH}/v1.0/users/${person('alexw')}`,
      `${GRAPH}/beta/directoryObjects/${person('bo')}`,
      `${GRAPH}/v1.0/groups/${group('badges')}`,
    ],
  });
  expect(status).toBe(201);
  expect(headers.Location).toBe(`${GRAPH}/v1.0/groups/${body.id}`);
  expect(body).toMatchObject({ ...NEW, mail: null, createdDateTime: '2026-11-20T09:30:00Z' });
  expect(await idsOf(`/groups/${body.id}/owners`)).toEqual([person('adelev')]);
  expect(await idsOf(`/groups/${body.id}/members`)).toEqual([person('alexw'), person('bo'), group('badges')]);
});

it('the creator of a Microsoft 365 group becomes its owner where none is named; a security group gets none', async () => {
  const { admin, person, idsOf } = setUp();
  const { body } = await admin('POST', '/groups', UNIFIED);
  expect(body).toMatchObject({
    groupTypes: ['Unified'],
    mail: 'buildingsecurityeast@contoso.onmicrosoft.com',
    visibility: 'Public',
  });
  expect(await idsOf(`/groups/${body.id}/owners`)).toEqual([person('admin')]);
  const security = await admin('POST', '/groups', NEW);
  expect(await idsOf(`/groups/${security.body.id}/owners`)).toEqual([]);
});

it.each([
  ['no name', { displayName: undefined }],
  ['an empty name', { displayName: ' ' }],
  ['no value for securityEnabled', { securityEnabled: undefined }],
  ['mail that is not of Microsoft 365', { mailEnabled: true }],
  ['neither mail nor security', { securityEnabled: false }],
  ['a mail nickname with a blank', { mailNickname: 'building security' }],
  ['a mail nickname with an umlaut', { mailNickname: 'gebäude' }],
  ['a rule but no dynamic membership', { membershipRule: '(user.department -eq "Retail")' }],
  ['dynamic membership but no rule', { groupTypes: ['DynamicMembership'] }],
  ['an unknown group type', { groupTypes: ['Team'] }],
  ['a member that isn’t an address', { 'members@odata.bind': ['adelev'] }],
  ['a property that Graph does not have', { colour: 'red' }],
])('refuses a group with %s', async (_, over) => {
  const { status, body } = await setUp().admin('POST', '/groups', { ...NEW, ...over });
  expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
});

it('refuses a mail nickname that another Microsoft 365 group has', async () => {
  const { admin } = setUp();
  expect((await admin('POST', '/groups', { ...UNIFIED, mailNickname: 'Partners' })).status).toBe(400);
  expect((await admin('POST', '/groups', { ...NEW, mailNickname: 'Partners' })).status).toBe(201);
});

it('refuses more than twenty references, and a reference to somebody who doesn’t exist', async () => {
  const { admin, person } = setUp();
  const bind = (...ids: string[]) => ({
    ...NEW,
    'members@odata.bind': ids.map((id) => `${GRAPH}/v1.0/users/${id}`),
  });
  const many = Array.from({ length: 21 }, () => person('adelev'));
  expect((await admin('POST', '/groups', bind(...many))).status).toBe(400);
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await admin('POST', '/groups', bind(person('adelev'), nobody))).status).toBe(404);
});

it('a group that can be assigned to roles needs the permission to manage roles', async () => {
  const { admin, as } = setUp();
  const assignable = { ...NEW, isAssignableToRole: true };
  expect((await admin('POST', '/groups', assignable)).status).toBe(403);
  const privileged = as('admin', [...WRITE, 'RoleManagement.ReadWrite.Directory']);
  const { status, body } = await privileged('POST', '/groups', assignable);
  expect([status, body.isAssignableToRole]).toEqual([201, true]);
  expect((await admin('DELETE', `/groups/${body.id}`)).status).toBe(403);
  expect((await privileged('DELETE', `/groups/${body.id}`)).status).toBe(204);
});

it('an owner may change their group, a person without a role may not, and a token needs the permission', async () => {
  const { as, group } = setUp();
  const path = `/groups/${group('wiki')}`;
  expect((await as('alexw', WRITE)('PATCH', path, { displayName: 'Wiki' })).status).toBe(204);
  expect((await as('adelev', WRITE)('PATCH', path, { displayName: 'Wiki' })).status).toBe(403);
  expect((await as('admin', ['GroupMember.ReadWrite.All'])('PATCH', path, {})).status).toBe(403);
  expect((await as('alexw', WRITE)('POST', '/groups', NEW)).status).toBe(403);
  expect((await as('app', WRITE)('DELETE', path)).status).toBe(204);
});

it('a change of a group is applied wholly or not at all', async () => {
  const { admin, person, group, idsOf } = setUp();
  const path = `/groups/${group('wiki')}`;
  const bind = (alias: string) => ({
    displayName: `With ${alias}`,
    'members@odata.bind': [`${GRAPH}/v1.0/directoryObjects/${person(alias)}`],
  });
  expect((await admin('PATCH', path, bind('bo'))).status).toBe(204);
  expect(await idsOf(`${path}/members`)).toContain(person('bo'));
  expect((await admin('PATCH', path, bind('christiec'))).status).toBe(400);
  expect((await admin('GET', path)).body.displayName).toBe('With bo');
});

it('deletes a group with its memberships in both directions', async () => {
  const { admin, group, idsOf, person } = setUp();
  expect((await admin('DELETE', `/groups/${group('keyholders')}`)).status).toBe(204);
  expect((await admin('GET', `/groups/${group('keyholders')}`)).status).toBe(404);
  expect(await idsOf(`/groups/${group('facilities')}/transitiveMembers`)).toEqual([
    person('pattif'),
    person('zofiak'),
  ]);
});
