import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import {
  deleteServicePrincipal,
  findByAppId,
  insertServicePrincipal,
  listApplications,
} from '../../directory/applications';
import { MICROSOFT_GRAPH, microsoftGraphId } from '../../directory/microsoft-graph';
import { addOwner } from '../../directory/owners';
import { findRegistration } from '../../directory/registrations';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import { GRAPH, type Wire } from '../wire';
import { requireApplication } from './applications';
import { readBody } from './bodies';
import { keyOf } from './keys';
import { exact, texts } from './offers';
import { readListOptions } from './options';
import { directoryRefusal } from './refusals';
import { requireRegistrar } from './registrar';
import { microsoftGraphWire, servicePrincipalWire } from './wire-access';

const text = (value: unknown) => (typeof value === 'string' ? value : null);

const OFFERS: Filterable<Wire> = {
  filter: {
    id: exact(({ id }) => text(id)),
    appid: exact(({ appId }) => text(appId)),
    displayname: texts(({ displayName }) => text(displayName)),
  },
  order: { displayname: ({ displayName }) => text(displayName) },
};

/** The organisation's service principals in the order they were added, then Microsoft's. */
export function getServicePrincipals(call: Call): GraphResponse {
  const { caller, version } = call.request;
  const { tenant } = caller;
  const options = readListOptions(call);
  const own = listApplications(call.context.store, tenant.id).map((one) =>
    servicePrincipalWire(one, tenant.id, version),
  );
  const all = arranged([...own, microsoftGraphWire(tenant.id, version)], options, OFFERS);
  return pageOf(call.request, options, {
    context: 'servicePrincipals',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top),
    countUnasked: false,
  });
}

function isMicrosoftGraph({ ids, request }: Call): boolean {
  const { key, value } = keyOf(ids.application ?? '');
  return value === (key === 'appId' ? MICROSOFT_GRAPH : microsoftGraphId(request.caller.tenant.id));
}

export function getServicePrincipal(call: Call): GraphResponse {
  const { caller, version } = call.request;
  const { tenant } = caller;
  const { select } = readOptions(call.request.query, ['$select']);
  const wire = isMicrosoftGraph(call)
    ? microsoftGraphWire(tenant.id, version)
    : servicePrincipalWire(requireApplication(call), tenant.id, version);
  return entityOf(call.request, 'servicePrincipals/$entity', wire, { select });
}

const NewBody = v.strictObject({
  '@odata.type': v.optional(v.string()),
  appId: v.pipe(v.string(), v.uuid()),
});

/**
 * https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals: for an application of the
 * tenant.
 */
export function postServicePrincipal(call: Call): GraphResponse {
  const { store, clock } = call.context;
  const { tenant, userId } = call.request.caller;
  const appId = readBody(NewBody, call.request.body).appId.toLowerCase();
  const registration = findRegistration(store, tenant.id, 'appId', appId);
  if (!registration) throw directoryRefusal('noApplication', appId);
  requireRegistrar(call, registration.id);
  if (findByAppId(store, tenant.id, appId)) throw directoryRefusal('sameAppId', appId);
  const made = {
    id: randomUUID(),
    appId,
    displayName: registration.displayName,
    createdDateTime: tenantNow(tenant, clock).toISOString(),
  };
  store.transaction(() => {
    insertServicePrincipal(store, tenant.id, made);
    if (userId !== null) addOwner(store, tenant.id, made.id, userId);
  });
  const wire = servicePrincipalWire(made, tenant.id, call.request.version);
  const answer = entityOf(call.request, 'servicePrincipals/$entity', wire);
  const location = `${GRAPH}/${call.request.version}/servicePrincipals/${made.id}`;
  return { ...answer, status: 201, headers: { Location: location } };
}

/** https://learn.microsoft.com/graph/api/serviceprincipal-delete */
export function removeServicePrincipal(call: Call): GraphResponse {
  const { id } = requireApplication(call);
  requireRegistrar(call, id);
  deleteServicePrincipal(call.context.store, call.request.caller.tenant.id, id);
  return { status: 204 };
}
