import type { GraphResponse } from '../../core/graph-message';
import { findGroup, type Group, listGroups } from '../../directory/groups';
import { type Member, membersOf, transitiveMembersOf } from '../../directory/members';
import { ownersOf } from '../../directory/owners';
import { findUsers } from '../../directory/users';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import { type QueryOptions, readOptions } from '../odata/query-options';
import { shaped } from '../odata/shape';
import type { Call } from '../route';
import { countAnswer } from './count';
import { objectWires } from './objects';
import { collections, dates, exact, texts } from './offers';
import { readListOptions } from './options';
import { directoryRefusal } from './refusals';
import { userPage } from './users';
import { groupWire } from './wire-directory';

const OFFERS: Filterable<Group> = {
  filter: {
    id: exact(({ id }) => id),
    displayname: texts(({ displayName }) => displayName),
    description: texts(({ description }) => description),
    mailnickname: texts(({ mailNickname }) => mailNickname),
    securityenabled: exact(({ securityEnabled }) => securityEnabled),
    mailenabled: exact(({ mailEnabled }) => mailEnabled),
    isassignabletorole: exact(({ roleAssignable }) => (roleAssignable ? true : null)),
    onpremisessyncenabled: exact(({ onPremisesSynced }) => (onPremisesSynced ? true : null)),
    createddatetime: dates(({ createdDateTime }) => createdDateTime),
    grouptypes: collections((group) => groupWire(group, '').groupTypes),
    resourceprovisioningoptions: collections(({ team }) => (team ? ['Team'] : [])),
  },
  order: { displayname: ({ displayName }) => displayName },
};

/** The group of the path; throws 404. */
export function requireGroup({ context, request, ids }: Call): Group {
  const group = findGroup(context.store, request.caller.tenant.id, ids.group ?? '');
  if (!group) throw directoryRefusal('notFound', ids.group);
  return group;
}

/** A list of groups, as `/groups` and the memberships of a person are shown. */
export function groupPage(
  call: Call,
  groups: readonly Group[],
  name: string,
  shown: (group: Group) => Record<string, unknown>,
): GraphResponse {
  const options = readListOptions(call);
  const all = arranged(groups, options, OFFERS);
  return pageOf(call.request, options, {
    context: name,
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top).map(shown),
    countUnasked: false,
  });
}

export function getGroups(call: Call): GraphResponse {
  const { tenant } = call.request.caller;
  const groups = listGroups(call.context.store, tenant.id);
  return groupPage(call, groups, 'groups', (group) => groupWire(group, tenant.domain));
}

export function getGroupCount(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$filter']);
  const groups = listGroups(call.context.store, call.request.caller.tenant.id);
  return countAnswer(call, arranged(groups, options, OFFERS).length);
}

export function getGroup(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const wire = groupWire(requireGroup(call), call.request.caller.tenant.domain);
  return entityOf(call.request, 'groups/$entity', wire, options.select);
}

/** Users alone: as a list of people, with its filters. */
function peopleAnswer(call: Call, userIds: readonly string[], context: string): GraphResponse {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const people = {
    count: () => userIds.length,
    read: ({ skip, top }: { skip: number; top: number } = { skip: 0, top: userIds.length }) =>
      findUsers(store, tenantId, userIds.slice(skip, skip + top)),
  };
  const options = readListOptions(call);
  return userPage(call, people, context, options, { '@odata.type': '#microsoft.graph.user' });
}

/** Objects of several kinds in one list: Graph filters and sorts after a cast; of what is selected each gives what it has. */
function mixedAnswer(call: Call, members: readonly Member[]): GraphResponse {
  const options: QueryOptions = readListOptions(call, ['$select', '$top', '$skip', '$count']);
  const unselected = { ...options, select: [] };
  return pageOf(call.request, unselected, {
    context: 'directoryObjects',
    total: members.length,
    value: objectWires(call, members.slice(options.skip, options.skip + options.top)).map((wire) =>
      options.select.length > 0 ? shaped(wire, options.select, ['id']) : wire,
    ),
    countUnasked: false,
  });
}

function membersAnswer(call: Call, members: readonly Member[], cast: boolean): GraphResponse {
  const userIds = members.filter(({ kind }) => kind === 'user').map(({ id }) => id);
  if (cast) return peopleAnswer(call, userIds, 'users');
  if (userIds.length === members.length) return peopleAnswer(call, userIds, 'directoryObjects');
  return mixedAnswer(call, members);
}

const found = (call: Call, list: typeof membersOf): Member[] =>
  list(call.context.store, call.request.caller.tenant.id, requireGroup(call).id);

const lister = (list: typeof membersOf, cast: boolean) => (call: Call) =>
  membersAnswer(call, found(call, list), cast);

const counter = (list: typeof membersOf) => (call: Call) => {
  readOptions(call.request.query, []);
  return countAnswer(call, found(call, list).length);
};

export const getMembers = lister(membersOf, false);
export const getMemberUsers = lister(membersOf, true);
export const getMemberCount = counter(membersOf);
export const getTransitiveMembers = lister(transitiveMembersOf, false);
export const getTransitiveMemberUsers = lister(transitiveMembersOf, true);
export const getTransitiveMemberCount = counter(transitiveMembersOf);

export function getOwners(call: Call): GraphResponse {
  const group = requireGroup(call);
  const owners = ownersOf(call.context.store, call.request.caller.tenant.id, group.id);
  return peopleAnswer(call, owners, 'directoryObjects');
}
