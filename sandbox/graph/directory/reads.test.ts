import { expect, it } from 'vitest';
import { PEOPLE } from '../../seed/people';
import { testWorld } from '../../seed/world-testing';

const world = testWorld('empty');
const ALL = ['User.Read', 'User.Read.All', 'GroupMember.Read.All', 'Directory.Read.All', 'AuditLog.Read.All'];
const EVENTUAL = { consistencylevel: 'eventual' };

const get = (path: string, query: Record<string, string> = {}, scopes = ALL, headers = {}) =>
  world.call('adelev', 'GET', path, { query, scopes, headers });
const names = async (path: string, query: Record<string, string>, headers = {}) =>
  (await get(path, query, ALL, headers)).body.value.map(({ displayName }) => displayName);

it('shows sign-ins only when selected or filtered by, and only with the permission for audit logs', async () => {
  const query = { $select: 'displayName,signInActivity' };
  const { body } = await get('/users', query);
  const adele = body.value.find(({ displayName }) => displayName === 'Adele Vance');
  expect(adele?.signInActivity).toMatchObject({ lastSignInDateTime: expect.stringMatching(/Z$/) });
  expect((await get('/users', query, ['User.Read.All'])).status).toBe(403);
  const filter = { $filter: 'signInActivity/lastSignInDateTime le 2026-09-01T00:00:00Z' };
  const idle = await names('/users', filter);
  expect(idle.length).toBeGreaterThan(0);
  expect(idle).not.toContain('Adele Vance');
  expect((await get('/users', filter, ['User.Read.All'])).status).toBe(403);
  expect((await get('/users')).body.value[0]).not.toHaveProperty('signInActivity');
});

it('filters guests by the state of their invitation and by when it changed', async () => {
  const guests = await get('/users', { $filter: "externalUserState eq 'Accepted'", $select: 'userType' });
  expect(guests.body.value.length).toBeGreaterThan(2);
  expect(guests.body.value.every(({ userType }) => userType === 'Guest')).toBe(true);
  const since = { $filter: 'externalUserStateChangeDateTime ge 2000-01-01T00:00:00Z' };
  expect((await get('/users', since)).body.value).toHaveLength(guests.body.value.length);
});

it('searches people and groups by words and beginnings of names, and refuses it without the header', async () => {
  expect(await names('/users', { $search: '"displayName:vance"' }, EVENTUAL)).toEqual(['Adele Vance']);
  expect(await names('/users', { $search: '"mail:vance" OR "mail:adelev"' }, EVENTUAL)).toEqual([
    'Adele Vance',
  ]);
  expect(await names('/users', { $search: '"displayName:adele" AND "mail:x"' }, EVENTUAL)).toEqual([]);
  const group = (await get('/groups')).body.value[0];
  const word = group?.displayName.split(' ').at(-1) ?? '';
  expect(await names('/groups', { $search: `"displayName:${word}"` }, EVENTUAL)).toContain(
    group?.displayName,
  );
  expect((await get('/users', { $search: '"displayName:vance"' })).body.error.code).toBe(
    'Request_UnsupportedQuery',
  );
  for (const $search of ['vance', '"vance"', '"passwordProfile:x"'])
    expect((await get('/users', { $search }, ALL, EVENTUAL)).status).toBe(400);
});

it('lists what somebody owns', async () => {
  const { body } = await get('/me/ownedObjects', {}, ['User.Read']);
  expect(body.value.map(({ id }) => id)).toContain(world.group('partners'));
  const groups = await get(`/users/${world.person('adelev')}/ownedObjects/microsoft.graph.group`);
  expect(groups.body.value.every((one) => one['@odata.type'] === '#microsoft.graph.group')).toBe(true);
});

it('gives the ids of the groups somebody is in, and objects by their ids', async () => {
  const post = (path: string, body: unknown) => world.call('adelev', 'POST', path, { body, scopes: ALL });
  const [guest] = (await get(`/groups/${world.group('partners')}/members`)).body.value;
  const member = guest?.id ?? '';
  const { body } = await post(`/users/${member}/getMemberGroups`, { securityEnabledOnly: false });
  expect(body.value).toContain(world.group('partners'));
  const ids = [member, world.group('partners'), '00000000-0000-0000-0000-000000000009'];
  const types = (answer: typeof body) => answer.value.map((one) => one['@odata.type']);
  expect(types((await post('/directoryObjects/getByIds', { ids })).body)).toEqual([
    '#microsoft.graph.user',
    '#microsoft.graph.group',
  ]);
  expect(types((await post('/directoryObjects/getByIds', { ids, types: ['group'] })).body)).toEqual([
    '#microsoft.graph.group',
  ]);
  expect((await post('/directoryObjects/getByIds', { ids, types: ['cat'] })).status).toBe(400);
});

it('returns the organization by its own id and answers 404 to another id', async () => {
  const { id, displayName } = (await get('/organization')).body.value[0] ?? { id: '' };
  expect((await get(`/organization/${id}`)).body.displayName).toBe(displayName);
  expect((await get('/organization/00000000-0000-0000-0000-000000000009')).status).toBe(404);
});

it('lists the sizes of a photo, and an empty list where there is no photo', async () => {
  const lists = await Promise.all(
    PEOPLE.map(async ({ alias }) => (await get(`/users/${world.person(alias)}/photos`)).body.value),
  );
  const [having] = lists.filter((list) => list.length > 0);
  expect(having?.map(({ id }) => id)).toEqual(['48x48', '64x64', '96x96', '120x120', '240x240']);
  expect(lists.some((list) => list.length === 0)).toBe(true);
});

it('expands managers of members and owners of groups', async () => {
  const group = `/groups/${world.group('partners')}`;
  const members = await get(`${group}/members`, { $expand: 'manager($select=displayName)' });
  expect(members.body.value.some(({ manager }) => manager?.displayName)).toBe(true);
  const owned = await get(group, { $select: 'id', $expand: 'owners($select=displayName)' });
  expect(owned.body.owners).toMatchObject([{ displayName: 'Adele Vance' }, { displayName: 'Alex Wilber' }]);
  const all = await get('/groups', { $expand: 'owners' });
  expect(all.body.value.every(({ owners }) => Array.isArray(owners))).toBe(true);
  expect((await get(group, { $expand: 'calendar' })).status).toBe(400);
});

it('lists the holders of an access package with the policy they have it by, and the catalog', async () => {
  const may = ['EntitlementManagement.Read.All'];
  const root = '/identityGovernance/entitlementManagement';
  const [one] = (await get(`${root}/accessPackages`, { $expand: 'assignmentPolicies' }, may)).body.value;
  const [policy] = (one?.assignmentPolicies ?? []) as { id: string }[];
  const $filter = `accessPackage/id eq '${one?.id}' and assignmentPolicy/id eq '${policy?.id}'`;
  const { body } = await get(`${root}/assignments`, { $filter, $expand: 'target,accessPackage' }, may);
  expect(body.value.length).toBeGreaterThan(0);
  expect(body.value[0]).toMatchObject({
    state: 'delivered',
    accessPackage: { displayName: one?.displayName },
  });
  expect((await get(`${root}/assignments`, { $expand: 'cat' }, may)).status).toBe(400);
  expect((await get(`${root}/catalogs`, {}, may)).body.value).toMatchObject([
    { displayName: 'General', catalogType: 'serviceDefault' },
    { displayName: 'Buildings', catalogType: 'userManaged' },
    { displayName: 'Finance', catalogType: 'userManaged' },
  ]);
});
