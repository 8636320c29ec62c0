import * as v from 'valibot';
import type { ReviewerScope } from '../plan';
import { badField, badQuery, parse, record } from './problem';
import { equalTo, hasOnly, ID, type QueryText, readQuery, termsOf } from './query-text';
import { type QueryScope, type ReviewerWire, SentQuery } from './scopes';
import { hasWord } from './word-scopes';

/** A list of reviewers as the engine reads it, and as Graph writes it back (without `@odata.type`). */
export interface ReadReviewers {
  scopes: ReviewerScope[];
  wire: ReviewerWire[];
}

interface ReadReviewer {
  scope: ReviewerScope;
  wire: ReviewerWire;
}

interface ReadQuery {
  scope: ReviewerScope;
  text: string;
}

const USER = new RegExp(`^/users/${ID}$`, 'i');
const MEMBERS = new RegExp(`^/groups/${ID}/(transitiveMembers|members)(/microsoft\\.graph\\.user)?$`, 'i');
const OWNERS = new RegExp(`^(?:/(groups|servicePrincipals)/${ID}|\\.)/owners$`, 'i');

function readUser({ path, options }: QueryText): ReadQuery | undefined {
  const userId = options.size === 0 ? USER.exec(path)?.[1]?.toLowerCase() : undefined;
  return userId ? { scope: { kind: 'user', userId }, text: `/v1.0/users/${userId}` } : undefined;
}

function readGroupMembers({ path, options }: QueryText): ReadQuery | undefined {
  const [, id, list, cast = ''] = MEMBERS.exec(path) ?? [];
  if (!id || options.size > 0) return undefined;
  const groupId = id.toLowerCase();
  const transitive = list?.toLowerCase() === 'transitivemembers';
  const text = `/v1.0/groups/${groupId}/${transitive ? 'transitiveMembers' : 'members'}${cast && '/microsoft.graph.user'}`;
  return { scope: { kind: 'members', groupId, transitive }, text };
}

const OWNER_FILTERS = ['userType', 'country'] as const;

/** The filter for owners in Microsoft's example; undefined for any other filter. */
function ownerFilter(query: QueryText): { userType: string | null; country: string | null } | undefined {
  const terms = termsOf(query);
  const [userType = null, country = null] = OWNER_FILTERS.map(
    (name) => equalTo(terms, `microsoft.graph.user/${name}`) ?? equalTo(terms, name),
  );
  const found = [userType, country].filter((value) => value !== null).length;
  if (!hasOnly(query, '$filter') || found !== terms.length) return undefined;
  return { userType, country };
}

function ownerText(filter: { userType: string | null; country: string | null }): string {
  const terms = OWNER_FILTERS.flatMap((name) => {
    const value = filter[name];
    return value === null ? [] : [`microsoft.graph.user/${name} eq '${value.replaceAll("'", "''")}'`];
  });
  return terms.length > 0 ? `?$filter=${terms.join(' and ')}` : '';
}

function readOwners(query: QueryText): ReadQuery | undefined {
  const [matched, list, id] = OWNERS.exec(query.path) ?? [];
  const filter = ownerFilter(query);
  if (matched === undefined || !filter) return undefined;
  const objectId = id?.toLowerCase() ?? null;
  const kind = list?.toLowerCase() === 'groups' ? 'groups' : 'servicePrincipals';
  const start = objectId ? `/v1.0/${kind}/${objectId}` : '.';
  return { scope: { kind: 'owners', objectId, ...filter }, text: `${start}/owners${ownerText(filter)}` };
}

const isManager = ({ path, options }: QueryText): boolean =>
  path.toLowerCase() === './manager' && options.size === 0;

const OWNERS_OF_EACH = { kind: 'owners', objectId: null, userType: null, country: null } as const;
const BY_WORD: Record<string, ReviewerScope> = {
  self: { kind: 'self' },
  manager: { kind: 'manager' },
  sponsor: { kind: 'sponsor' },
  managerOrSponsor: { kind: 'managerOrSponsor' },
  resourceOwner: OWNERS_OF_EACH,
};

const WordReviewerSent = record({
  '@odata.type': v.nullish(v.string()),
  scopeType: v.picklist(['user', 'group', ...Object.keys(BY_WORD)]),
  reviewerId: v.nullish(
    v.pipe(v.string(), v.regex(new RegExp(`^${ID}$`, 'i'), 'Expected an id'), v.toLowerCase()),
    null,
  ),
});

/** https://learn.microsoft.com/graph/api/resources/accessreviewreviewerscope */
function readWord(input: unknown, path: string): ReadReviewer {
  const { scopeType, reviewerId } = parse(WordReviewerSent, input, path);
  const wire = {
    '@odata.type': '#microsoft.graph.accessReviewReviewerScope',
    scopeType,
    reviewerId,
  } as const;
  const known = BY_WORD[scopeType];
  if (known) return { scope: known, wire };
  if (reviewerId === null) throw badField(`${path}.reviewerId`, `${scopeType} needs an id`);
  if (scopeType === 'user') return { scope: { kind: 'user', userId: reviewerId }, wire };
  return { scope: { kind: 'members', groupId: reviewerId, transitive: true }, wire };
}

/** Reads one reviewer given as a query at `path`; see `readReviewers`. */
export function readQueryReviewer(input: unknown, path: string): { scope: ReviewerScope; wire: QueryScope } {
  const sent = parse(SentQuery, input, path);
  const query = readQuery(sent.query);
  const wire = { queryType: 'MicrosoftGraph', queryRoot: sent.queryRoot } as const;
  if (query && isManager(query)) {
    if (sent.queryRoot !== 'decisions') throw badField(`${path}.queryRoot`, './manager needs "decisions"');
    return { scope: { kind: 'manager' }, wire: { query: './manager', ...wire } };
  }
  const read = query && (readUser(query) ?? readGroupMembers(query) ?? readOwners(query));
  if (!read) throw badQuery(`${path}.query`, sent.query);
  return { scope: read.scope, wire: { query: read.text, ...wire } };
}

const readReviewer = (input: unknown, path: string): ReadReviewer =>
  hasWord(input) ? readWord(input, path) : readQueryReviewer(input, path);

const Reviewers = v.nullish(v.array(v.unknown()), []);

/**
 * Reads a list of reviewers at `path`: users, members and owners of groups, owners of applications,
 * `./owners` and `./manager`, or a word (`scopeType`) with an id; where both are given, the word counts. Null
 * (or absent) is []. Throws 400. https://learn.microsoft.com/graph/accessreviews-reviewers-concept
 */
export function readReviewers(input: unknown, path: string): ReadReviewers {
  const read = parse(Reviewers, input, path).map((sent, at) => readReviewer(sent, `${path}.${at}`));
  return { scopes: read.map(({ scope }) => scope), wire: read.map(({ wire }) => wire) };
}
