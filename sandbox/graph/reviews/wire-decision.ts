import { guidOf, ZERO_GUID } from '../../directory/guid';
import type { Definition } from '../../reviews/definitions';
import type { Instance } from '../../reviews/instances';
import type { Item } from '../../reviews/items';
import { GRAPH, type Wire } from '../wire';
import { DEFINITIONS, threeDigits } from './wire-definition';

/** `7/19/2026 5:00:26 AM +00:00`, or "" for never: how Graph writes this one time. */
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

function resource(item: Item): Wire {
  const { resource_id: id, resource_name: displayName, resource_kind: type } = item;
  if (type === 'group') return { id, displayName, type };
  const name = '#microsoft.graph.accessReviewInstanceDecisionItemServicePrincipalResource';
  return { '@odata.type': name, id, displayName, type, appId: item.resource_app_id };
}

function principal(item: Item): Wire {
  const { principal_id: id, principal_name: displayName, principal_kind: type } = item;
  // A group comes as a plain identity: no @odata.type, no user principal name.
  if (type === 'group') return { id, displayName, type };
  return {
    '@odata.type': '#microsoft.graph.userIdentity',
    id,
    displayName,
    type,
    userPrincipalName: item.principal_upn,
    lastUserSignInDateTime: usSignIn(item.last_sign_in),
  };
}

function link(kind: Item['principal_kind'] | Item['resource_kind'], id: string): string {
  const set = { user: 'users', group: 'groups', servicePrincipal: 'servicePrincipals' }[kind];
  return `${GRAPH}/v1.0/${set}/${id}`;
}

/** A decision item as Graph writes it: keys, empty strings, nulls and zero ids as seen on the wire. */
export function decisionWire(item: Item, instance: Instance): Wire {
  return {
    id: item.id,
    accessReviewId: instance.id,
    reviewedDateTime: item.reviewed_at === null ? null : threeDigits(item.reviewed_at),
    decision: item.decision,
    justification: item.justification,
    appliedDateTime: null,
    applyResult: item.apply_result,
    recommendation: item.recommendation,
    principalLink: link(item.principal_kind, item.principal_id),
    resourceLink: link(item.resource_kind, item.resource_id),
    reviewedBy: reviewedBy(item),
    appliedBy: { id: ZERO_GUID, displayName: '', type: null, userPrincipalName: '' },
    resource: resource(item),
    principal: principal(item),
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

/** What `$expand=insights` adds: the last sign-in, and for an outlier the membership among its peers. */
export function insightsWire(item: Item, instance: Instance, definition: Definition, version: string): Wire {
  const at = `${DEFINITIONS}('${definition.id}')/instances('${instance.id}')/decisions('${item.id}')/insights`;
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
