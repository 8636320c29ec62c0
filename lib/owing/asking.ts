/**
 * The people whom a review asks, from one entry of `reviewers` or `fallbackReviewers`. Ids are lower case. `other`: an
 * entry that this version doesn't know; it may name anybody.
 */
export type Asking =
  | { kind: 'person'; id: string }
  | { kind: 'members'; groupId: string; transitive: boolean }
  /** The owners of one group or application, or, with null, of each item's resource; `filtered`: only some of them. */
  | { kind: 'owners'; objectId: string | null; filtered: boolean }
  | { kind: 'manager' | 'sponsor' | 'managerOrSponsor' | 'self' | 'other' };

const ID = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const VERSION = '^(?:/(?:v1\\.0|beta))?';
const PERSON = new RegExp(`${VERSION}/users/${ID}$`, 'i');
const MEMBERS = new RegExp(
  `${VERSION}/groups/${ID}/(transitiveMembers|members)(?:/microsoft\\.graph\\.user)?$`,
  'i',
);
const OWNERS = new RegExp(`${VERSION}(?:/(?:groups|servicePrincipals)/${ID}|\\.)/owners(\\?.*)?$`, 'i');
const ABOUT = new RegExp(`${VERSION}/groups/${ID}/(?:transitiveMembers|members)\\b`, 'i');

const OTHER: Asking = { kind: 'other' };

/** The values of `scopeType` that need no id. */
const BY_WORD: Record<string, Asking> = {
  self: { kind: 'self' },
  manager: { kind: 'manager' },
  sponsor: { kind: 'sponsor' },
  managerorsponsor: { kind: 'managerOrSponsor' },
  resourceowner: { kind: 'owners', objectId: null, filtered: false },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function byWord(scopeType: string, reviewerId: unknown): Asking {
  const word = scopeType.toLowerCase();
  const known = BY_WORD[word];
  if (known) return known;
  if (typeof reviewerId !== 'string' || reviewerId === '') return OTHER;
  const id = reviewerId.toLowerCase();
  if (word === 'user') return { kind: 'person', id };
  return word === 'group' ? { kind: 'members', groupId: id, transitive: true } : OTHER;
}

function byQuery(query: string): Asking {
  const person = PERSON.exec(query)?.[1];
  if (person) return { kind: 'person', id: person.toLowerCase() };
  const [, group, list = ''] = MEMBERS.exec(query) ?? [];
  if (group)
    return {
      kind: 'members',
      groupId: group.toLowerCase(),
      transitive: list.toLowerCase() === 'transitivemembers',
    };
  const owners = OWNERS.exec(query);
  if (owners)
    return { kind: 'owners', objectId: owners[1]?.toLowerCase() ?? null, filtered: owners[2] !== undefined };
  return query.toLowerCase() === './manager' ? { kind: 'manager' } : OTHER;
}

function askingOf(value: unknown): Asking {
  if (!isObject(value)) return OTHER;
  const { scopeType, reviewerId, query } = value;
  if (typeof scopeType === 'string' && scopeType !== '') return byWord(scopeType, reviewerId);
  return typeof query === 'string' ? byQuery(query) : OTHER;
}

/**
 * Reads `reviewers` as Graph gives it, by queries or by `scopeType`; where both are there, `scopeType` counts. No
 * reviewers mean a self-review: https://learn.microsoft.com/graph/accessreviews-reviewers-concept
 */
export function askingsOf(reviewers: unknown): Asking[] {
  if (reviewers === null || reviewers === undefined) return [{ kind: 'self' }];
  if (!Array.isArray(reviewers)) return [OTHER];
  return reviewers.length === 0 ? [{ kind: 'self' }] : reviewers.map(askingOf);
}

/** Reads `fallbackReviewers`, which may be empty. */
export function fallbackOf(reviewers: unknown): Asking[] {
  return Array.isArray(reviewers) && reviewers.length > 0 ? askingsOf(reviewers) : [];
}

/**
 * The id of the group that a whole instance is about, from its scope; null where it is about more, or where the scope
 * doesn't tell.
 */
export function onlyResource(scope: unknown): string | null {
  if (!isObject(scope) || typeof scope.query !== 'string') return null;
  return ABOUT.exec(scope.query)?.[1]?.toLowerCase() ?? null;
}
