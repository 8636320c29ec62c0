import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import { deleteUser, findUser, insertUsers, saveUser, type User } from '../../directory/users';
import { entityOf, selected } from '../odata/collection';
import type { Call } from '../route';
import { GRAPH } from '../wire';
import { name, readBody, text } from './bodies';
import { ROLES_FOR, requireRole } from './permissions';
import { resolveAll } from './references';
import { directoryRefusal } from './refusals';
import { requirePerson } from './users';
import { USER_DEFAULTS, userWire } from './wire-directory';

/** Properties that the directory itself uses. */
const own = {
  givenName: text(64),
  surname: text(64),
  mail: text(320),
  jobTitle: text(128),
  department: text(64),
  officeLocation: text(128),
  country: text(128),
  userType: v.optional(v.picklist(['Member', 'Guest'])),
  passwordProfile: v.optional(
    v.looseObject({ password: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1)))) }),
  ),
};

/** Properties that are only stored and returned. */
const other = {
  businessPhones: v.optional(v.pipe(v.array(v.string()), v.maxLength(1))),
  mobilePhone: text(64),
  preferredLanguage: text(64),
  ageGroup: text(32),
  city: text(128),
  companyName: text(64),
  employeeId: text(16),
  employeeType: text(128),
  passwordPolicies: text(128),
  postalCode: text(40),
  state: text(128),
  streetAddress: text(1024),
  usageLocation: text(2),
};

const required = {
  accountEnabled: v.boolean(),
  displayName: name(256),
  mailNickname: name(64),
  userPrincipalName: v.pipe(v.string(), v.maxLength(113)),
};

const NewUserBody = v.strictObject({ '@odata.type': v.optional(v.string()), ...required, ...own, ...other });
const UserChanges = v.partial(v.strictObject({ ...required, ...own, ...other }));

type Changes = v.InferOutput<typeof UserChanges>;

/** Microsoft: `A - Z a - z 0 - 9 ' . - _ ! # ^ ~` and a verified domain. Throws 400. */
function checkPrincipalName({ context, request }: Call, userPrincipalName: string, id: string): void {
  const [, domain = ''] = /^[a-z0-9'.\-_!#^~]+@(.+)$/i.exec(userPrincipalName) ?? [];
  if (domain === '') throw directoryRefusal('badProperty', 'userPrincipalName');
  const { tenant } = request.caller;
  if (domain.toLowerCase() !== tenant.domain) throw directoryRefusal('otherDomain');
  const holder = findUser(context.store, tenant.id, userPrincipalName);
  if (holder && holder.id !== id) throw directoryRefusal('taken', 'userPrincipalName');
}

const kept = (body: Changes): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([key, value]) => (key in other || key === 'mailNickname') && value !== undefined,
    ),
  );

function changed(user: User, body: Changes): User {
  const { passwordProfile: _, mailNickname: __, ...sent } = body;
  const direct = Object.entries(sent).filter(([key, value]) => !(key in other) && value !== undefined);
  return { ...user, ...Object.fromEntries(direct), other: { ...user.other, ...kept(body) } };
}

function blank({ context, request }: Call, displayName: string, userPrincipalName: string): User {
  return {
    id: randomUUID(),
    displayName,
    userPrincipalName,
    givenName: null,
    surname: null,
    // As in Microsoft's example, the mail address equals the user principal name.
    mail: userPrincipalName,
    jobTitle: null,
    department: null,
    officeLocation: null,
    country: null,
    managerId: null,
    userType: 'Member',
    accountEnabled: true,
    onPremisesSyncEnabled: null,
    createdDateTime: tenantNow(request.caller.tenant, context.clock).toISOString(),
    lastSignInDateTime: null,
    lastBackgroundSignInDateTime: null,
    other: {},
  };
}

/**
 * https://learn.microsoft.com/graph/api/user-post-users. The password is not stored:
 * every user's password is `sandbox`.
 */
export function postUser(call: Call): GraphResponse {
  requireRole(call, ROLES_FOR.users);
  const body = readBody(NewUserBody, call.request.body);
  if (!body.passwordProfile?.password) throw directoryRefusal('noPassword');
  const { '@odata.type': _, ...properties } = body;
  const user = changed(blank(call, body.displayName, body.userPrincipalName), properties);
  checkPrincipalName(call, user.userPrincipalName, user.id);
  insertUsers(call.context.store, call.request.caller.tenant.id, [user]);
  const answer = entityOf(call.request, 'users/$entity', selected(userWire(user), USER_DEFAULTS));
  return {
    ...answer,
    status: 201,
    headers: { Location: `${GRAPH}/${call.request.version}/users/${user.id}` },
  };
}

/** https://learn.microsoft.com/graph/api/user-update */
export function patchUser(call: Call): GraphResponse {
  requireRole(call, ROLES_FOR.users);
  const user = requirePerson(call, call.ids.user ?? '');
  const body = readBody(UserChanges, call.request.body);
  if (user.onPremisesSyncEnabled) throw directoryRefusal('synced');
  if (body.userPrincipalName) checkPrincipalName(call, body.userPrincipalName, user.id);
  saveUser(call.context.store, call.request.caller.tenant.id, changed(user, body));
  return { status: 204 };
}

/** https://learn.microsoft.com/graph/api/user-delete: here the user is removed at once and for good. */
export function removeUser(call: Call): GraphResponse {
  requireRole(call, ROLES_FOR.removingUsers);
  const { id } = requirePerson(call, call.ids.user ?? '');
  deleteUser(call.context.store, call.request.caller.tenant.id, id);
  return { status: 204 };
}

const Reference = v.object({ '@odata.id': v.string() });

/** https://learn.microsoft.com/graph/api/user-post-manager */
export function putManager(call: Call): GraphResponse {
  requireRole(call, ROLES_FOR.users);
  const user = requirePerson(call, call.ids.user ?? '');
  const [manager] = resolveAll(call, [readBody(Reference, call.request.body)['@odata.id']]);
  if (manager?.kind !== 'user') throw directoryRefusal('badProperty', 'manager');
  saveUser(call.context.store, call.request.caller.tenant.id, { ...user, managerId: manager.id });
  return { status: 204 };
}

/** https://learn.microsoft.com/graph/api/user-delete-manager */
export function deleteManager(call: Call): GraphResponse {
  requireRole(call, ROLES_FOR.users);
  const user = requirePerson(call, call.ids.user ?? '');
  if (user.managerId === null) throw directoryRefusal('notFound', 'manager');
  saveUser(call.context.store, call.request.caller.tenant.id, { ...user, managerId: null });
  return { status: 204 };
}
