import type { GraphResponse } from '../../core/graph-message';
import { findApplications } from '../../directory/applications';
import { findGroups } from '../../directory/groups';
import { findPrincipal, type Principal } from '../../directory/principals';
import { findUsers } from '../../directory/users';
import { entityOf, selected } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { directoryRefusal } from './refusals';
import { servicePrincipalWire } from './wire-access';
import { groupWire, USER_DEFAULTS, userWire } from './wire-directory';

/**
 * Users, groups and applications in one list, each with its type, in the given order; unknown ids are left
 * out.
 */
export function objectWires({ context, request }: Call, principals: readonly Principal[]): Wire[] {
  const { store } = context;
  const { tenant } = request.caller;
  const ids = (kind: Principal['kind']) =>
    principals.filter((principal) => principal.kind === kind).map(({ id }) => id);
  const wires = new Map<string, Wire>();
  for (const user of findUsers(store, tenant.id, ids('user')))
    wires.set(user.id, {
      '@odata.type': '#microsoft.graph.user',
      ...selected(userWire(user), USER_DEFAULTS),
    });
  for (const group of findGroups(store, tenant.id, ids('group')))
    wires.set(group.id, { '@odata.type': '#microsoft.graph.group', ...groupWire(group, tenant.domain) });
  for (const application of findApplications(store, tenant.id, ids('servicePrincipal')))
    wires.set(application.id, {
      '@odata.type': '#microsoft.graph.servicePrincipal',
      ...servicePrincipalWire(application, tenant.id, request.version),
    });
  return principals.flatMap(({ id }): Wire[] => [wires.get(id)].filter((wire) => wire !== undefined));
}

/** `GET /directoryObjects/{object}`: the user, group or application with this id. */
export function getObject(call: Call): GraphResponse {
  const { context, request, ids } = call;
  const id = ids.object ?? '';
  const options = readOptions(request.query, ['$select']);
  const principal = findPrincipal(context.store, request.caller.tenant.id, id);
  const [wire] = principal ? objectWires(call, [principal]) : [];
  if (!wire) throw directoryRefusal('notFound', id);
  return entityOf(request, 'directoryObjects/$entity', wire, options);
}
