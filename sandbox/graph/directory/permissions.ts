import { ownersOf } from '../../directory/owners';
import { holdsRole } from '../../directory/roles';
import type { Call, Permission } from '../route';
import { directoryRefusal } from './refusals';

const WHOLE_READ = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const WHOLE_WRITE = ['Directory.ReadWrite.All'];

const both = (...names: string[]): Permission => ({ delegated: names, application: names });

/** Permissions that open other people's profiles. */
export const EVERYONE = ['User.Read.All', 'User.ReadWrite.All', ...WHOLE_READ];
/** https://learn.microsoft.com/graph/api/profilephoto-get#permissions */
export const OTHERS_PHOTOS = [
  'ProfilePhoto.Read.All',
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
];
/** Permissions that open more of a group than its id. */
export const GROUPS = [
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  ...WHOLE_READ,
];

/**
 * Microsoft: User.Read opens a user's own profile; all other profiles (and every manager) need User.Read.All.
 */
export const readMe: Permission = {
  delegated: ['User.Read', 'User.ReadWrite', ...EVERYONE],
  application: [],
};
export const readOneUser: Permission = { delegated: readMe.delegated, application: EVERYONE };
export const readMyPhoto: Permission = {
  delegated: ['User.Read', 'User.ReadWrite', ...OTHERS_PHOTOS],
  application: [],
};
export const readPhotos: Permission = { delegated: readMyPhoto.delegated, application: OTHERS_PHOTOS };
export const readUsers = both(...EVERYONE);
/** https://learn.microsoft.com/graph/api/user-post-users#permissions */
export const writeUsers = both('User.ReadWrite.All', ...WHOLE_WRITE);
/** https://learn.microsoft.com/graph/api/user-delete#permissions */
export const removeUsers = both('User.ReadWrite.All');
/** https://learn.microsoft.com/graph/api/invitation-post#permissions */
export const invite = both('User.Invite.All', 'User.ReadWrite.All', ...WHOLE_WRITE);

/** Microsoft: listing groups, members and owners needs at least GroupMember.Read.All. */
export const readGroups = both(...GROUPS);
/** With User.Read alone, unreadable objects come without their properties. */
export const readMyGroups: Permission = { delegated: ['User.Read', ...GROUPS], application: [] };
/** https://learn.microsoft.com/graph/api/group-post-groups#permissions */
export const writeGroups = both('Group.ReadWrite.All', ...WHOLE_WRITE);
/** https://learn.microsoft.com/graph/api/group-post-members#permissions */
export const writeMembers = both('GroupMember.ReadWrite.All', 'Group.ReadWrite.All', ...WHOLE_WRITE);

/** https://learn.microsoft.com/graph/api/serviceprincipal-list#permissions */
export const readApplications = both('Application.Read.All', 'Application.ReadWrite.All', ...WHOLE_READ);
/** https://learn.microsoft.com/graph/api/application-post-applications#permissions */
export const writeApplications = both('Application.ReadWrite.All');
/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-list#permissions */
export const readGrants = both(
  'DelegatedPermissionGrant.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  ...WHOLE_READ,
);
/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-post#permissions */
export const writeGrants = both('DelegatedPermissionGrant.ReadWrite.All');
/** https://learn.microsoft.com/graph/api/subscribedsku-list#permissions */
export const readLicences = both('LicenseAssignment.Read.All', 'Organization.Read.All', ...WHOLE_READ);
/** https://learn.microsoft.com/graph/api/user-list-approleassignments#permissions */
export const readDirectory = both(...WHOLE_READ);
/** https://learn.microsoft.com/graph/api/rbacapplication-list-roledefinitions#permissions */
export const readRoles = both(
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  ...WHOLE_READ,
);
/** https://learn.microsoft.com/graph/api/organization-list#permissions */
export const readOrganization: Permission = {
  delegated: ['User.Read', 'Organization.Read.All', ...WHOLE_READ],
  application: ['Organization.Read.All', ...WHOLE_READ],
};
/** https://learn.microsoft.com/graph/api/entitlementmanagement-list-accesspackages#permissions */
export const readPackages = both('EntitlementManagement.Read.All');

const USER_ROLES = ['Global Administrator', 'User Administrator', 'Directory Writers'];
const GROUP_ROLES = [...USER_ROLES, 'Groups Administrator'];
const MEMBER_ROLES = [...GROUP_ROLES, 'Identity Governance Administrator'];
const APPLICATION_ROLES = [
  'Global Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
];
const PRIVILEGED_ROLES = ['Global Administrator', 'Privileged Role Administrator'];

/**
 * The directory roles that a signed-in user needs for each write, according to
 * Microsoft's page of the method.
 */
export const ROLES_FOR = {
  users: USER_ROLES,
  removingUsers: ['Global Administrator', 'User Administrator'],
  inviting: [...USER_ROLES, 'Guest Inviter'],
  groups: GROUP_ROLES,
  members: MEMBER_ROLES,
  applications: APPLICATION_ROLES,
};

/** Throws 403 where the signed-in user holds none of the directory roles. An application needs none. */
export function requireRole({ context, request }: Call, roles: readonly string[]): void {
  const { tenant, userId } = request.caller;
  if (userId !== null && !holdsRole(context.store, tenant.id, userId, roles))
    throw directoryRefusal('noPrivilege');
}

/** Whether the caller's token has one of these permissions. */
export function holdsOne({ request }: Call, permissions: readonly string[]): boolean {
  const { caller } = request;
  const held = caller.userId === null ? caller.roles : caller.scopes;
  return permissions.some((permission) => held.has(permission));
}

/**
 * Throws 403 unless the caller may change this group: by one of the roles, or as its owner. Groups that can
 * hold directory roles need their own permission and roles.
 */
export function requireGroupWriter(
  call: Call,
  group: { id: string; roleAssignable: boolean },
  roles: readonly string[],
): void {
  const { tenant, userId } = call.request.caller;
  const owns = userId !== null && ownersOf(call.context.store, tenant.id, group.id).includes(userId);
  if (group.roleAssignable) requireRoleManager(call, owns);
  else if (!owns) requireRole(call, roles);
}

/**
 * Throws 403 unless the caller may manage groups that can hold directory roles; an owner (`owns`) needs only
 * the permission. https://learn.microsoft.com/graph/api/group-post-groups (isAssignableToRole)
 */
export function requireRoleManager(call: Call, owns = false): void {
  if (!holdsOne(call, ['RoleManagement.ReadWrite.Directory'])) throw directoryRefusal('noPrivilege');
  if (!owns) requireRole(call, PRIVILEGED_ROLES);
}
