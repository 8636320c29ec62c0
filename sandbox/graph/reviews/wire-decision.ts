import { guidOf, ZERO_GUID } from '../../directory/guid';
import type { Instance } from '../../reviews/instances';
import type { Item, Permission, ResourceKind, ResourcePlace } from '../../reviews/items';
import { GRAPH, type Wire } from '../wire';
import type { WireView } from './surface';
import { threeDigits } from './wire-definition';

/** A sign-in as Graph writes only this time: `7/19/2026 5:00:26 AM +00:00`, or "" for never. */
export function usSignIn(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const hours = date.getUTCHours();
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  const time = `${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${time} ${hours < 12 ? 'AM' : 'PM'} +00:00`;
}

function reviewedBy(item: Item): Wire {
  return {
    id: item.reviewer_id ?? ZERO_GUID,
    displayName: item.reviewer_name ?? '',
    type: 'user',
    userPrincipalName: item.reviewer_upn ?? '',
  };
}

const RESOURCE = '#microsoft.graph.accessReviewInstanceDecisionItem';

const placeOf = ({ resource_place }: Item): ResourcePlace | null =>
  resource_place === null ? null : (JSON.parse(resource_place) as ResourcePlace);

const permissionOf = ({ permission }: Item): Permission | null =>
  permission === null ? null : (JSON.parse(permission) as Permission);

function resource(item: Item, details: boolean): Wire {
  const wire = plainResource(item);
  if (!details) return wire;
  const role = item.resource_kind === 'servicePrincipal' ? permissionOf(item) : null;
  return {
    ...wire,
    description: item.resource_description,
    ...(role && { appRoleId: role.id, appRoleDisplayName: role.displayName }),
  };
}

function plainResource(item: Item): Wire {
  const { resource_id: id, resource_name: displayName, resource_kind: type, resource_app_id } = item;
  if (type === 'customDataProvidedResource')
    return {
      '@odata.type': `${RESOURCE}CustomDataProvidedResource`,
      id,
      displayName,
      type,
      customData: item.resource_custom_data,
      scopeId: placeOf(item)?.id ?? null,
      scopeDisplayName: placeOf(item)?.displayName ?? null,
    };
  if (type === 'servicePrincipal')
    return {
      '@odata.type': `${RESOURCE}ServicePrincipalResource`,
      id,
      displayName,
      type,
      appId: resource_app_id,
    };
  if (type === 'accessPackageAssignmentPolicy')
    return {
      '@odata.type': `${RESOURCE}AccessPackageAssignmentPolicyResource`,
      id,
      displayName,
      type,
      accessPackageId: resource_app_id,
      accessPackageDisplayName: displayName,
    };
  if (type === 'azureRole')
    return { '@odata.type': `${RESOURCE}AzureRoleResource`, id, displayName, type, scope: placeOf(item) };
  if (type === 'accessPackage')
    return {
      '@odata.type': `${RESOURCE}AccessPackageResource`,
      id,
      displayName,
      type,
      accessPackageAssignmentPolicyId: placeOf(item)?.id ?? null,
      accessPackageAssignmentPolicyDisplayName: placeOf(item)?.displayName ?? null,
    };
  return { id, displayName, type };
}

function principal(item: Item): Wire {
  const { principal_id: id, principal_name: displayName, principal_kind: type } = item;
  // A group is a plain identity: no @odata.type, no user principal name.
  if (type === 'group') return { id, displayName, type };
  if (type === 'servicePrincipal')
    return {
      '@odata.type': '#microsoft.graph.servicePrincipalIdentity',
      id,
      displayName,
      type,
      appId: item.principal_app_id,
    };
  return {
    '@odata.type': '#microsoft.graph.userIdentity',
    id,
    displayName,
    type,
    userPrincipalName: item.principal_upn,
    lastUserSignInDateTime: usSignIn(item.last_sign_in),
  };
}

/** The older property in place of `principal` and `resource`, which beta still has. */
function target(item: Item): Wire {
  const name = `${RESOURCE}${item.principal_kind === 'servicePrincipal' ? 'ServicePrincipalTarget' : 'UserTarget'}`;
  if (item.principal_kind === 'servicePrincipal')
    return {
      '@odata.type': name,
      servicePrincipalId: item.principal_id,
      servicePrincipalDisplayName: item.principal_name,
      appId: item.principal_app_id,
    };
  return {
    '@odata.type': name,
    userId: item.principal_id,
    userDisplayName: item.principal_name,
    userPrincipalName: item.principal_upn,
  };
}

const PRINCIPAL_SETS = { user: 'users', group: 'groups', servicePrincipal: 'servicePrincipals' };

/**
 * Links of directory roles and access packages name beta, even in answers of v1.0. Roles of
 * Azure are no objects of Graph.
 */
const RESOURCE_LINKS: Record<ResourceKind, string | null> = {
  azureRole: null,
  customDataProvidedResource: null,
  accessPackage: 'beta/identityGovernance/entitlementManagement/accessPackages',
  group: 'v1.0/groups',
  servicePrincipal: 'v1.0/servicePrincipals',
  directoryRole: 'beta/roleManagement/directory/roleDefinitions',
  accessPackageAssignmentPolicy:
    'beta/identityGovernance/entitlementManagement/accessPackageAssignmentPolicies',
};

function resourceLink({ resource_kind, resource_id }: Item): string | null {
  const set = RESOURCE_LINKS[resource_kind];
  return set === null ? null : `${GRAPH}/${set}/${resource_id}`;
}

function appliedBy(item: Item): Wire {
  return {
    id: item.applied_by_id ?? ZERO_GUID,
    displayName: item.applied_by_name ?? '',
    type: null,
    userPrincipalName: item.applied_by_upn ?? '',
  };
}

const beta = (item: Item): Wire => ({
  target: target(item),
  principalResourceMembership: { membershipType: item.indirect === 1 ? 'indirect' : 'direct' },
});

/** A decision item as Graph writes it: keys, empty strings, nulls and zero ids as observed on the wire. */
export function decisionWire(item: Item, instance: Instance, { version, details }: WireView): Wire {
  return {
    id: item.id,
    accessReviewId: instance.id,
    reviewedDateTime: item.reviewed_at === null ? null : threeDigits(item.reviewed_at),
    decision: item.decision,
    justification: item.justification,
    appliedDateTime: item.applied_at === null ? null : threeDigits(item.applied_at),
    applyResult: item.apply_result,
    recommendation: item.recommendation,
    principalLink: `${GRAPH}/v1.0/${PRINCIPAL_SETS[item.principal_kind]}/${item.principal_id}`,
    resourceLink: resourceLink(item),
    reviewedBy: reviewedBy(item),
    appliedBy: appliedBy(item),
    resource: resource(item, details),
    principal: principal(item),
    ...(details && { permission: permissionOf(item), applyDescription: item.apply_description }),
    ...(version === 'beta' ? beta(item) : {}),
  };
}

function outlierInsight(item: Item, instance: Instance): Wire {
  return {
    '@odata.type': '#microsoft.graph.membershipOutlierInsight',
    id: guidOf(item.id, 'outlier'),
    insightCreatedDateTime: threeDigits(instance.startAt),
    memberId: item.principal_id,
    containerId: item.resource_id,
    outlierMemberType: 'user',
    outlierContainerType: 'group',
  };
}

/**
 * The insights that `$expand=insights` adds: the last sign-in, and for an outlier the membership among its
 * peers.
 */
export function insightsWire(item: Item, instance: Instance, { version, home }: WireView): Wire {
  const at = `${home}('${instance.definitionId}')/instances('${instance.id}')/decisions('${item.id}')/insights`;
  const signIn: Wire = {
    '@odata.type': '#microsoft.graph.userSignInInsight',
    id: ZERO_GUID,
    insightCreatedDateTime: null,
    lastSignInDateTime: item.last_sign_in === null ? null : threeDigits(item.last_sign_in),
  };
  const advised = item.recommendation !== 'NoInfoAvailable';
  return {
    'insights@odata.context': `${GRAPH}/${version}/$metadata#${at}`,
    insights: [...(advised ? [signIn] : []), ...(item.outlier === 1 ? [outlierInsight(item, instance)] : [])],
  };
}
