import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { type Tenant, tenantNow } from '../../core/tenants';
import { findUser, insertUsers, type NewUser, type User } from '../../directory/users';
import { entityOf } from '../odata/collection';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { name, readBody, text } from './bodies';
import { ROLES_FOR, requireRole } from './permissions';
import { directoryRefusal } from './refusals';

const InvitationBody = v.strictObject({
  '@odata.type': v.optional(v.string()),
  invitedUserEmailAddress: v.pipe(v.string(), v.maxLength(320), v.email()),
  inviteRedirectUrl: v.pipe(v.string(), v.url()),
  invitedUserDisplayName: v.optional(v.nullable(name(256))),
  invitedUserType: v.optional(v.picklist(['Guest', 'Member'])),
  sendInvitationMessage: v.optional(v.boolean()),
  resetRedemption: v.optional(v.boolean()),
  invitedUserMessageInfo: v.optional(
    v.nullable(v.looseObject({ messageLanguage: text(32), customizedMessageBody: text(4000) })),
  ),
});

type SentInvitation = v.InferOutput<typeof InvitationBody>;

/** The user principal name that Entra gives a guest: the home address with _ for @. */
const principalName = (address: string, tenant: Tenant): string =>
  `${address.replace('@', '_')}#EXT#@${tenant.domain}`;

function guestOf({ context, request }: Call, body: SentInvitation): NewUser {
  const address = body.invitedUserEmailAddress;
  const { tenant } = request.caller;
  const now = tenantNow(tenant, context.clock).toISOString();
  return {
    id: randomUUID(),
    displayName: body.invitedUserDisplayName ?? address.split('@')[0] ?? address,
    userPrincipalName: principalName(address, tenant),
    givenName: null,
    surname: null,
    mail: address,
    jobTitle: null,
    department: null,
    officeLocation: null,
    managerId: null,
    userType: body.invitedUserType ?? 'Guest',
    accountEnabled: true,
    createdDateTime: now,
    lastSignInDateTime: null,
    other: { externalUserState: 'PendingAcceptance', externalUserStateChangeDateTime: now },
  };
}

function invitationWire(body: SentInvitation, user: Pick<User, 'id'>, redeemUrl: string): Wire {
  return {
    id: randomUUID(),
    inviteRedeemUrl: redeemUrl,
    invitedUserDisplayName: body.invitedUserDisplayName ?? null,
    invitedUserType: body.invitedUserType ?? 'Guest',
    invitedUserEmailAddress: body.invitedUserEmailAddress,
    sendInvitationMessage: body.sendInvitationMessage ?? false,
    resetRedemption: body.resetRedemption ?? false,
    inviteRedirectUrl: body.inviteRedirectUrl,
    status: 'PendingAcceptance',
    invitedUserMessageInfo: {
      messageLanguage: body.invitedUserMessageInfo?.messageLanguage ?? null,
      ccRecipients: [{ emailAddress: { name: null, address: null } }],
      customizedMessageBody: body.invitedUserMessageInfo?.customizedMessageBody ?? null,
    },
    invitedUser: { id: user.id },
  };
}

/**
 * https://learn.microsoft.com/graph/api/invitation-post: adds a guest. A guest who is invited already
 * keeps their account; an address in the tenant's own domain is refused with 400. No mail is sent:
 * the guest can sign in at once.
 */
export function postInvitation(call: Call): GraphResponse {
  requireRole(call, ROLES_FOR.inviting);
  const { tenant } = call.request.caller;
  const body = readBody(InvitationBody, call.request.body);
  const address = body.invitedUserEmailAddress;
  if (address.toLowerCase().endsWith(`@${tenant.domain}`))
    throw directoryRefusal('badProperty', 'invitedUserEmailAddress');
  const known = findUser(call.context.store, tenant.id, principalName(address, tenant));
  const guest = known ?? guestOf(call, body);
  if (!known) insertUsers(call.context.store, tenant.id, [guest]);
  const redeem = `https://login.microsoftonline.com/redeem?rd=${encodeURIComponent(body.inviteRedirectUrl)}`;
  const answer = entityOf(call.request, 'invitations/$entity', invitationWire(body, guest, redeem));
  return { ...answer, status: 201 };
}
