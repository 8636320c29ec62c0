import { expect, it } from 'vitest';
import { testWorld } from '../../seed/world-testing';

const BODY = {
  invitedUserEmailAddress: 'admin@fabrikam.com',
  inviteRedirectUrl: 'https://myapp.contoso.com',
};
const setUp = () => {
  const world = testWorld('empty');
  const invite = (who: string, body: unknown, scopes = ['User.Invite.All', 'User.Read.All']) =>
    world.call(who, 'POST', '/invitations', { body, scopes });
  return { ...world, invite };
};

it('an invitation adds the guest once, with a user principal name in Entra’s form for guests', async () => {
  const { invite, call } = setUp();
  const { status, body } = await invite('admin', BODY);
  expect(status).toBe(201);
  expect(body).toMatchObject({ ...BODY, invitedUserType: 'Guest', status: 'PendingAcceptance' });
  expect(body.inviteRedeemUrl).toMatch(/^https:/);
  const { id } = body.invitedUser as { id: string };
  const guest = await call('admin', 'GET', `/users/${id}`, {
    scopes: ['User.Read.All'],
    query: { $select: 'userPrincipalName,userType,mail,externalUserState' },
  });
  expect(guest.body).toMatchObject({
    userPrincipalName: 'admin_fabrikam.com#EXT#@contoso.onmicrosoft.com',
    userType: 'Guest',
    mail: 'admin@fabrikam.com',
    externalUserState: 'PendingAcceptance',
  });
  expect(((await invite('admin', BODY)).body.invitedUser as { id: string }).id).toBe(id);
});

it('a guest inviter may invite, a person without a role or a token without the permission may not', async () => {
  const { invite } = setUp();
  expect((await invite('lidiah', BODY)).status).toBe(201);
  expect((await invite('adelev', BODY)).status).toBe(403);
  expect((await invite('admin', BODY, ['User.Read.All'])).status).toBe(403);
});

it.each([
  [{ inviteRedirectUrl: undefined }],
  [{ invitedUserEmailAddress: undefined }],
  [{ invitedUserEmailAddress: 'nobody' }],
  [{ invitedUserEmailAddress: 'adelev@contoso.onmicrosoft.com' }],
  [{ inviteRedirectUrl: 'here' }],
])('refuses %j', async (over) => {
  const { status, body } = await setUp().invite('admin', { ...BODY, ...over });
  expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
});
