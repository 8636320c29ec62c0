import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findUser, listUsers, type User } from '../../directory/users';
import { refusal } from '../../reviews/refusals';
import { arranged, entityOf, type Filterable, pageOf, selected } from '../odata/collection';
import { type Expand, LIST_OPTIONS, type QueryOptions, readOptions } from '../odata/query-options';
import { type Call, type Permission, requireUser } from '../route';
import type { Wire } from '../wire';
import { USER_DEFAULTS, userWire } from './wire-directory';

const EVERYONE = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** Microsoft: a user's own profile opens with User.Read, everybody else's (and every manager) with User.Read.All. */
export const readMe: Permission = {
  delegated: ['User.Read', 'User.ReadWrite', ...EVERYONE],
  application: [],
};
export const readOneUser: Permission = { delegated: readMe.delegated, application: EVERYONE };
export const readUsers: Permission = { delegated: EVERYONE, application: EVERYONE };

function mayReadOthers({ request: { caller } }: Call): boolean {
  const held = caller.userId === null ? caller.roles : caller.scopes;
  return EVERYONE.some((permission) => held.has(permission));
}

function managerOf(call: Call, user: User): User | undefined {
  const { context, request } = call;
  return user.managerId ? findUser(context.store, request.caller.tenant.id, user.managerId) : undefined;
}

function expandedWire(call: Call, user: User, select: readonly string[], expand: readonly Expand[]): Wire {
  const wire = selected(userWire(user), select.length > 0 ? select : USER_DEFAULTS);
  for (const part of expand) {
    if (part.name.toLowerCase() !== 'manager')
      throw new GraphProblem(400, 'BadRequest', `The property '${part.name}' cannot be expanded.`);
    if (!mayReadOthers(call)) throw refusal('missingPermission');
    const manager = managerOf(call, user);
    if (manager)
      wire.manager = {
        '@odata.type': '#microsoft.graph.user',
        ...expandedWire(call, manager, part.select, part.expand),
      };
  }
  return wire;
}

function requirePerson(call: Call, idOrUpn: string): User {
  const user = findUser(call.context.store, call.request.caller.tenant.id, idOrUpn);
  if (!user)
    throw new GraphProblem(
      404,
      'Request_ResourceNotFound',
      'There is no user with this id or user principal name.',
    );
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
  if (user.id !== call.request.caller.userId && !mayReadOthers(call)) throw refusal('missingPermission');
  return userAnswer(call, user);
}

function managerAnswer(call: Call, user: User): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const manager = managerOf(call, user);
  if (!manager) throw new GraphProblem(404, 'Request_ResourceNotFound', 'This user has no manager.');
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
] as const;

const OFFERS: Filterable<User> = {
  filter: {
    id: ({ id }) => id,
    usertype: ({ userType }) => userType,
    accountenabled: ({ accountEnabled }) => accountEnabled,
    ...Object.fromEntries(TEXTS.map((name) => [name.toLowerCase(), (user: User) => user[name]])),
  },
  order: {
    displayname: ({ displayName }) => displayName,
    userprincipalname: ({ userPrincipalName }) => userPrincipalName,
  },
};

/** A list of people, as `/users` and the members of a group are shown. */
export function userPage(
  call: Call,
  users: readonly User[],
  name: string,
  options: QueryOptions,
  type: Wire = {},
) {
  const all = arranged(users, options, OFFERS);
  return pageOf(
    call.request,
    { ...options, select: [] },
    {
      context: name,
      total: all.length,
      value: all
        .slice(options.skip, options.skip + options.top)
        .map((user) => ({ ...type, ...expandedWire(call, user, options.select, options.expand) })),
      countUnasked: false,
    },
  );
}

export function getUsers(call: Call): GraphResponse {
  const options = readOptions(call.request.query, [...LIST_OPTIONS, '$expand']);
  return userPage(call, listUsers(call.context.store, call.request.caller.tenant.id), 'users', options);
}
