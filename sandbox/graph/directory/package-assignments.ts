import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import {
  findPackage,
  findPackagePolicy,
  listPackageAssignments,
  type PackageAssignment,
} from '../../directory/access-packages';
import { type Catalog, listCatalogs } from '../../directory/catalogs';
import { guidOf } from '../../directory/guid';
import { arranged, type Filterable, pageOf } from '../odata/collection';
import { type Expand, readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { objectWires } from './objects';
import { exact, texts } from './offers';
import { packageWire, policyWire } from './wire-access';

const ROOT = 'identityGovernance/entitlementManagement';

const OFFERS: Filterable<PackageAssignment> = {
  filter: {
    'accesspackage/id': exact(({ packageId }) => packageId),
    'assignmentpolicy/id': exact(({ policyId }) => policyId),
    'target/objectid': exact(({ principalId }) => principalId),
    state: exact(() => 'delivered'),
  },
  order: {},
};

function subject(call: Call, { principalId, principalKind }: PackageAssignment): Wire | null {
  const [wire] = objectWires(call, [{ id: principalId, kind: principalKind }]);
  if (!wire) return null;
  const { displayName = null, mail = null, userPrincipalName = null } = wire;
  const type = principalKind === 'user' ? 'user' : 'servicePrincipal';
  const known = { displayName, email: mail, principalName: userPrincipalName, subjectType: type };
  return { id: guidOf(principalId, 'accessPackageSubject'), objectId: principalId, ...known };
}

const EXPANDED: Record<string, [name: string, read: (call: Call, one: PackageAssignment) => Wire | null]> = {
  target: ['target', subject],
  accesspackage: [
    'accessPackage',
    ({ context, request }, { packageId }) => {
      const found = findPackage(context.store, request.caller.tenant.id, packageId);
      return found ? packageWire(found) : null;
    },
  ],
  assignmentpolicy: [
    'assignmentPolicy',
    ({ context, request }, { policyId }) => {
      const found = findPackagePolicy(context.store, request.caller.tenant.id, policyId);
      return found ? policyWire(found) : null;
    },
  ],
};

function shown(call: Call, one: PackageAssignment, expand: readonly Expand[]): Wire {
  const wire: Wire = {
    id: guidOf(one.packageId, one.policyId, one.principalId),
    state: 'delivered',
    status: 'Delivered',
    expiredDateTime: null,
  };
  for (const { name } of expand) {
    const part = Object.hasOwn(EXPANDED, name.toLowerCase()) ? EXPANDED[name.toLowerCase()] : undefined;
    if (!part) throw new GraphProblem(400, 'BadRequest', `The property '${name}' cannot be expanded.`);
    wire[part[0]] = part[1](call, one);
  }
  return wire;
}

/** https://learn.microsoft.com/graph/api/entitlementmanagement-list-assignments */
export function getPackageAssignments(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, ['$filter', '$top', '$skip', '$count', '$expand', '$select']);
  const all = arranged(listPackageAssignments(context.store, request.caller.tenant.id), options, OFFERS);
  const page = all.slice(options.skip, options.skip + options.top);
  const select =
    options.select.length > 0 ? [...options.select, ...options.expand.map(({ name }) => name)] : [];
  return pageOf(
    request,
    { ...options, select },
    {
      context: `${ROOT}/assignments`,
      total: all.length,
      value: page.map((one) => shown(call, one, options.expand)),
      countUnasked: false,
    },
  );
}

const CATALOG_OFFERS: Filterable<Wire> = {
  filter: { id: exact(({ id }) => id), displayname: texts(({ displayName }) => displayName) },
  order: {},
};

function catalogWire(catalogType: string, { createdDateTime, ...catalog }: Catalog): Wire {
  const state = { state: 'published', isExternallyVisible: true };
  return { ...catalog, catalogType, ...state, createdDateTime, modifiedDateTime: createdDateTime };
}

/** https://learn.microsoft.com/graph/api/entitlementmanagement-list-catalogs: every tenant has the catalog General. */
export function getCatalogs({ context, request }: Call): GraphResponse {
  const options = readOptions(request.query, ['$filter', '$select', '$top', '$skip', '$count']);
  const { id, createdAt } = request.caller.tenant;
  const general = catalogWire('serviceDefault', {
    id: guidOf(id, 'General'),
    displayName: 'General',
    description: 'Built-in catalog.',
    createdDateTime: new Date(createdAt).toISOString(),
  });
  const own = listCatalogs(context.store, id).map((catalog) => catalogWire('userManaged', catalog));
  const all = arranged([general, ...own], options, CATALOG_OFFERS);
  return pageOf(request, options, {
    context: `${ROOT}/catalogs`,
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top),
    countUnasked: false,
  });
}
