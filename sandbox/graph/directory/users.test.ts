import { expect, it } from 'vitest';
import { insertGroup } from '../../directory/groups';
import { groupId } from '../../seed/directory';
import { testWorld } from '../../seed/world-testing';

const world = testWorld('empty');
const ALL = ['User.Read', 'User.Read.All', 'GroupMember.Read.All'];
const get = (path: string, query: Record<string, string> = {}, scopes = ALL) =>
  world.call('adelev', 'GET', path, { query, scopes });

it('/me returns Graph’s default properties, and further properties when they are selected', async () => {
  const { body } = await get('/me', {}, ['User.Read']);
  expect(body).toMatchObject({ displayName: 'Adele Vance', jobTitle: 'Head of Retail' });
  expect(body).not.toHaveProperty('department');
  const asked = await get('/me', { $select: 'department,userType' }, ['User.Read']);
  expect(asked.body).toMatchObject({ department: 'Retail', userType: 'Member' });
});

it('reading other people needs User.Read.All', async () => {
  for (const path of ['/users', '/users/alexw@contoso.onmicrosoft.com', '/me/manager'])
    expect((await get(path, {}, ['User.Read'])).body.error.code).toBe('Authorization_RequestDenied');
  expect((await get('/me', { $expand: 'manager' }, ['User.Read'])).status).toBe(403);
  expect((await get(`/users/${world.person('adelev')}`, {}, ['User.Read'])).status).toBe(200);
});

it('finds a person by id and by user principal name in any case, with their manager', async () => {
  const options = { $select: 'id,displayName', $expand: 'manager($select=id,displayName)' };
  const byName = await get('/users/ALEXW@contoso.onmicrosoft.com', options);
  const byId = await get(`/users/${world.person('alexw')}`, options);
  expect(byName.body).toEqual(byId.body);
  expect(byId.body.manager).toEqual({
    '@odata.type': '#microsoft.graph.user',
    displayName: 'Miriam Graham',
    id: world.person('miriamg'),
  });
  expect((await get(`/users/${world.person('alexw')}/manager`)).body.displayName).toBe('Miriam Graham');
  expect((await get('/users/gradya@contoso.onmicrosoft.com/manager')).status).toBe(404);
});

it('filters people by equality and by the beginning of their name', async () => {
  const names = async ($filter: string) =>
    (await get('/users', { $filter })).body.value.map((user) => user.displayName);
  expect(await names("startswith(displayName,'Ad')")).toEqual(['Adele Vance']);
  expect(await names("department eq 'Finance' and startswith(displayName,'I')")).toEqual(['Ingrid Hauge']);
  expect((await get('/users', { $filter: "passwordProfile eq 'x'" })).status).toBe(400);
});

it('lists groups, their members and their owners with GroupMember.Read.All', async () => {
  const group = `/groups/${world.group('partners')}`;
  expect((await get(group)).body.groupTypes).toEqual(['Unified']);
  const names = async (path: string, query?: Record<string, string>) =>
    (await get(path, query)).body.value.map(({ displayName }) => displayName);
  expect(await names(`${group}/owners`)).toEqual(['Adele Vance', 'Alex Wilber']);
  const guests = { $filter: "userType eq 'Guest'", $select: 'displayName' };
  expect(await names(`${group}/transitiveMembers/microsoft.graph.user`, guests)).toEqual([
    'Dana Fox',
    'Pilar Ruiz',
    'Sam Reed',
  ]);
  expect((await get('/groups', {}, ['User.Read.All'])).status).toBe(403);
  expect((await get('/groups/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

it('shows a nested group beside people, and its people transitively', async () => {
  const own = testWorld('empty');
  const outer = '11111111-1111-4111-8111-111111111111';
  insertGroup(
    own.context.store,
    own.tenant.id,
    {
      id: outer,
      displayName: 'Outer',
      description: null,
      mailNickname: 'outer',
      unified: false,
      createdDateTime: '2026-01-01',
    },
    {
      owners: [],
      members: [
        { id: own.person('bo'), kind: 'user' },
        { id: own.group('badges'), kind: 'group' },
      ],
    },
  );
  const list = async (path: string) => {
    const { body } = await own.call('adelev', 'GET', `/groups/${outer}/${path}`, { scopes: ALL });
    return body.value.map((member) => [member['@odata.type'], member.displayName]);
  };
  expect(await list('members')).toEqual([
    ['#microsoft.graph.user', 'Bo'],
    ['#microsoft.graph.group', 'Badge printers'],
  ]);
  expect(await list('transitiveMembers/microsoft.graph.user')).toHaveLength(4);
});

it('finds people by up to fifteen ids at once, with their managers', async () => {
  const ids = ['adelev', 'alexw', 'gradya'].map((alias) => world.person(alias));
  const $filter = `id in ('${[...ids, '00000000-0000-4000-8000-000000000000'].join("','")}')`;
  const $expand = 'manager($select=id,displayName)';
  const { body } = await get('/users', { $filter, $select: 'id,userType', $expand });
  expect(body.value.map(({ id, manager }) => [id, manager?.displayName])).toEqual([
    [ids[0], 'Miriam Graham'],
    [ids[1], 'Miriam Graham'],
    [ids[2], undefined],
  ]);
  const sixteen = Array.from({ length: 16 }, () => `'${ids[0]}'`).join(',');
  expect((await get('/users', { $filter: `id in (${sixteen})` })).status).toBe(400);
});

it('a page of members has 100 entries by default and at most 999', async () => {
  const large = testWorld('large', 1000);
  const path = `/groups/${groupId(large.tenant, 'cloud')}/members`;
  const ask = (query: Record<string, string>) =>
    large.call('adelev', 'GET', path, { query, scopes: ['GroupMember.Read.All'] });
  expect((await ask({})).body.value).toHaveLength(100);
  const { body } = await ask({ $top: '2000', $select: 'id' });
  expect(body.value).toHaveLength(999);
  expect(Object.keys(body.value[0] ?? {})).toEqual(['@odata.type', 'id']);
});

it('members of different kinds can be read with their ids alone', async () => {
  const outer = '44444444-4444-4444-8444-444444444444';
  const { context, tenant } = world;
  insertGroup(
    context.store,
    tenant.id,
    {
      id: outer,
      displayName: 'Outer',
      description: null,
      mailNickname: 'outer',
      unified: false,
      createdDateTime: '2026-01-01T00:00:00Z',
    },
    {
      owners: [],
      members: [
        { id: world.person('adelev'), kind: 'user' },
        { id: world.group('server'), kind: 'group' },
      ],
    },
  );
  const { body } = await get(`/groups/${outer}/members`, { $select: 'id' });
  expect(body.value).toEqual([
    { '@odata.type': '#microsoft.graph.user', id: world.person('adelev') },
    { '@odata.type': '#microsoft.graph.group', id: world.group('server') },
  ]);
});
