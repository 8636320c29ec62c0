import type { Store } from '../core/store';
import { endPackageAssignment, packageAssignments } from '../directory/access-packages';
import { assignmentsOf, findApplication, unassign } from '../directory/applications';
import { findGroup, type Group } from '../directory/groups';
import { membersOf, removeMember, transitiveMembersOf } from '../directory/members';
import { findRole, removeRoleAssignment, roleAssignments } from '../directory/role-assignments';
import { disableUser, findUser } from '../directory/users';
import { schedule } from './agenda';
import type { Item } from './items';

/** https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitem (applyResult) */
export type ApplyResult =
  | 'AppliedSuccessfully'
  | 'AppliedWithUnknownFailure'
  | 'AppliedSuccessfullyButObjectNotFound'
  | 'ApplyNotSupported';

/** What a denial does, besides taking the access away. */
export interface DenialRules {
  /** `disableAndDeleteUserApplyAction`: guests are blocked from signing in, and leave the tenant a month later. */
  deletesGuests: boolean;
  /** Tenant time, ms since 1970. */
  at: number;
}

const DAY = 86_400_000;
/** Microsoft: a denied guest is blocked for 30 days and then removed from the tenant. */
const DAYS_BLOCKED = 30;
const GLOBAL_ADMINISTRATOR = 'Global Administrator';

const NOT_FOUND = 'AppliedSuccessfullyButObjectNotFound';

/**
 * Members that a review can't remove: Microsoft names groups synchronized from on-premises, dynamic and mail-enabled
 * ones, and memberships through a nested group. https://learn.microsoft.com/entra/id-governance/complete-access-review
 */
function isFixed(group: Group): boolean {
  return group.dynamic || group.onPremisesSynced || (group.mailEnabled && !group.unified);
}

function leaveGroup(store: Store, tenantId: string, item: Item): ApplyResult {
  const group = findGroup(store, tenantId, item.resource_id);
  if (!group) return NOT_FOUND;
  const isMember = (list: typeof membersOf) =>
    list(store, tenantId, group.id).some(({ id }) => id === item.principal_id);
  if (!isMember(membersOf)) return isMember(transitiveMembersOf) ? 'ApplyNotSupported' : NOT_FOUND;
  if (isFixed(group)) return 'ApplyNotSupported';
  removeMember(store, tenantId, group.id, item.principal_id);
  return 'AppliedSuccessfully';
}

function leaveApplication(store: Store, tenantId: string, item: Item): ApplyResult {
  if (!findApplication(store, tenantId, item.resource_id)) return NOT_FOUND;
  if (unassign(store, tenantId, item.resource_id, item.principal_id)) return 'AppliedSuccessfully';
  const throughGroup = assignmentsOf(store, tenantId, item.resource_id).some(
    ({ principalId, kind }) =>
      kind === 'group' &&
      transitiveMembersOf(store, tenantId, principalId).some(({ id }) => id === item.principal_id),
  );
  return throughGroup ? 'ApplyNotSupported' : NOT_FOUND;
}

/** The directory refuses to lose its last Global Administrator; why is not told to the review. */
function leaveRole(store: Store, tenantId: string, item: Item): ApplyResult {
  const role = findRole(store, tenantId, item.resource_id);
  const holders = role ? roleAssignments(store, tenantId, role.id, 'active') : [];
  const isLast = holders.length === 1 && holders[0]?.id === item.principal_id;
  if (role?.displayName === GLOBAL_ADMINISTRATOR && isLast) return 'AppliedWithUnknownFailure';
  return role && removeRoleAssignment(store, tenantId, role.id, item.principal_id, 'all')
    ? 'AppliedSuccessfully'
    : NOT_FOUND;
}

function leavePackage(store: Store, tenantId: string, item: Item): ApplyResult {
  const packageId = item.resource_app_id ?? '';
  const held = packageAssignments(store, tenantId, packageId, item.resource_id);
  if (!held.some(({ id }) => id === item.principal_id)) return NOT_FOUND;
  endPackageAssignment(store, tenantId, packageId, item.resource_id, item.principal_id);
  return 'AppliedSuccessfully';
}

function blockGuest(store: Store, tenantId: string, item: Item, at: number): ApplyResult {
  disableUser(store, tenantId, item.principal_id);
  schedule(store, tenantId, {
    dueAt: at + DAYS_BLOCKED * DAY,
    action: 'deleteUser',
    subject: item.principal_id,
  });
  return 'AppliedSuccessfully';
}

/** Takes one denied access away in the directory, and says how that went. */
export function deny(store: Store, tenantId: string, item: Item, rules: DenialRules): ApplyResult {
  if (item.principal_kind === 'user') {
    const user = findUser(store, tenantId, item.principal_id);
    if (!user) return NOT_FOUND;
    if (rules.deletesGuests && user.userType === 'Guest') return blockGuest(store, tenantId, item, rules.at);
  }
  switch (item.resource_kind) {
    case 'group':
      return leaveGroup(store, tenantId, item);
    case 'servicePrincipal':
      return leaveApplication(store, tenantId, item);
    case 'directoryRole':
      return leaveRole(store, tenantId, item);
    case 'accessPackageAssignmentPolicy':
      return leavePackage(store, tenantId, item);
  }
}
