import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { countUsers, findUser, findUsers, listUsers, reportsOf, type User } from '../../directory/users';
import { refusal } from '../../reviews/refusals';
import { arranged, entityOf, type Filterable, pageOf, selected } from '../odata/collection';
import { type Expand, LIST_OPTIONS, type QueryOptions, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';
import { countAnswer } from './count';
import { dates, exact, texts } from './offers';
import { readListOptions, SEARCHED_OPTIONS } from './options';
import { EVERYONE, holdsOne } from './permissions';
import { directoryRefusal } from './refusals';
import { type Searchable, searchTest } from './search';
import { lastSuccessfulSignIn, readsSignIns, signInActivity } from './sign-in-activity';
import { externalState, USER_DEFAULTS, userWire } from './wire-directory';

function managerOf(call: Call, user: User): User | undefined {
  const { context, request } = call;
  return user.managerId ? findUser(context.store, request.caller.tenant.id, user.managerId) : undefined;
}

function expandedWire(call: Call, user: User, select: readonly string[], expand: readonly Expand[]): Wire {
  const signIns = readsSignIns(call, { select, filter: [] }) ? { signInActivity: signInActivity(user) } : {};
  const wire = selected({ ...userWire(user), ...signIns }, select.length > 0 ? select : USER_DEFAULTS);
  addManager(call, user, wire, expand);
  return wire;
}

/** Adds the properties that `$expand` requests to a user's entity: the manager, if there is one. */
export function addManager(call: Call, user: User, wire: Wire, expand: readonly Expand[]): void {
  for (const part of expand) {
    if (part.name.toLowerCase() !== 'manager')
      throw new GraphProblem(400, 'BadRequest', `The property '${part.name}' cannot be expanded.`);
    if (!holdsOne(call, EVERYONE)) throw refusal('missingPermission');
    const manager = managerOf(call, user);
    if (manager)
      wire.manager = {
        '@odata.type': '#microsoft.graph.user',
        ...expandedWire(call, manager, part.select, part.expand),
      };
  }
}

/** The user with this id or user principal name; throws 404. */
export function requirePerson(call: Call, idOrUpn: string): User {
  const user = findUser(call.context.store, call.request.caller.tenant.id, idOrUpn);
  if (!user) throw directoryRefusal('notFound', idOrUpn);
  return user;
}

function userAnswer(call: Call, user: User): GraphResponse {
  const options = readOptions(call.request.query, ['$select', '$expand']);
  return entityOf(call.request, 'users/$entity', expandedWire(call, user, options.select, options.expand));
}

export function getMe(call: Call): GraphResponse {
  return userAnswer(call, requirePerson(call, requireUser(call)));
}

export function getUser(call: Call): GraphResponse {
  const user = requirePerson(call, call.ids.user ?? '');
  if (user.id !== call.request.caller.userId && !holdsOne(call, EVERYONE)) throw refusal('missingPermission');
  return userAnswer(call, user);
}

function managerAnswer(call: Call, user: User): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const manager = managerOf(call, user);
  if (!manager) throw directoryRefusal('notFound', 'manager');
  return entityOf(call.request, 'directoryObjects/$entity', {
    '@odata.type': '#microsoft.graph.user',
    ...expandedWire(call, manager, options.select, []),
  });
}

export function getManager(call: Call): GraphResponse {
  return managerAnswer(call, requirePerson(call, call.ids.user ?? ''));
}

export function getMyManager(call: Call): GraphResponse {
  return managerAnswer(call, requirePerson(call, requireUser(call)));
}

const TEXTS = [
  'displayName',
  'userPrincipalName',
  'mail',
  'givenName',
  'surname',
  'jobTitle',
  'department',
  'country',
] as const;

const OFFERS: Filterable<User> = {
  filter: {
    id: exact(({ id }) => id),
    externaluserstate: exact((user) => externalState(user).externalUserState),
    externaluserstatechangedatetime: dates((user) => externalState(user).externalUserStateChangeDateTime),
    'signinactivity/lastsignindatetime': dates((user) => user.lastSignInDateTime),
    'signinactivity/lastnoninteractivesignindatetime': dates((user) => user.lastBackgroundSignInDateTime),
    'signinactivity/lastsuccessfulsignindatetime': dates(lastSuccessfulSignIn),
    usertype: exact(({ userType }) => userType),
    accountenabled: exact(({ accountEnabled }) => accountEnabled),
    onpremisessyncenabled: exact(({ onPremisesSyncEnabled }) => onPremisesSyncEnabled),
    createddatetime: dates(({ createdDateTime }) => createdDateTime),
    ...Object.fromEntries(TEXTS.map((name) => [name.toLowerCase(), texts((user: User) => user[name])])),
  },
  order: {
    displayname: ({ displayName }) => displayName,
    userprincipalname: ({ userPrincipalName }) => userPrincipalName,
  },
};

const SEARCHED: Searchable<User> = Object.fromEntries(
  TEXTS.map((name) => [name.toLowerCase(), (user: User) => user[name]]),
);

/** The users of a list: their number, and one page of them or (without a page) all. */
export interface People {
  count: () => number;
  read: (page?: { skip: number; top: number }) => User[];
  /** The users with these ids, for lists that can find them without reading all users. */
  find?: (ids: readonly string[]) => User[];
}

/** The ids that a filter asks for; undefined where it asks for anything else. */
function idsIn({ filter }: QueryOptions): string[] | undefined {
  for (const condition of filter) {
    if ('terms' in condition || 'variable' in condition || condition.path.toLowerCase() !== 'id') continue;
    if (condition.operator === 'in') return condition.value.map(String);
    if (condition.operator === 'eq') return [String(condition.value)];
  }
  return undefined;
}

/** A list of people, for `/users` and the members of a group. Without a filter, only the page is read. */
export function userPage(
  call: Call,
  people: People,
  name: string,
  options: QueryOptions,
  type: Wire = {},
): GraphResponse {
  readsSignIns(call, options);
  const test = options.search === null ? null : searchTest(call, options.search, SEARCHED);
  const plain = options.filter.length === 0 && options.order.length === 0 && !test;
  const ids = people.find && idsIn(options);
  const read = plain ? [] : ids ? (people.find?.(ids) ?? []) : people.read();
  const all = arranged(test ? read.filter(test) : read, options, OFFERS);
  const shown = plain ? people.read(options) : all.slice(options.skip, options.skip + options.top);
  return pageOf(
    call.request,
    { ...options, select: [] },
    {
      context: name,
      total: plain ? people.count() : all.length,
      value: shown.map((user) => ({
        ...type,
        ...expandedWire(call, user, options.select, options.expand),
      })),
      countUnasked: false,
    },
  );
}

function everybody({ context, request }: Call): People {
  const tenantId = request.caller.tenant.id;
  return {
    count: () => countUsers(context.store, tenantId),
    read: (page) => listUsers(context.store, tenantId, page),
    find: (ids) => findUsers(context.store, tenantId, ids),
  };
}

export function getUsers(call: Call): GraphResponse {
  const options = readListOptions(call, SEARCHED_OPTIONS);
  return userPage(call, everybody(call), 'users', options);
}

export function getUserCount(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$filter', '$search']);
  readsSignIns(call, options);
  if (options.filter.length === 0 && options.search === null)
    return countAnswer(call, everybody(call).count());
  const test = options.search === null ? () => true : searchTest(call, options.search, SEARCHED);
  return countAnswer(call, arranged(everybody(call).read().filter(test), options, OFFERS).length);
}

function reportsAnswer(call: Call, manager: User): GraphResponse {
  const options = readListOptions(call, [...LIST_OPTIONS, '$expand']);
  const reports = reportsOf(call.context.store, call.request.caller.tenant.id, manager.id);
  return userPage(call, listed(reports), 'directoryObjects', options, {
    '@odata.type': '#microsoft.graph.user',
  });
}

/** A list of people who are already read. */
export function listed(users: readonly User[]): People {
  return {
    count: () => users.length,
    read: ({ skip, top } = { skip: 0, top: users.length }) => users.slice(skip, skip + top),
  };
}

export function getReports(call: Call): GraphResponse {
  return reportsAnswer(call, requirePerson(call, call.ids.user ?? ''));
}

export function getMyReports(call: Call): GraphResponse {
  return reportsAnswer(call, requirePerson(call, requireUser(call)));
}
