import { GUID } from '../config';
import { PortalProblem } from './problem';

/** Where Graph keeps access reviews. Microsoft prepares a second surface under `/unified`, so this is said once. */
const ACCESS_REVIEWS = '/identityGovernance/accessReviews';
const MINE = "filterByCurrentUser(on='reviewer')";

/** One id as a path segment. Anything but a GUID is refused before a request is made of it. */
function segment(id: string): string {
  if (!GUID.test(id)) throw new PortalProblem('untrusted');
  return encodeURIComponent(id);
}

type Query = Record<string, string | number | undefined>;

/** Appends a query; values are encoded here because the SDK doesn't. */
function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return path;
  return `${path}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
}

function definition(definitionId: string): string {
  return `${ACCESS_REVIEWS}/definitions/${segment(definitionId)}`;
}

function instance(ref: { definitionId: string; instanceId: string }): string {
  return `${definition(ref.definitionId)}/instances/${segment(ref.instanceId)}`;
}

interface Ref {
  definitionId: string;
  instanceId: string;
}

/** Every address the portal asks, relative to `/v1.0` (or `/beta` for `pending`). Ids that aren't GUIDs throw `untrusted`. */
export const addresses = {
  myDefinitions: () => withQuery(`${ACCESS_REVIEWS}/definitions/${MINE}`, { $top: 100 }),
  definition,
  myInstances: (definitionId: string, filter?: string) =>
    withQuery(`${definition(definitionId)}/instances/${MINE}`, { $filter: filter }),
  instance,
  myItems: (ref: Ref, expand?: string) =>
    withQuery(`${instance(ref)}/decisions/${MINE}`, { $top: 100, $expand: expand }),
  item: (ref: Ref, itemId: string) => `${instance(ref)}/decisions/${segment(itemId)}`,
  recordAll: (ref: Ref) => `${instance(ref)}/batchRecordDecisions`,
  acceptAdvice: (ref: Ref) => `${instance(ref)}/acceptRecommendations`,
  pending: () => withQuery('/me/pendingAccessReviewInstances', { $expand: 'definition' }),
  person: (userId: string) =>
    withQuery(`/users/${segment(userId)}`, {
      $select: 'id,jobTitle,department',
      $expand: 'manager($select=id,displayName)',
    }),
};

/**
 * Turns a next link into an address relative to its version. The token follows an address, so a link to any other
 * origin or version is refused.
 */
export function nextAddress(link: string, origin: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  const path =
    url?.origin === origin && !url.username ? /^\/v1\.0(\/.*)$/i.exec(url.pathname)?.[1] : undefined;
  if (!url || !path) throw new PortalProblem('untrusted');
  return `${path}${url.search}`;
}
