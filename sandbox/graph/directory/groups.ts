import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import {
  findGroup,
  type Group,
  listGroups,
  type Member,
  membersOf,
  ownersOf,
  transitiveMembersOf,
} from '../../directory/groups';
import { findUsers } from '../../directory/users';
import { arranged, entityOf, type Filterable, pageOf, selected } from '../odata/collection';
import { LIST_OPTIONS, readOptions } from '../odata/query-options';
import type { Call, Permission } from '../route';
import { userPage } from './users';
import { groupWire, USER_DEFAULTS, userWire } from './wire-directory';

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

/** Users alone: as a list of people, with its filters. */
function peopleAnswer(call: Call, userIds: readonly string[], context: string): GraphResponse {
  const users = findUsers(call.context.store, call.request.caller.tenant.id, userIds);
  const options = readOptions(call.request.query, LIST_OPTIONS);
  return userPage(call, users, context, options, { '@odata.type': '#microsoft.graph.user' });
}

/** Users and nested groups in one list, which can only be paged: Graph selects and filters after a cast. */
function mixedAnswer(call: Call, members: readonly Member[]): GraphResponse {
  const { context, request } = call;
  const tenantId = request.caller.tenant.id;
  const options = readOptions(request.query, ['$top', '$skip', '$count']);
  const all = members.flatMap(({ id, kind }) => {
    if (kind === 'group') {
      const group = findGroup(context.store, tenantId, id);
      return group ? [{ '@odata.type': '#microsoft.graph.group', ...groupWire(group) }] : [];
    }
    const [user] = findUsers(context.store, tenantId, [id]);
    return user
      ? [{ '@odata.type': '#microsoft.graph.user', ...selected(userWire(user), USER_DEFAULTS) }]
      : [];
  });
  return pageOf(request, options, {
    context: 'directoryObjects',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top),
    countUnasked: false,
  });
}

function membersAnswer(call: Call, members: readonly Member[], cast: boolean): GraphResponse {
  const userIds = members.filter(({ kind }) => kind === 'user').map(({ id }) => id);
  if (cast) return peopleAnswer(call, userIds, 'users');
  if (userIds.length === members.length) return peopleAnswer(call, userIds, 'directoryObjects');
  return mixedAnswer(call, members);
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
