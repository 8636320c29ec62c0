import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findGroup, type Group, listGroups } from '../../directory/groups';
import { type Member, membersOf, transitiveMembersOf } from '../../directory/members';
import { ownersOf } from '../../directory/owners';
import { findUsers } from '../../directory/users';
import { arranged, entityOf, type Filterable, pageOf, selected } from '../odata/collection';
import { type Expand, type QueryOptions, readOptions } from '../odata/query-options';
import { shaped } from '../odata/shape';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { countAnswer } from './count';
import { objectWires } from './objects';
import { collections, dates, exact, texts } from './offers';
import { readListOptions, SEARCHED_OPTIONS } from './options';
import { directoryRefusal } from './refusals';
import { type Searchable, searchTest } from './search';
import { addManager, userPage } from './users';
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

const SEARCHED: Searchable<Group> = {
  displayname: ({ displayName }) => displayName,
  description: ({ description }) => description,
  mailnickname: ({ mailNickname }) => mailNickname,
};

/**
 * `$expand` gives the first 20 people of a group. https://learn.microsoft.com/graph/query-parameters#expand
 */
const MAX_EXPANDED = 20;

/** The properties that `$expand` adds to a group. */
function expandedParts(call: Call, group: Group, expand: readonly Expand[]): Wire {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const lists: Record<string, [name: string, list: () => Member[]]> = {
    owners: ['owners', () => ownersOf(store, tenantId, group.id).map((id) => ({ id, kind: 'user' }))],
    members: ['members', () => membersOf(store, tenantId, group.id)],
  };
  const parts = expand.map((part) => {
    const found = Object.hasOwn(lists, part.name.toLowerCase()) ? lists[part.name.toLowerCase()] : undefined;
    if (!found || part.expand.length > 0)
      throw new GraphProblem(400, 'BadRequest', `The property '${part.name}' cannot be expanded.`);
    const wires = objectWires(call, found[1]().slice(0, MAX_EXPANDED));
    return [
      found[0],
      part.select.length > 0 ? wires.map((wire) => shaped(wire, part.select, ['id'])) : wires,
    ];
  });
  return Object.fromEntries(parts);
}

/** A list of groups, for `/groups` and for the memberships of a user. */
export function groupPage(
  call: Call,
  groups: readonly Group[],
  name: string,
  shown: (group: Group) => Record<string, unknown>,
): GraphResponse {
  const options = readListOptions(call, SEARCHED_OPTIONS);
  const test = options.search === null ? () => true : searchTest(call, options.search, SEARCHED);
  const all = arranged(groups.filter(test), options, OFFERS);
  return pageOf(
    call.request,
    { ...options, select: [] },
    {
      context: name,
      total: all.length,
      value: all.slice(options.skip, options.skip + options.top).map((group) => ({
        ...selected(shown(group), options.select),
        ...expandedParts(call, group, options.expand),
      })),
      countUnasked: false,
    },
  );
}

export function getGroups(call: Call): GraphResponse {
  const { tenant } = call.request.caller;
  const groups = listGroups(call.context.store, tenant.id);
  return groupPage(call, groups, 'groups', (group) => groupWire(group, tenant.domain));
}

export function getGroupCount(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$filter', '$search']);
  const test = options.search === null ? () => true : searchTest(call, options.search, SEARCHED);
  const groups = listGroups(call.context.store, call.request.caller.tenant.id).filter(test);
  return countAnswer(call, arranged(groups, options, OFFERS).length);
}

export function getGroup(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select', '$expand']);
  const group = requireGroup(call);
  const wire = selected(groupWire(group, call.request.caller.tenant.domain), options.select);
  return entityOf(call.request, 'groups/$entity', { ...wire, ...expandedParts(call, group, options.expand) });
}

/** The answer for users only: a list of people, with its filters. */
function peopleAnswer(call: Call, userIds: readonly string[], context: string): GraphResponse {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const people = {
    count: () => userIds.length,
    read: ({ skip, top }: { skip: number; top: number } = { skip: 0, top: userIds.length }) =>
      findUsers(store, tenantId, userIds.slice(skip, skip + top)),
  };
  const options = readListOptions(call, SEARCHED_OPTIONS);
  return userPage(call, people, context, options, { '@odata.type': '#microsoft.graph.user' });
}

/**
 * Objects of several kinds in one list: Graph filters and sorts only after a cast; each object returns the
 * selected properties that it has.
 */
function mixedAnswer(call: Call, members: readonly Member[]): GraphResponse {
  const options: QueryOptions = readListOptions(call, ['$select', '$top', '$skip', '$count', '$expand']);
  const unselected = { ...options, select: [] };
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  return pageOf(call.request, unselected, {
    context: 'directoryObjects',
    total: members.length,
    value: objectWires(call, members.slice(options.skip, options.skip + options.top)).map((wire) => {
      const shown = options.select.length > 0 ? shaped(wire, options.select, ['id']) : wire;
      const [user] = options.expand.length > 0 ? findUsers(store, tenantId, [String(wire.id)]) : [];
      if (user) addManager(call, user, shown, options.expand);
      return shown;
    }),
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
