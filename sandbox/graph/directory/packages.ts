import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { type AccessPackage, findPackage, listPackages, policiesOf } from '../../directory/access-packages';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import { type Expand, readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { exact, texts } from './offers';
import { directoryRefusal } from './refusals';
import { packageWire, policyWire } from './wire-access';

const OFFERS: Filterable<AccessPackage> = {
  filter: { id: exact(({ id }) => id), displayname: texts(({ displayName }) => displayName) },
  order: { displayname: ({ displayName }) => displayName },
};

function shown({ context, request }: Call, one: AccessPackage, expand: readonly Expand[]): Wire {
  const other = expand.find(({ name }) => name.toLowerCase() !== 'assignmentpolicies');
  if (other) throw new GraphProblem(400, 'BadRequest', `The property '${other.name}' cannot be expanded.`);
  if (expand.length === 0) return packageWire(one);
  const policies = policiesOf(context.store, request.caller.tenant.id, one.id);
  return { ...packageWire(one), assignmentPolicies: policies.map(policyWire) };
}

/**
 * https://learn.microsoft.com/graph/api/entitlementmanagement-list-accesspackages, with the
 * policies where `$expand` names them.
 */
export function getPackages(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, ['$filter', '$orderby', '$top', '$skip', '$count', '$expand']);
  const all = arranged(listPackages(context.store, request.caller.tenant.id), options, OFFERS);
  return pageOf(
    request,
    { ...options, select: [] },
    {
      context: 'identityGovernance/entitlementManagement/accessPackages',
      total: all.length,
      value: all
        .slice(options.skip, options.skip + options.top)
        .map((one) => shown(call, one, options.expand)),
      countUnasked: false,
    },
  );
}

/** https://learn.microsoft.com/graph/api/accesspackage-get */
export function getPackage(call: Call): GraphResponse {
  const { context, request, ids } = call;
  const options = readOptions(request.query, ['$expand']);
  const found = findPackage(context.store, request.caller.tenant.id, ids.package ?? '');
  if (!found) throw directoryRefusal('notFound', ids.package);
  const name = 'identityGovernance/entitlementManagement/accessPackages/$entity';
  return entityOf(request, name, shown(call, found, options.expand));
}
