import { randomUUID } from 'node:crypto';
import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import { deleteServicePrincipal, findByAppId } from '../../directory/applications';
import { addOwner } from '../../directory/owners';
import {
  deleteRegistration,
  findRegistration,
  insertRegistration,
  listRegistrations,
  type Registration,
  saveRegistration,
} from '../../directory/registrations';
import { findUser } from '../../directory/users';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import { GRAPH } from '../wire';
import { readBody } from './bodies';
import { keyOf } from './keys';
import { exact, texts } from './offers';
import { readListOptions } from './options';
import { directoryRefusal } from './refusals';
import { requireRegistrar } from './registrar';
import { changed, NewRegistrationBody, newRegistration, RegistrationChanges } from './registration-bodies';
import { registrationWire } from './wire-access';

const OFFERS: Filterable<Registration> = {
  filter: {
    id: exact(({ id }) => id),
    appid: exact(({ appId }) => appId),
    uniquename: exact(({ uniqueName }) => uniqueName),
    displayname: texts(({ displayName }) => displayName),
  },
  order: { displayname: ({ displayName }) => displayName },
};

/** https://learn.microsoft.com/graph/api/application-list */
export function getRegistrations(call: Call): GraphResponse {
  const { tenant } = call.request.caller;
  const options = readListOptions(call);
  const all = arranged(listRegistrations(call.context.store, tenant.id), options, OFFERS);
  return pageOf(call.request, options, {
    context: 'applications',
    total: all.length,
    value: all
      .slice(options.skip, options.skip + options.top)
      .map((one) => registrationWire(one, tenant.domain)),
    countUnasked: false,
  });
}

function findNamed({ context, request, ids }: Call): Registration | undefined {
  const { key, value } = keyOf(ids.registration ?? '');
  return findRegistration(context.store, request.caller.tenant.id, key, value);
}

function requireRegistration(call: Call): Registration {
  const found = findNamed(call);
  if (!found) throw directoryRefusal('notFound', call.ids.registration);
  return found;
}

/** https://learn.microsoft.com/graph/api/application-get */
export function getRegistration(call: Call): GraphResponse {
  const { select } = readOptions(call.request.query, ['$select']);
  const wire = registrationWire(requireRegistration(call), call.request.caller.tenant.domain);
  return entityOf(call.request, 'applications/$entity', wire, { select });
}

/**
 * Creates a registration. By default a tenant's members may register applications;
 * the creator becomes the owner.
 */
function create(call: Call, uniqueName: string | null): GraphResponse {
  const { store, clock } = call.context;
  const { tenant, userId } = call.request.caller;
  if (userId !== null && findUser(store, tenant.id, userId)?.userType === 'Guest')
    throw directoryRefusal('noPrivilege');
  const made: Registration = {
    ...newRegistration(readBody(NewRegistrationBody, call.request.body)),
    id: randomUUID(),
    appId: randomUUID(),
    uniqueName,
    createdDateTime: tenantNow(tenant, clock).toISOString(),
  };
  store.transaction(() => {
    insertRegistration(store, tenant.id, made);
    if (userId !== null) addOwner(store, tenant.id, made.id, userId);
  });
  const answer = entityOf(call.request, 'applications/$entity', registrationWire(made, tenant.domain));
  const location = `${GRAPH}/${call.request.version}/applications/${made.id}`;
  return { ...answer, status: 201, headers: { Location: location } };
}

/** https://learn.microsoft.com/graph/api/application-post-applications */
export const postRegistration = (call: Call): GraphResponse => create(call, null);

/**
 * https://learn.microsoft.com/graph/api/application-update, and with a unique name and `Prefer: create-if-missing`
 * https://learn.microsoft.com/graph/api/application-upsert
 */
export function patchRegistration(call: Call): GraphResponse {
  const before = findNamed(call);
  const { key, value } = keyOf(call.ids.registration ?? '');
  const mayCreate = /\bcreate-if-missing\b/i.test(call.request.headers.get('prefer') ?? '');
  if (!before && key === 'uniqueName' && mayCreate) return create(call, value);
  const known = before ?? requireRegistration(call);
  requireRegistrar(call, known.id);
  const body = readBody(RegistrationChanges, call.request.body);
  saveRegistration(call.context.store, call.request.caller.tenant.id, changed(known, body));
  return { status: 204 };
}

/**
 * https://learn.microsoft.com/graph/api/application-delete: the servicePrincipal in
 * its own tenant is removed too.
 */
export function removeRegistration(call: Call): GraphResponse {
  const { store } = call.context;
  const { tenant } = call.request.caller;
  const { id, appId } = requireRegistration(call);
  requireRegistrar(call, id);
  store.transaction(() => {
    const here = findByAppId(store, tenant.id, appId);
    if (here) deleteServicePrincipal(store, tenant.id, here.id);
    deleteRegistration(store, tenant.id, id);
  });
  return { status: 204 };
}
