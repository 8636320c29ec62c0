import { GraphProblem, type GraphResponse } from '../core/graph-message';
import {
  findGroup,
  type Group,
  listGroups,
  type Member,
  membersOf,
  ownersOf,
  transitiveMembersOf,
} from '../directory/groups';
import { findUsers } from '../directory/users';
import { arranged, entityOf, type Filterable, pageOf } from './collection';
import { LIST_OPTIONS, readOptions } from './query-options';
import type { Call, Permission } from './route';
import { userPage } from './users';
import { groupWire } from './wire-directory';

const NAMES = ['Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const MEMBERS = ['GroupMember.Read.All', 'GroupMember.ReadWrite.All', ...NAMES];

/** Microsoft: list groups, list members and list owners take GroupMember.Read.All at least. */
export const readGroups: Permission = { delegated: MEMBERS, application: MEMBERS };

const OFFERS: Filterable<Group> = {
  filter: {
    id: ({ id }) => id,
    displayname: ({ displayName }) => displayName,
    mailnickname: ({ mailNickname }) => mailNickname,
    securityenabled: ({ unified }) => !unified,
  },
  order: { displayname: ({ displayName }) => displayName },
};

function requireGroup({ context, request, ids }: Call): Group {
  const group = findGroup(context.store, request.caller.tenant.id, ids.group ?? '');
  if (!group) throw new GraphProblem(404, 'Request_ResourceNotFound', 'There is no group with this id.');
  return group;
}

export function getGroups(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, LIST_OPTIONS);
  const all = arranged(listGroups(context.store, request.caller.tenant.id), options, OFFERS);
  return pageOf(request, options, {
    context: 'groups',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top).map(groupWire),
    countUnasked: false,
  });
}

export function getGroup(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  return entityOf(call.request, 'groups/$entity', groupWire(requireGroup(call)), options.select);
}

/** Users and nested groups in one list; filters and sorting reach the users, so they are refused beside groups. */
function membersAnswer(call: Call, members: readonly Member[], cast: boolean): GraphResponse {
  const { context, request } = call;
  const tenantId = request.caller.tenant.id;
  const options = readOptions(request.query, LIST_OPTIONS);
  const userIds = members.filter(({ kind }) => kind === 'user').map(({ id }) => id);
  if (cast || userIds.length === members.length) {
    const name = cast ? 'users' : 'directoryObjects';
    const users = findUsers(context.store, tenantId, userIds);
    return userPage(call, users, name, options, { '@odata.type': '#microsoft.graph.user' });
  }
  if (options.filter.length > 0 || options.order.length > 0 || options.select.length > 0)
    throw new GraphProblem(
      400,
      'BadRequest',
      'Ask for /microsoft.graph.user to select, filter or sort members.',
    );
  const groups = members.filter(({ kind }) => kind === 'group');
  const wires = groups.flatMap(({ id }) => {
    const group = findGroup(context.store, tenantId, id);
    return group ? [{ '@odata.type': '#microsoft.graph.group', ...groupWire(group) }] : [];
  });
  const whole = { ...options, skip: 0, top: userIds.length };
  const people = userPage(call, findUsers(context.store, tenantId, userIds), '', whole, {
    '@odata.type': '#microsoft.graph.user',
  }).body as { value: Record<string, unknown>[] };
  const all = [...people.value, ...wires];
  return pageOf(request, options, {
    context: 'directoryObjects',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top),
    countUnasked: false,
  });
}

const lister = (list: typeof membersOf, cast: boolean) => (call: Call) => {
  const group = requireGroup(call);
  return membersAnswer(call, list(call.context.store, call.request.caller.tenant.id, group.id), cast);
};

export const getMembers = lister(membersOf, false);
export const getMemberUsers = lister(membersOf, true);
export const getTransitiveMembers = lister(transitiveMembersOf, false);
export const getTransitiveMemberUsers = lister(transitiveMembersOf, true);

export function getOwners(call: Call): GraphResponse {
  const group = requireGroup(call);
  const owners = ownersOf(call.context.store, call.request.caller.tenant.id, group.id);
  return membersAnswer(
    call,
    owners.map((id) => ({ id, kind: 'user' as const })),
    false,
  );
}
