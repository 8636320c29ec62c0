import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { findApplication } from '../../directory/applications';
import { guidOf } from '../../directory/guid';
import { microsoftGraphId } from '../../directory/microsoft-graph';
import {
  deleteGrant,
  findGrant,
  insertGrant,
  listGrants,
  type PermissionGrant,
  saveGrantScope,
} from '../../directory/permission-grants';
import { findUser } from '../../directory/users';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import type { Call } from '../route';
import { readBody } from './bodies';
import { exact } from './offers';
import { readListOptions } from './options';
import { ROLES_FOR, requireRole } from './permissions';
import { directoryRefusal } from './refusals';
import { grantWire } from './wire-access';

const guid = v.pipe(v.string(), v.uuid(), v.toLowerCase());
const scope = v.pipe(v.string(), v.maxLength(3850));
const NewGrantBody = v.strictObject({
  '@odata.type': v.optional(v.string()),
  clientId: guid,
  consentType: v.picklist(['AllPrincipals', 'Principal']),
  principalId: v.optional(v.nullable(guid)),
  resourceId: guid,
  scope,
});
const GrantChanges = v.strictObject({ scope });

/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-list: `$filter` with eq only. */
const OFFERS: Filterable<PermissionGrant> = {
  filter: {
    clientid: exact(({ clientId }) => clientId),
    consenttype: exact(({ principalId }) => (principalId === null ? 'AllPrincipals' : 'Principal')),
    principalid: exact(({ principalId }) => principalId),
    resourceid: exact(({ resourceId }) => resourceId),
  },
  order: {},
};

export function getGrants(call: Call): GraphResponse {
  const options = readListOptions(call);
  const all = arranged(listGrants(call.context.store, call.request.caller.tenant.id), options, OFFERS);
  return pageOf(call.request, options, {
    context: 'oauth2PermissionGrants',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top).map(grantWire),
    countUnasked: false,
  });
}

function requireGrant({ context, request, ids }: Call): PermissionGrant {
  const id = ids.grant ?? '';
  const grant = findGrant(context.store, request.caller.tenant.id, id);
  if (!grant) throw directoryRefusal('notFound', id);
  return grant;
}

export function getGrant(call: Call): GraphResponse {
  return entityOf(call.request, 'oauth2PermissionGrants/$entity', grantWire(requireGrant(call)));
}

/**
 * https://learn.microsoft.com/graph/api/oauth2permissiongrant-post: a consent by
 * somebody who may consent for others.
 */
export function postGrant(call: Call): GraphResponse {
  requireRole(call, ROLES_FOR.applications);
  const { store } = call.context;
  const { tenant } = call.request.caller;
  const { clientId, resourceId, consentType, ...body } = readBody(NewGrantBody, call.request.body);
  const principalId = body.principalId ?? null;
  if ((consentType === 'AllPrincipals') !== (principalId === null))
    throw directoryRefusal(principalId === null ? 'missingProperty' : 'badProperty', 'principalId');
  if (!findApplication(store, tenant.id, clientId)) throw directoryRefusal('notFound', clientId);
  if (resourceId !== microsoftGraphId(tenant.id)) throw directoryRefusal('notFound', resourceId);
  if (principalId !== null && !findUser(store, tenant.id, principalId))
    throw directoryRefusal('notFound', principalId);
  const id = guidOf(tenant.id, clientId, resourceId, principalId ?? 'everybody');
  if (findGrant(store, tenant.id, id)) throw directoryRefusal('sameGrant');
  const grant = { id, clientId, principalId, resourceId, scope: body.scope };
  insertGrant(store, tenant.id, grant);
  return { ...entityOf(call.request, 'oauth2PermissionGrants/$entity', grantWire(grant)), status: 201 };
}

/**
 * https://learn.microsoft.com/graph/api/oauth2permissiongrant-update: only the permissions can be changed.
 */
export function patchGrant(call: Call): GraphResponse {
  const { id } = requireGrant(call);
  requireRole(call, ROLES_FOR.applications);
  const body = readBody(GrantChanges, call.request.body);
  saveGrantScope(call.context.store, call.request.caller.tenant.id, id, body.scope);
  return { status: 204 };
}

/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete */
export function removeGrant(call: Call): GraphResponse {
  const { id } = requireGrant(call);
  requireRole(call, ROLES_FOR.applications);
  deleteGrant(call.context.store, call.request.caller.tenant.id, id);
  return { status: 204 };
}
