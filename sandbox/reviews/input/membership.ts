import * as v from 'valibot';
import type { PrincipalScope, ResourceScope, ReviewScope } from '../plan';
import { readRole } from './assignment-query';
import { readMembers, USERS_ONLY } from './member-query';
import { badField, badQuery, parse, record } from './problem';
import { equalTo, guestsOnly, ID, type QueryText, readQuery, termsOf } from './query-text';
import {
  inactivity,
  type MembershipsScope,
  type QueryScope,
  queryScope,
  SentQuery,
  type WordScope,
} from './scopes';
import { hasWord, readPrincipalWord, readResourceWord } from './word-scopes';

const APPLICATION = new RegExp(`^/servicePrincipals/${ID}$`, 'i');
const GROUP = new RegExp(`^/groups/${ID}$`, 'i');
const CHANNELS = new RegExp(`^/teams/${ID}/channels$`, 'i');

const Scopes = v.pipe(v.array(v.unknown()), v.nonEmpty());
const Memberships = record({ principalScopes: Scopes, resourceScopes: Scopes });

type PrincipalKind = 'users' | 'groups' | 'throughGroups';

interface Principals {
  kind: PrincipalKind;
  guestsOnly: boolean;
  inactiveFor: string | null;
  wire: QueryScope | WordScope;
}

function principalKind({ path, options }: QueryText, queryRoot: string | null): PrincipalKind | undefined {
  const name = path.toLowerCase();
  if (name === '/users') return 'users';
  if (name === '/groups') return options.size === 0 ? 'groups' : undefined;
  const ofGroups = /^(?:\/v1\.0)?\/groups$/i.test(queryRoot ?? '');
  return ofGroups && name === './members/microsoft.graph.user' ? 'throughGroups' : undefined;
}

function readPrincipals(input: unknown, path: string): Principals {
  if (hasWord(input)) {
    const { principals, wire } = readPrincipalWord(input, path);
    return { kind: 'users', guestsOnly: principals.guestsOnly, inactiveFor: principals.inactiveFor, wire };
  }
  const sent = parse(SentQuery, input, path);
  const query = readQuery(sent.query);
  const kind = query && principalKind(query, sent.queryRoot);
  const guests = query && guestsOnly(query);
  if (kind === undefined || guests === undefined) throw badQuery(`${path}.query`, sent.query);
  const inactiveFor = inactivity(sent, path);
  if (kind === 'groups' && inactiveFor !== null) throw badField(path, 'Groups don’t sign in');
  const filter = guests ? "?$filter=(userType eq 'Guest')" : '';
  const through = kind === 'throughGroups';
  const text = through ? `./members/microsoft.graph.user${filter}` : `/v1.0/${kind}${filter}`;
  const wire = { ...queryScope(text, inactiveFor), queryRoot: through ? '/v1.0/groups' : null };
  return { kind, guestsOnly: guests, inactiveFor, wire };
}

/**
 * Combines the principal scopes: at most one of each kind, and one rule of guests and inactivity for all
 * users. Members of groups (`throughGroups`) are users, whose access through groups is always included.
 */
function together(scopes: readonly Principals[]): PrincipalScope {
  const kinds = new Set(scopes.map(({ kind }) => kind));
  const path = 'scope.principalScopes';
  if (kinds.size < scopes.length) throw badField(path, 'The same principals come twice');
  const users = scopes.find(({ kind }) => kind === 'users');
  const through = scopes.find(({ kind }) => kind === 'throughGroups');
  if (through) {
    const same = users?.guestsOnly === through.guestsOnly && users.inactiveFor === through.inactiveFor;
    if (!same) throw badField(path, 'Members of groups need /users with the same filter beside them');
  }
  return {
    ...USERS_ONLY,
    users: users !== undefined,
    groups: kinds.has('groups'),
    guestsOnly: users?.guestsOnly ?? false,
    inactiveFor: users?.inactiveFor ?? null,
  };
}

interface Resource {
  resource: ResourceScope;
  text: string;
}

/** Reads a query that is only an object's address. */
function readObject({ path, options }: QueryText, groups: boolean): Resource | undefined {
  if (options.size > 0) return undefined;
  const application = APPLICATION.exec(path)?.[1]?.toLowerCase();
  if (application)
    return {
      resource: { kind: 'application', id: application },
      text: `/v1.0/servicePrincipals/${application}`,
    };
  const group = GROUP.exec(path)?.[1]?.toLowerCase();
  if (group)
    return { resource: { kind: 'group', id: group, transitive: !groups }, text: `/v1.0/groups/${group}` };
  return path.toLowerCase() === '/groups'
    ? { resource: { kind: 'groups' }, text: '/v1.0/groups' }
    : undefined;
}

function readChannels(query: QueryText): Resource | undefined {
  const teamId = CHANNELS.exec(query.path)?.[1]?.toLowerCase();
  const terms = termsOf(query);
  const shared = query.options.size === 1 && terms.length === 1 && equalTo(terms, 'membershipType');
  if (!teamId || shared !== 'shared') return undefined;
  return {
    resource: { kind: 'sharedChannels', teamId },
    text: `/v1.0/teams/${teamId}/channels?$filter=(membershipType eq 'shared')`,
  };
}

/** Reads the members of one named group; the principal scopes select among them. */
function readGroupMembers(query: QueryText): Resource | undefined {
  const members = query.options.size === 0 ? readMembers(query) : undefined;
  return members?.resource.kind === 'group' ? members : undefined;
}

interface ReadResource {
  resource: ResourceScope;
  wire: QueryScope | WordScope;
}

function readResource(input: unknown, path: string, groups: boolean): ReadResource {
  if (hasWord(input)) return readResourceWord(input, path);
  const sent = parse(SentQuery, input, path);
  if (inactivity(sent, path) !== null) throw badField(path, 'Resources don’t sign in');
  const query = readQuery(sent.query);
  const read =
    query && (readObject(query, groups) ?? readRole(query) ?? readChannels(query) ?? readGroupMembers(query));
  if (!read) throw badQuery(`${path}.query`, sent.query);
  return { resource: read.resource, wire: queryScope(read.text) };
}

/**
 * Reads principalResourceMembershipsScope: users (all, guests, inactive ones) and groups × applications,
 * directory roles, groups, shared channels of teams and catalogs, by queries or by words. Returns it with the
 * scope as Graph writes it back. Throws 400. https://learn.microsoft.com/graph/accessreviews-scope-concept
 */
export function readMemberships(input: unknown): { scope: ReviewScope; wire: MembershipsScope } {
  const sent = parse(Memberships, input, 'scope');
  const read = sent.principalScopes.map((one, at) => readPrincipals(one, `scope.principalScopes.${at}`));
  const principals = together(read);
  const resources = sent.resourceScopes.map((one, at) =>
    readResource(one, `scope.resourceScopes.${at}`, principals.groups),
  );
  const keys = resources.map(({ resource }) => JSON.stringify(resource));
  if (new Set(keys).size < keys.length)
    throw badField('scope.resourceScopes', 'The same resource comes twice');
  return {
    scope: { principals, resources: resources.map(({ resource }) => resource) },
    wire: {
      '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
      principalScopes: read.map(({ wire }) => wire),
      resourceScopes: resources.map(({ wire }) => wire),
    },
  };
}
