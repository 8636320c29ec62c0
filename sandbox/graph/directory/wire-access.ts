import type { AccessPackage, PackagePolicy } from '../../directory/access-packages';
import type { Application } from '../../directory/applications';
import { guidOf, ZERO_GUID } from '../../directory/guid';
import { GRAPH_SCOPES, MICROSOFT_GRAPH, microsoftGraphId } from '../../directory/microsoft-graph';
import type { PermissionGrant } from '../../directory/permission-grants';
import type { Principal } from '../../directory/principals';
import type { Registration } from '../../directory/registrations';
import type { RoleAssignment } from '../../directory/role-assignments';
import type { Role } from '../../directory/role-definitions';
import type { Wire } from '../wire';
import { seconds } from './wire-directory';

/** The tenant in which Microsoft's own applications are registered. */
const MICROSOFT_TENANT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export function servicePrincipalWire(
  application: Application,
  tenantId: string,
  version: 'v1.0' | 'beta',
  scopes: readonly Wire[] = [],
): Wire {
  return {
    id: application.id,
    deletedDateTime: null,
    accountEnabled: true,
    alternativeNames: [],
    appDisplayName: application.displayName,
    appId: application.appId,
    appOwnerOrganizationId: tenantId,
    appRoleAssignmentRequired: true,
    appRoles: [],
    description: null,
    displayName: application.displayName,
    [version === 'beta' ? 'publishedPermissionScopes' : 'oauth2PermissionScopes']: scopes,
    servicePrincipalNames: [application.appId],
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMyOrg',
    tags: [],
  };
}

/** Microsoft Graph as every tenant has it, with the delegated permissions that can be requested. */
export function microsoftGraphWire(tenantId: string, version: 'v1.0' | 'beta'): Wire {
  const graph = {
    id: microsoftGraphId(tenantId),
    appId: MICROSOFT_GRAPH,
    displayName: 'Microsoft Graph',
    createdDateTime: '',
  };
  const scopes = GRAPH_SCOPES.map(({ value, id, type }) => ({
    adminConsentDescription: value,
    adminConsentDisplayName: value,
    id,
    isEnabled: true,
    type,
    userConsentDescription: null,
    userConsentDisplayName: null,
    value,
  }));
  return {
    ...servicePrincipalWire(graph, MICROSOFT_TENANT, version, scopes),
    appRoleAssignmentRequired: false,
    signInAudience: 'AzureADMultipleOrgs',
  };
}

/** https://learn.microsoft.com/graph/api/resources/application */
export function registrationWire(registration: Registration, domain: string): Wire {
  const { web, spaRedirectUris, requiredResourceAccess } = registration;
  return {
    id: registration.id,
    deletedDateTime: null,
    appId: registration.appId,
    createdDateTime: seconds(registration.createdDateTime),
    description: registration.description,
    displayName: registration.displayName,
    identifierUris: [],
    publisherDomain: domain,
    signInAudience: registration.signInAudience,
    tags: [],
    uniqueName: registration.uniqueName,
    isFallbackPublicClient: null,
    keyCredentials: [],
    passwordCredentials: [],
    requiredResourceAccess,
    spa: { redirectUris: spaRedirectUris },
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: web.redirectUris,
      implicitGrantSettings: {
        enableAccessTokenIssuance: web.accessTokens,
        enableIdTokenIssuance: web.idTokens,
      },
    },
  };
}

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
export function grantWire({ id, clientId, principalId, resourceId, scope }: PermissionGrant): Wire {
  const consentType = principalId === null ? 'AllPrincipals' : 'Principal';
  return { id, clientId, consentType, principalId, resourceId, scope };
}

const PRINCIPAL_TYPES = { user: 'User', group: 'Group', servicePrincipal: 'ServicePrincipal' };

/** https://learn.microsoft.com/graph/api/resources/approleassignment, always of the default role. */
export function assignmentWire(
  application: Application,
  principal: Principal & { displayName: unknown },
  version: 'v1.0' | 'beta',
): Wire {
  return {
    id: guidOf(application.id, principal.id, 'appRoleAssignment'),
    deletedDateTime: null,
    appRoleId: ZERO_GUID,
    [version === 'beta' ? 'creationTimestamp' : 'createdDateTime']: null,
    principalDisplayName: principal.displayName,
    principalId: principal.id,
    principalType: PRINCIPAL_TYPES[principal.kind],
    resourceDisplayName: application.displayName,
    resourceId: application.id,
  };
}

/** https://learn.microsoft.com/graph/api/resources/unifiedroledefinition */
export function roleWire(role: Role, version: 'v1.0' | 'beta'): Wire {
  return {
    id: role.id,
    description: role.description,
    displayName: role.displayName,
    isBuiltIn: true,
    isEnabled: true,
    ...(version === 'beta' ? { isPrivileged: role.isPrivileged } : {}),
    resourceScopes: ['/'],
    rolePermissions: [],
    templateId: role.id,
    version: '1',
  };
}

/** https://learn.microsoft.com/graph/api/resources/unifiedroleassignment */
export function roleAssignmentWire({ id, principal, roleId }: RoleAssignment): Wire {
  return { id, principalId: principal.id, directoryScopeId: '/', roleDefinitionId: roleId };
}

/**
 * An assignment in the form of Privileged Identity Management: active (assigned, not activated) or eligible.
 */
export function scheduleInstanceWire(assignment: RoleAssignment): Wire {
  const { id, principal, roleId, createdDateTime } = assignment;
  const shared = {
    id,
    principalId: principal.id,
    roleDefinitionId: roleId,
    directoryScopeId: '/',
    appScopeId: null,
    startDateTime: seconds(createdDateTime),
    endDateTime: null,
    memberType: 'Direct',
  };
  if (assignment.state === 'eligible') return { ...shared, roleEligibilityScheduleId: id };
  return {
    ...shared,
    assignmentType: 'Assigned',
    roleAssignmentOriginId: id,
    roleAssignmentScheduleId: id,
  };
}

/** https://learn.microsoft.com/graph/api/resources/accesspackage */
export function packageWire(accessPackage: AccessPackage): Wire {
  return {
    id: accessPackage.id,
    createdDateTime: seconds(accessPackage.createdDateTime),
    description: accessPackage.description,
    displayName: accessPackage.displayName,
    isHidden: false,
    modifiedDateTime: seconds(accessPackage.createdDateTime),
  };
}

/** https://learn.microsoft.com/graph/api/resources/accesspackageassignmentpolicy */
export function policyWire({ id, displayName }: PackagePolicy): Wire {
  return { id, displayName, description: '', allowedTargetScope: 'specificDirectoryUsers' };
}
