import { notBuilt, refusal } from './refusals';

/** What a review is about, read from a definition's scope. */
export type ReviewScope =
  | { kind: 'group'; groupId: string; transitive: boolean; guestsOnly: boolean; usersOnly: boolean }
  | { kind: 'applications'; applicationIds: string[]; guestsOnly: boolean };

/** Who reviews, read from one entry of `reviewers` or `fallbackReviewers`. */
export type ReviewerScope =
  | { kind: 'user'; userId: string }
  | { kind: 'members'; groupId: string; transitive: boolean }
  /** Owners of one group or application, or (null) of the resource of each item. */
  | { kind: 'owners'; objectId: string | null }
  | { kind: 'manager' };

/** accessReviewQueryScope as Graph returns it; reviewers come back without `@odata.type`. */
export interface QueryScope {
  '@odata.type'?: string;
  query: string;
  queryType: 'MicrosoftGraph';
  queryRoot: string | null;
}

export interface MembershipsScope {
  '@odata.type': '#microsoft.graph.principalResourceMembershipsScope';
  principalScopes: QueryScope[];
  resourceScopes: QueryScope[];
}

/** A query as a client sends it; `@odata.type` may be missing. */
export interface SentQuery {
  '@odata.type'?: string | undefined;
  query: string;
  queryRoot?: string | null | undefined;
}

const QUERY_SCOPE = '#microsoft.graph.accessReviewQueryScope';
const ID = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const GROUP = new RegExp(
  `^/groups/${ID}/(transitiveMembers|members)(/microsoft\\.graph\\.user)?/?(?:\\?(.*))?$`,
  'i',
);
const USERS = /^\/users\/?(?:\?(.*))?$/i;
const APPLICATION = new RegExp(`^/servicePrincipals/${ID}$`, 'i');
const GUESTS = /^(?:\$count=true&)?\$filter=\(?userType[ +]eq[ +]'Guest'\)?$/i;
/** Queries that Microsoft takes and a later version of the sandbox will. */
const LATER = /^\/(roleManagement|identityGovernance|teams)\/|^\.\/|^\/(users|groups)\/?\?/i;

const withoutVersion = (query: string): string => query.replace(/^\/(v1\.0|beta)(?=\/)/i, '');

function guestsOnly(filter: string | undefined, query: string): boolean {
  if (filter === undefined) return false;
  if (GUESTS.test(filter)) return true;
  throw refusal('unsupportedQuery', query);
}

function unsupported(query: string): never {
  if (LATER.test(query)) throw notBuilt(`access reviews of the scope ${query}`);
  throw refusal('unsupportedQuery', query);
}

function queryScope(query: string): QueryScope {
  return { '@odata.type': QUERY_SCOPE, query, queryType: 'MicrosoftGraph', queryRoot: null };
}

/**
 * Reads a scope of group members. Gives it with the scope as Graph writes it back (version prefix, cast to user).
 * Throws 400 for a query that Graph does not know and 501 for one the sandbox does not have yet.
 */
export function readGroupScope(sent: SentQuery): { scope: ReviewScope; wire: QueryScope } {
  const query = withoutVersion(sent.query);
  const match = GROUP.exec(query);
  if (!match?.[1] || !match[2]) return unsupported(query);
  const transitive = match[2].toLowerCase() === 'transitivemembers';
  const scope: ReviewScope = {
    kind: 'group',
    groupId: match[1].toLowerCase(),
    transitive,
    guestsOnly: guestsOnly(match[4], query),
    usersOnly: transitive || match[3] !== undefined,
  };
  const cast = scope.usersOnly ? '/microsoft.graph.user' : '';
  const filter = scope.guestsOnly ? "/?$count=true&$filter=(userType eq 'Guest')" : '';
  const path = transitive ? 'transitiveMembers' : 'members';
  return { scope, wire: queryScope(`/v1.0/groups/${scope.groupId}/${path}${cast}${filter}`) };
}

/** Reads a scope of users × applications; same errors as `readGroupScope`. */
export function readMembershipsScope(
  principals: readonly SentQuery[],
  resources: readonly SentQuery[],
): { scope: ReviewScope; wire: MembershipsScope } {
  const [principal, ...more] = principals;
  const users = principal && USERS.exec(withoutVersion(principal.query));
  if (!users || more.length > 0) return unsupported(withoutVersion((more[0] ?? principal)?.query ?? ''));
  const guests = guestsOnly(users[1], principal.query);
  const applicationIds = resources.map(({ query }) => {
    const path = withoutVersion(query);
    return APPLICATION.exec(path)?.[1]?.toLowerCase() ?? unsupported(path);
  });
  return {
    scope: { kind: 'applications', applicationIds, guestsOnly: guests },
    wire: {
      '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
      principalScopes: [queryScope(`/v1.0/users${guests ? "?$filter=(userType eq 'Guest')" : ''}`)],
      resourceScopes: applicationIds.map((id) => queryScope(`/v1.0/servicePrincipals/${id}`)),
    },
  };
}

const REVIEWER_FORMS: [RegExp, (id: string, path: string) => ReviewerScope][] = [
  [new RegExp(`^/users/${ID}$`, 'i'), (id) => ({ kind: 'user', userId: id })],
  [
    new RegExp(`^/(?:groups|servicePrincipals)/${ID}/owners$`, 'i'),
    (id) => ({ kind: 'owners', objectId: id }),
  ],
  [
    new RegExp(`^/groups/${ID}/(?:transitiveMembers|members)(?:/microsoft\\.graph\\.user)?/?$`, 'i'),
    (id, path) => ({ kind: 'members', groupId: id, transitive: /transitive/i.test(path) }),
  ],
  [/^\.\/owners$/i, () => ({ kind: 'owners', objectId: null })],
];

/** Reads one reviewer scope (Microsoft: assign reviewers to your access review definition). Throws 400. */
export function readReviewerScope(sent: SentQuery): { scope: ReviewerScope; wire: QueryScope } {
  const path = withoutVersion(sent.query);
  const queryRoot = sent.queryRoot ?? null;
  const wire: QueryScope = {
    query: path.startsWith('./') ? path : `/v1.0${path}`,
    queryType: 'MicrosoftGraph',
    queryRoot,
  };
  if (/^\.\/manager$/i.test(path)) {
    if (queryRoot !== 'decisions')
      throw refusal('unsupportedQuery', './manager needs queryRoot "decisions".');
    return { scope: { kind: 'manager' }, wire };
  }
  for (const [form, read] of REVIEWER_FORMS) {
    const match = form.exec(path);
    if (match) return { scope: read(match[1]?.toLowerCase() ?? '', path), wire };
  }
  throw refusal('unsupportedQuery', path);
}
