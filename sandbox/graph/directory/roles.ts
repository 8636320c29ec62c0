import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findRole, listRoleAssignments, type RoleAssignment } from '../../directory/role-assignments';
import { ROLES, type Role } from '../../directory/role-definitions';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import { type Expand, LIST_OPTIONS, readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { objectWires } from './objects';
import { exact, texts } from './offers';
import { directoryRefusal } from './refusals';
import { roleAssignmentWire, roleWire, scheduleInstanceWire } from './wire-access';

const ROLE_OFFERS: Filterable<Role> = {
  filter: {
    id: exact(({ id }) => id),
    templateid: exact(({ id }) => id),
    displayname: texts(({ displayName }) => displayName),
    isbuiltin: exact(() => true),
  },
  order: { displayname: ({ displayName }) => displayName },
};

const ASSIGNMENT_OFFERS: Filterable<RoleAssignment> = {
  filter: {
    id: exact(({ id }) => id),
    roledefinitionid: exact(({ roleId }) => roleId),
    principalid: exact(({ principal }) => principal.id),
    directoryscopeid: exact(() => '/'),
    assignmenttype: exact(() => 'Assigned'),
    membertype: exact(() => 'Direct'),
  },
  order: {},
};

export function getRoles(call: Call): GraphResponse {
  const { request } = call;
  const options = readOptions(request.query, LIST_OPTIONS);
  const all = arranged(ROLES, options, ROLE_OFFERS);
  return pageOf(request, options, {
    context: 'roleManagement/directory/roleDefinitions',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top).map((role) => roleWire(role, request.version)),
    countUnasked: false,
  });
}

export function getRole({ context, request, ids }: Call): GraphResponse {
  const { select } = readOptions(request.query, ['$select']);
  const role = findRole(context.store, request.caller.tenant.id, ids.role ?? '');
  if (!role) throw directoryRefusal('notFound', ids.role);
  const name = 'roleManagement/directory/roleDefinitions/$entity';
  return entityOf(request, name, roleWire(role, request.version), { select });
}

/** The expanded parts of an assignment: its principal, its role, or both. Throws 400 for other names. */
function expanded(call: Call, { principal, roleId }: RoleAssignment, expand: readonly Expand[]): Wire {
  const role = findRole(call.context.store, call.request.caller.tenant.id, roleId);
  const parts = expand.map(({ name }): [string, unknown] => {
    if (name.toLowerCase() === 'principal') return ['principal', objectWires(call, [principal])[0] ?? null];
    if (name.toLowerCase() === 'roledefinition')
      return ['roleDefinition', role ? roleWire(role, call.request.version) : null];
    throw new GraphProblem(400, 'BadRequest', `The property '${name}' cannot be expanded.`);
  });
  return Object.fromEntries(parts);
}

const assignmentLister =
  (name: string, state: RoleAssignment['state'], wire: (assignment: RoleAssignment) => Wire) =>
  (call: Call): GraphResponse => {
    const { context, request } = call;
    const options = readOptions(request.query, [...LIST_OPTIONS, '$expand']);
    const held = listRoleAssignments(context.store, request.caller.tenant.id).filter(
      (assignment) => assignment.state === state,
    );
    const all = arranged(held, options, ASSIGNMENT_OFFERS);
    const select =
      options.select.length > 0 ? [...options.select, ...options.expand.map((one) => one.name)] : [];
    return pageOf(
      request,
      { ...options, select },
      {
        context: `roleManagement/directory/${name}`,
        total: all.length,
        value: all
          .slice(options.skip, options.skip + options.top)
          .map((one) => ({ ...wire(one), ...expanded(call, one, options.expand) })),
        countUnasked: false,
      },
    );
  };

/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments */
export const getRoleAssignments = assignmentLister('roleAssignments', 'active', roleAssignmentWire);
/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignmentscheduleinstances */
export const getActiveInstances = assignmentLister(
  'roleAssignmentScheduleInstances',
  'active',
  scheduleInstanceWire,
);
/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances */
export const getEligibleInstances = assignmentLister(
  'roleEligibilityScheduleInstances',
  'eligible',
  scheduleInstanceWire,
);
