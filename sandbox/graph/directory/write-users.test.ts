import { expect, it } from 'vitest';
import { findUser } from '../../directory/users';
import { testWorld } from '../../seed/world-testing';

const WRITE = ['User.ReadWrite.All', 'GroupMember.Read.All'];
const NEW = {
  accountEnabled: true,
  displayName: 'Test User',
  mailNickname: 'TestU',
  userPrincipalName: 'TestU@contoso.onmicrosoft.com',
  passwordProfile: { forceChangePasswordNextSignIn: true, password: 'xWwvJ]6NMw+bWH-d' },
};

const setUp = () => {
  const world = testWorld('empty');
  const as =
    (who: string) =>
    (method: string, path: string, body?: unknown, query = {}) =>
      world.call(who, method, path, { body, scopes: WRITE, query });
  return { ...world, as, admin: as('admin') };
};

it('a new user can be read at once, with the properties that were sent', async () => {
  const { admin, context, tenant } = setUp();
  const { status, body, headers } = await admin('POST', '/users', {
    ...NEW,
    department: 'Research',
    usageLocation: 'NO',
  });
  expect(status).toBe(201);
  expect(headers.Location).toBe(`https://graph.microsoft.com/v1.0/users/${body.id}`);
  expect(body).toMatchObject({ displayName: 'Test User', mail: NEW.userPrincipalName });
  expect(JSON.stringify(body)).not.toContain('password');
  const select = { $select: 'department,usageLocation,mailNickname,createdDateTime' };
  const again = await admin('GET', `/users/${NEW.userPrincipalName.toLowerCase()}`, undefined, select);
  expect(again.body).toMatchObject({
    department: 'Research',
    usageLocation: 'NO',
    mailNickname: 'TestU',
    createdDateTime: '2026-11-20T09:30:00Z',
  });
  expect(findUser(context.store, tenant.id, body.id)?.lastSignInDateTime).toBeNull();
});

it.each([
  ['no password', { passwordProfile: undefined }, 'password'],
  ['no name', { displayName: undefined }, 'displayName'],
  ['no mail nickname', { mailNickname: undefined }, 'mailNickname'],
  ['a text in place of a flag', { accountEnabled: 'yes' }, 'accountEnabled'],
  ['a property that Graph does not have', { shoeSize: 42 }, 'shoeSize'],
  ['the domain of another tenant', { userPrincipalName: 'x@fabrikam.com' }, 'domain'],
  ['no domain', { userPrincipalName: 'x' }, 'userPrincipalName'],
  [
    'a sign-in name that is taken',
    { userPrincipalName: 'ADELEV@contoso.onmicrosoft.com' },
    'userPrincipalName',
  ],
])('refuses a user with %s', async (_, over, named) => {
  const { admin } = setUp();
  const { status, body } = await admin('POST', '/users', { ...NEW, ...over });
  expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
  expect(body.error.message).toContain(named);
});

it.each([[[]], ['text'], [undefined], [null]])('refuses the body %j', async (body) => {
  expect((await setUp().admin('POST', '/users', body)).status).toBe(400);
});

it('changing users needs both a role of the person and a token with the write permission', async () => {
  const { as, call } = setUp();
  for (const [method, path, body] of [
    ['POST', '/users', NEW],
    ['PATCH', '/users/alexw@contoso.onmicrosoft.com', { jobTitle: 'Chief' }],
    ['DELETE', '/users/alexw@contoso.onmicrosoft.com', undefined],
  ] as const) {
    const refused = await as('adelev')(method, path, body);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect((await call('admin', method, path, { body, scopes: ['User.Read.All'] })).status).toBe(403);
  }
  expect((await as('app')('POST', '/users', NEW)).status).toBe(201);
});

it('changes only the properties that were sent', async () => {
  const { admin, user } = setUp();
  const before = user('alexw');
  const path = `/users/${before?.id}`;
  expect((await admin('PATCH', path, { jobTitle: null, accountEnabled: false, city: 'Oslo' })).status).toBe(
    204,
  );
  expect(user('alexw')).toEqual({
    ...before,
    jobTitle: null,
    accountEnabled: false,
    other: { city: 'Oslo' },
  });
  expect((await admin('PATCH', path, { userPrincipalName: 'adelev@contoso.onmicrosoft.com' })).status).toBe(
    400,
  );
  expect((await admin('PATCH', path, { id: 'x' })).status).toBe(400);
  expect((await admin('PATCH', '/users/nobody', {})).status).toBe(404);
});

it('sets and takes away a manager', async () => {
  const { admin, person, user } = setUp();
  const path = `/users/${person('bo')}/manager/$ref`;
  const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${person('adelev')}` };
  expect((await admin('PUT', path, reference)).status).toBe(204);
  expect(user('bo')?.managerId).toBe(person('adelev'));
  expect((await admin('DELETE', path)).status).toBe(204);
  expect(user('bo')?.managerId).toBeNull();
  expect((await admin('DELETE', path)).status).toBe(404);
});

it('a deleted person is in no list any more', async () => {
  const { admin, person, group } = setUp();
  const id = person('adelev');
  expect((await admin('DELETE', `/users/${id}`)).status).toBe(204);
  expect((await admin('DELETE', `/users/${id}`)).status).toBe(404);
  for (const path of [
    '/users',
    `/groups/${group('building')}/members`,
    `/groups/${group('partners')}/owners`,
    `/users/${person('miriamg')}/directReports`,
  ]) {
    const { body } = await admin('GET', path);
    expect([path, body.value.map((one) => one.id).includes(id)]).toEqual([path, false]);
  }
  expect((await admin('GET', `/users/${person('christiec')}/manager`)).status).toBe(404);
});
