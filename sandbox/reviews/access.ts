import type { Store } from '../core/store';
import { findPackage, findPackagePolicy, packageAssignments, policiesOf } from '../directory/access-packages';
import { appRoleHolders, appRolesOf } from '../directory/app-roles';
import { assignmentsOf, findApplication } from '../directory/applications';
import { findAzureRole } from '../directory/azure-roles';
import { type CatalogResource, packagesIn, resourcesIn } from '../directory/catalogs';
import { findGroup, type Group, listGroups } from '../directory/groups';
import { ZERO_GUID } from '../directory/guid';
import { holdsGroups, type Member, membersOf, transitiveMembersOf } from '../directory/members';
import { findRole, roleAssignments } from '../directory/role-assignments';
import { customDataAccess } from './custom-data/access';
import type { Permission, PrincipalKind, ResourceKind, ResourcePlace } from './items';
import type { PrincipalScope, ResourceScope, ReviewScope } from './plan';

export interface AccessResource {
  id: string;
  kind: ResourceKind;
  name: string;
  /** For a service principal its application; for an access package’s policy the package. */
  appId: string | null;
  /** The facts that distinguish the resource from others with the same id. */
  place?: ResourcePlace;
  description?: string | null;
  permission?: Permission;
  customData?: string;
}

export interface AccessHolder {
  id: string;
  kind: PrincipalKind;
  /** The access comes through a group. */
  indirect: boolean;
  /** For custom data: ids of the owners of this entitlement. */
  owners?: string[];
}

/** The current holders of one access. */
export interface Access {
  resource: AccessResource;
  /**
   * Null: the direct members of the resource, a group; there may be very many, and they are not read one by
   * one.
   */
  holders: AccessHolder[] | null;
}

/** The instance's facts that a look-up of access needs. */
interface AboutInstance {
  id: string;
  /** The group of an instance that is one of many. */
  groupId: string | null;
}

const direct = ({ id, kind }: { id: string; kind: PrincipalKind }): AccessHolder => ({
  id,
  kind,
  indirect: false,
});

const wanted = (principals: PrincipalScope) => (holder: { kind: PrincipalKind }) =>
  ({ user: principals.users, group: principals.groups, servicePrincipal: principals.servicePrincipals })[
    holder.kind
  ];

function nestedHolders(store: Store, tenantId: string, groupId: string): AccessHolder[] {
  const own = new Set(membersOf(store, tenantId, groupId).map(({ id }) => id));
  return transitiveMembersOf(store, tenantId, groupId).map((member: Member) => ({
    ...member,
    indirect: !own.has(member.id),
  }));
}

function groupAccess(
  store: Store,
  tenantId: string,
  group: Group | undefined,
  transitive: boolean,
): Access[] {
  if (!group) return [];
  const resource: AccessResource = {
    id: group.id,
    kind: 'group',
    name: group.displayName,
    appId: null,
    description: group.description,
  };
  const isNested = transitive && holdsGroups(store, tenantId, group.id);
  return [{ resource, holders: isNested ? nestedHolders(store, tenantId, group.id) : null }];
}

/**
 * The principals assigned directly, and the members of assigned groups. Each once; direct where both apply.
 */
function applicationHolders(store: Store, tenantId: string, applicationId: string): AccessHolder[] {
  const found = new Map<string, AccessHolder>();
  const assigned = assignmentsOf(store, tenantId, applicationId);
  for (const { principalId: id, kind } of assigned) found.set(id, { id, kind, indirect: false });
  for (const { principalId, kind } of assigned) {
    if (kind !== 'group') continue;
    for (const member of transitiveMembersOf(store, tenantId, principalId))
      if (!found.has(member.id)) found.set(member.id, { ...member, indirect: true });
  }
  return [...found.values()];
}

function applicationAccess(store: Store, tenantId: string, id: string): Access[] {
  const application = findApplication(store, tenantId, id);
  if (!application) return [];
  const { displayName: name, appId } = application;
  const resource: AccessResource = { id: application.id, kind: 'servicePrincipal', name, appId };
  return [{ resource, holders: applicationHolders(store, tenantId, id) }];
}

function roleAccess(
  store: Store,
  tenantId: string,
  { id, assignments }: Extract<ResourceScope, { kind: 'role' }>,
): Access[] {
  const role = findRole(store, tenantId, id);
  if (!role) return [];
  const holders = new Map(
    roleAssignments(store, tenantId, id, assignments).map((holder) => [holder.id, direct(holder)]),
  );
  const resource: AccessResource = {
    id: role.id,
    kind: 'directoryRole',
    name: role.displayName,
    appId: null,
  };
  return [{ resource, holders: [...holders.values()] }];
}

function packageAccess(
  store: Store,
  tenantId: string,
  { packageId, policyId }: Extract<ResourceScope, { kind: 'accessPackage' }>,
): Access[] {
  const found = findPackage(store, tenantId, packageId);
  if (!found) return [];
  return [
    {
      resource: {
        id: policyId,
        kind: 'accessPackageAssignmentPolicy',
        name: found.displayName,
        appId: packageId,
        description: found.description,
      },
      holders: packageAssignments(store, tenantId, packageId, policyId).map(direct),
    },
  ];
}

function catalogPackageAccess(
  store: Store,
  tenantId: string,
  { packageId, policyId }: { packageId: string; policyId: string },
): Access[] {
  const found = findPackage(store, tenantId, packageId);
  const policy = findPackagePolicy(store, tenantId, policyId);
  if (!found || !policy) return [];
  const place = { id: policy.id, displayName: policy.displayName, type: 'accessPackageAssignmentPolicy' };
  const resource = {
    id: packageId,
    kind: 'accessPackage' as const,
    name: found.displayName,
    appId: null,
    place,
    description: found.description,
  };
  return [{ resource, holders: packageAssignments(store, tenantId, packageId, policyId).map(direct) }];
}

function azureAccess(
  store: Store,
  tenantId: string,
  { roleId, scopeId }: Extract<ResourceScope, { kind: 'azureRole' }>,
): Access[] {
  const found = findAzureRole(store, tenantId, roleId, scopeId);
  if (!found) return [];
  const { id, displayName, scope } = found.role;
  const resource = { id, kind: 'azureRole' as const, name: displayName, appId: null, place: scope };
  return [{ resource, holders: found.holders.map(direct) }];
}

/** Everything that people hold in one resource of a catalog, each permission separately. */
function catalogResourceAccess(
  store: Store,
  tenantId: string,
  { id, originId, originSystem, displayName, description }: CatalogResource,
  instanceId: string,
): Access[] {
  if (originSystem === 'AadGroup') {
    const permission = { id: `Member_${originId}`, displayName: 'Member', description: null, type: null };
    return groupAccess(store, tenantId, findGroup(store, tenantId, originId), false).map(
      ({ resource, holders }) => ({ resource: { ...resource, permission }, holders }),
    );
  }
  if (originSystem === 'CustomDataProvidedResource') {
    const resource = {
      id,
      kind: 'customDataProvidedResource' as const,
      name: displayName,
      appId: null,
      description,
    };
    return customDataAccess(store, tenantId, resource, instanceId);
  }
  return applicationAccess(store, tenantId, originId).flatMap(({ resource, holders }) =>
    byAppRole(store, tenantId, { ...resource, description }, holders ?? []),
  );
}

/** The permission id that Graph writes for an application's default access. */
const DEFAULT_ACCESS: Permission = {
  id: ZERO_GUID,
  displayName: 'Default Access',
  description: null,
  type: 'appRole',
};

/** The holders of an application by role; holders without a role have the default access. */
function byAppRole(
  store: Store,
  tenantId: string,
  resource: AccessResource,
  holders: readonly AccessHolder[],
): Access[] {
  const roles = appRolesOf(store, tenantId, resource.id).map((role) => ({
    permission: { ...role, type: 'appRole' },
    held: appRoleHolders(store, tenantId, resource.id, role.id),
  }));
  const rest = holders.filter(({ id }) => !roles.some(({ held }) => held.has(id)));
  return [
    ...roles.map(({ permission, held }) => ({
      resource: { ...resource, permission },
      holders: holders.filter(({ id }) => held.has(id)),
    })),
    ...(rest.length > 0 ? [{ resource: { ...resource, permission: DEFAULT_ACCESS }, holders: rest }] : []),
  ];
}

function catalogAccess(
  store: Store,
  tenantId: string,
  { id, packages }: Extract<ResourceScope, { kind: 'catalog' }>,
  instanceId: string,
): Access[] {
  const packageIds = packages ? packagesIn(store, tenantId, id) : [];
  return [
    ...resourcesIn(store, tenantId, id).flatMap((resource) =>
      catalogResourceAccess(store, tenantId, resource, instanceId),
    ),
    ...packageIds.flatMap((packageId) =>
      policiesOf(store, tenantId, packageId).flatMap((policy) =>
        catalogPackageAccess(store, tenantId, { packageId, policyId: policy.id }),
      ),
    ),
  ];
}

function accessTo(store: Store, tenantId: string, scope: ResourceScope, about: AboutInstance): Access[] {
  switch (scope.kind) {
    case 'group':
      return groupAccess(store, tenantId, findGroup(store, tenantId, scope.id), scope.transitive);
    case 'enumeratedGroup':
      return groupAccess(store, tenantId, findGroup(store, tenantId, about.groupId ?? ''), scope.transitive);
    case 'groups':
      return listGroups(store, tenantId).flatMap((group) => groupAccess(store, tenantId, group, true));
    case 'application':
      return applicationAccess(store, tenantId, scope.id);
    case 'role':
      return roleAccess(store, tenantId, scope);
    case 'accessPackage':
      return packageAccess(store, tenantId, scope);
    case 'catalogPackage':
      return catalogPackageAccess(store, tenantId, scope);
    case 'catalog':
      return catalogAccess(store, tenantId, scope, about.id);
    case 'azureRole':
      return azureAccess(store, tenantId, scope);
    case 'sharedChannels':
      return groupAccess(store, tenantId, findGroup(store, tenantId, scope.teamId), true);
  }
}

/**
 * Reads the directory as it is now: the holders of the access that a review is about, of
 * the review's kinds of principals.
 */
export function accessNow(
  store: Store,
  tenantId: string,
  scope: ReviewScope,
  about: AboutInstance,
): Access[] {
  const seen = new Set<string>();
  const keep = wanted(scope.principals);
  return scope.resources
    .flatMap((resource) => accessTo(store, tenantId, resource, about))
    .filter(({ resource }) => {
      const { id, place, permission, customData } = resource;
      const key = JSON.stringify([id, place?.id, permission?.id, customData]);
      return !seen.has(key) && seen.add(key);
    })
    .map(({ resource, holders }) => ({ resource, holders: holders?.filter(keep) ?? null }));
}
