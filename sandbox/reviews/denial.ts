import type { Store } from '../core/store';
import { endPackageAssignment } from '../directory/access-packages';
import { endAppRole } from '../directory/app-roles';
import { applicationsOf, findApplication, unassign } from '../directory/applications';
import { removeAzureRole } from '../directory/azure-roles';
import { findGroup, type Group } from '../directory/groups';
import { ZERO_GUID } from '../directory/guid';
import { isMember, removeMember, transitiveGroupsOf } from '../directory/members';
import { findRole, removeRoleAssignment, roleAssignments } from '../directory/role-assignments';
import { disableUser, findUser } from '../directory/users';
import { schedule } from './agenda';
import type { Item, Permission, ResourcePlace } from './items';
import type { ResourceScope } from './plan';

/** https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitem (applyResult) */
export type ApplyResult =
  | 'New'
  | 'AppliedSuccessfully'
  | 'AppliedWithUnknownFailure'
  | 'AppliedSuccessfullyButObjectNotFound'
  | 'ApplyNotSupported';

/** The effects of a denial besides the removal of the access. */
export interface DenialRules {
  /** `disableAndDeleteUserApplyAction`: guests are blocked from signing in, and deleted a month later. */
  deletesGuests: boolean;
  /** The review's resources: a scope of a role may cover only active or only eligible assignments. */
  resources: readonly ResourceScope[];
  /** Tenant time, ms since 1970. */
  at: number;
}

const DAY = 86_400_000;
/** Microsoft: a denied guest is blocked for 30 days and then deleted from the tenant. */
const DAYS_BLOCKED = 30;
const GLOBAL_ADMINISTRATOR = 'Global Administrator';

const NOT_FOUND = 'AppliedSuccessfullyButObjectNotFound';

/**
 * Groups whose members a review can't remove: Microsoft names groups synchronized from on-premises, dynamic
 * and mail-enabled ones, and memberships through a nested group.
 * https://learn.microsoft.com/entra/id-governance/complete-access-review
 */
function isFixed(group: Group): boolean {
  return group.dynamic || group.onPremisesSynced || (group.mailEnabled && !group.unified);
}

function leaveGroup(store: Store, tenantId: string, { resource_id, principal_id }: Item): ApplyResult {
  const group = findGroup(store, tenantId, resource_id);
  if (!group) return NOT_FOUND;
  if (!isMember(store, tenantId, group.id, principal_id))
    return transitiveGroupsOf(store, tenantId, principal_id).includes(group.id)
      ? 'ApplyNotSupported'
      : NOT_FOUND;
  if (isFixed(group)) return 'ApplyNotSupported';
  removeMember(store, tenantId, group.id, principal_id);
  return 'AppliedSuccessfully';
}

/** The role of an item; undefined where the item is about the whole application or its default access. */
function appRoleOf({ permission }: Item): string | undefined {
  const id = permission === null ? undefined : (JSON.parse(permission) as Permission).id;
  return id === ZERO_GUID ? undefined : id;
}

function leaveApplication(store: Store, tenantId: string, item: Item): ApplyResult {
  const { resource_id, principal_id } = item;
  if (!findApplication(store, tenantId, resource_id)) return NOT_FOUND;
  const role = appRoleOf(item);
  if (role !== undefined)
    return endAppRole(store, tenantId, resource_id, role, principal_id) ? 'AppliedSuccessfully' : NOT_FOUND;
  if (unassign(store, tenantId, resource_id, principal_id)) return 'AppliedSuccessfully';
  const throughGroup = transitiveGroupsOf(store, tenantId, principal_id).some((groupId) =>
    applicationsOf(store, tenantId, groupId).includes(resource_id),
  );
  return throughGroup ? 'ApplyNotSupported' : NOT_FOUND;
}

/** The directory refuses to lose its last Global Administrator; the review doesn't learn the reason. */
function leaveRole(store: Store, tenantId: string, item: Item, rules: DenialRules): ApplyResult {
  const role = findRole(store, tenantId, item.resource_id);
  if (role?.displayName === GLOBAL_ADMINISTRATOR) {
    const [holder, ...others] = roleAssignments(store, tenantId, role.id, 'active');
    if (holder?.id === item.principal_id && others.length === 0) return 'AppliedWithUnknownFailure';
  }
  const scope = rules.resources.find((resource) => resource.kind === 'role' && resource.id === role?.id);
  const which = scope?.kind === 'role' ? scope.assignments : 'all';
  return role && removeRoleAssignment(store, tenantId, role.id, item.principal_id, which)
    ? 'AppliedSuccessfully'
    : NOT_FOUND;
}

function leavePackage(store: Store, tenantId: string, item: Item): ApplyResult {
  const { resource_app_id: packageId, resource_id: policyId, principal_id } = item;
  return endPackageAssignment(store, tenantId, packageId ?? '', policyId, principal_id)
    ? 'AppliedSuccessfully'
    : NOT_FOUND;
}

const placeOf = ({ resource_place }: Item): string =>
  resource_place === null ? '' : (JSON.parse(resource_place) as ResourcePlace).id;

/** For a package in a catalog's review: the policy of its assignment. */
function leaveCatalogPackage(store: Store, tenantId: string, item: Item): ApplyResult {
  const { resource_id: packageId, principal_id } = item;
  return endPackageAssignment(store, tenantId, packageId, placeOf(item), principal_id)
    ? 'AppliedSuccessfully'
    : NOT_FOUND;
}

function leaveAzureRole(store: Store, tenantId: string, item: Item): ApplyResult {
  const assignment = {
    roleId: item.resource_id,
    scopeId: placeOf(item),
    principalId: item.principal_id,
  };
  return removeAzureRole(store, tenantId, assignment) ? 'AppliedSuccessfully' : NOT_FOUND;
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

/** Removes one denied access from the directory, and returns the result. */
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
      return leaveRole(store, tenantId, item, rules);
    case 'accessPackageAssignmentPolicy':
      return leavePackage(store, tenantId, item);
    case 'accessPackage':
      return leaveCatalogPackage(store, tenantId, item);
    case 'azureRole':
      return leaveAzureRole(store, tenantId, item);
    case 'customDataProvidedResource':
      // Somebody removes it in the source system and reports that.
      return 'New';
  }
}

/** Why a denial did not take effect, or how else it ended, for people; null where it simply took effect. */
export const OUTCOMES: Record<ApplyResult, string | null> = {
  New: null,
  AppliedSuccessfully: null,
  AppliedWithUnknownFailure: 'The directory refused to remove the access.',
  AppliedSuccessfullyButObjectNotFound: 'The access was gone before the decision was applied.',
  ApplyNotSupported: 'The access is managed elsewhere and can’t be removed by an access review.',
};
