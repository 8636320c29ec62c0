import type { GraphResponse } from '../../core/graph-message';
import {
  type Application,
  applicationsOf,
  assignmentsOf,
  findApplication,
  findApplications,
  findByAppId,
} from '../../directory/applications';
import { ownersOf } from '../../directory/owners';
import type { Principal } from '../../directory/principals';
import { findUsers } from '../../directory/users';
import { pageOf } from '../odata/collection';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { keyOf } from './keys';
import { objectWires } from './objects';
import { readListOptions } from './options';
import { directoryRefusal } from './refusals';
import { listed, requirePerson, userPage } from './users';
import { assignmentWire } from './wire-access';

/** The application of the path; throws 404. */
export function requireApplication({ context, request, ids }: Call): Application {
  const id = ids.application ?? '';
  const { key, value } = keyOf(id);
  const find = key === 'appId' ? findByAppId : findApplication;
  const application = find(context.store, request.caller.tenant.id, value);
  if (!application) throw directoryRefusal('notFound', id);
  return application;
}

export function getApplicationOwners(call: Call): GraphResponse {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const owners = findUsers(store, tenantId, ownersOf(store, tenantId, requireApplication(call).id));
  const options = readListOptions(call);
  const type = { '@odata.type': '#microsoft.graph.user' };
  return userPage(call, listed(owners), 'directoryObjects', options, type);
}

function assignmentPage(call: Call, name: string, wires: readonly Wire[]): GraphResponse {
  const options = readListOptions(call, ['$select', '$top', '$skip', '$count']);
  return pageOf(call.request, options, {
    context: name,
    total: wires.length,
    value: wires.slice(options.skip, options.skip + options.top),
    countUnasked: false,
  });
}

/** https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto */
export function getAssignedTo(call: Call): GraphResponse {
  const application = requireApplication(call);
  const principals = assignmentsOf(call.context.store, call.request.caller.tenant.id, application.id).map(
    ({ principalId, kind }): Principal => ({ id: principalId, kind }),
  );
  const names = new Map(objectWires(call, principals).map((wire) => [wire.id, wire.displayName]));
  const wires = principals.map((principal) =>
    assignmentWire(
      application,
      { ...principal, displayName: names.get(principal.id) ?? null },
      call.request.version,
    ),
  );
  return assignmentPage(call, `servicePrincipals('${application.id}')/appRoleAssignedTo`, wires);
}

/**
 * https://learn.microsoft.com/graph/api/user-list-approleassignments: the user's direct
 * assignments, without those through groups.
 */
export function getAssignmentsOfUser(call: Call): GraphResponse {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const { id, displayName } = requirePerson(call, call.ids.user ?? '');
  const wires = findApplications(store, tenantId, applicationsOf(store, tenantId, id)).map((application) =>
    assignmentWire(application, { id, kind: 'user', displayName }, call.request.version),
  );
  return assignmentPage(call, `users('${id}')/appRoleAssignments`, wires);
}
