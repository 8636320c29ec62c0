import { GUID } from '../config';
import type { OwnedType } from '../review/askable';
import type { ItemsRef, ReviewAddress, ReviewRoute } from '../review/model';
import { PortalProblem } from './problem';

/** The path of access reviews at Graph: https://learn.microsoft.com/graph/api/resources/unifiedroot */
const ORDINARY = '/identityGovernance/accessReviews';
const ROUTES: Readonly<Record<ReviewRoute, string>> = { unified: `${ORDINARY}/unified` };
const MINE = "filterByCurrentUser(on='reviewer')";
const DELEGATED = "filterByCurrentUser(on='delegatedReviewer')";

/** An id as a path segment. Throws `untrusted` for anything but a GUID, before any request. */
function segment(id: string): string {
  if (!GUID.test(id)) throw new PortalProblem('untrusted');
  return encodeURIComponent(id);
}

/** Whether an address relative to the version, as of a request or a next link, is on the `unified` route. */
export function isOnUnified(address: string): boolean {
  return address.toLowerCase().startsWith(`${ROUTES.unified.toLowerCase()}/`);
}

type Query = Record<string, string | number | undefined>;

/** Appends a query and encodes its values, because the SDK doesn't encode them. */
function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return path;
  return `${path}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
}

/** A definition's id with its route. */
type DefinitionAddress = Pick<ReviewAddress, 'definitionId' | 'route'>;

const definitions = (route: ReviewRoute | undefined) => `${route ? ROUTES[route] : ORDINARY}/definitions`;

function definition({ definitionId, route }: DefinitionAddress): string {
  return `${definitions(route)}/${segment(definitionId)}`;
}

function instance(ref: ReviewAddress): string {
  return `${definition(ref)}/instances/${segment(ref.instanceId)}`;
}

/** The parent path of decisions: the stage where there is one, else the instance. */
function decided(ref: ItemsRef): string {
  return ref.stageId ? `${instance(ref)}/stages/${segment(ref.stageId)}` : instance(ref);
}

/** A page of my items. `skip` and `top` count items; without `top` the service chooses the page's length. */
interface ItemsQuery {
  expand?: string | undefined;
  skip?: number | undefined;
  top?: number | undefined;
}

/** https://learn.microsoft.com/graph/api/group-list-members */
const LARGEST_DIRECTORY_PAGE = 999;

const PERSON: Query = {
  $select: 'id,jobTitle,department,userType,accountEnabled',
  $expand: 'manager($select=id,displayName,mail,userPrincipalName)',
};

/**
 * Every address the portal requests, relative to `/v1.0` (or `/beta` for `pending` and `delegatedInstances`). Throws
 * `untrusted` for ids that aren't GUIDs.
 */
export const addresses = {
  myDefinitions: (route?: ReviewRoute, top?: number) =>
    withQuery(`${definitions(route)}/${MINE}`, { $top: top }),
  definition,
  myInstances: (of: DefinitionAddress, filter?: string) =>
    withQuery(`${definition(of)}/instances/${MINE}`, { $filter: filter }),
  instance,
  myStages: (ref: ReviewAddress) => `${instance(ref)}/stages/${MINE}`,
  myItems: (ref: ItemsRef, { expand, skip, top }: ItemsQuery = {}) =>
    withQuery(`${decided(ref)}/decisions/${MINE}`, { $top: top, $skip: skip, $expand: expand }),
  item: (ref: ItemsRef, itemId: string) => `${decided(ref)}/decisions/${segment(itemId)}`,
  recordAll: (ref: ItemsRef) => `${decided(ref)}/batchRecordDecisions`,
  acceptAdvice: (ref: ItemsRef) => `${decided(ref)}/acceptRecommendations`,
  pending: () => withQuery('/me/pendingAccessReviewInstances', { $expand: 'definition' }),
  person: (userId: string) => withQuery(`/users/${segment(userId)}`, PERSON),
  people: (userIds: readonly string[]) =>
    withQuery('/users', {
      $filter: `id in (${userIds.map((id) => `'${segment(id)}'`).join(',')})`,
      ...PERSON,
    }),
  photo: (userId: string) => `/users/${segment(userId)}/photos/48x48/$value`,
  group: (groupId: string) =>
    withQuery(`/groups/${segment(groupId)}`, {
      $select: 'id,onPremisesSyncEnabled,groupTypes,mailEnabled,securityEnabled',
    }),
  sponsorOf: () => withQuery('/me/sponsorOf', { $select: 'id,displayName,mail,userPrincipalName,userType' }),
  attest: (guestId: string) => `/users/${segment(guestId)}/microsoft.graph.identityGovernance.attest`,
  /** Relative to `/beta`. Graph gives `delegatedBy` only when it is selected. */
  delegatedInstances: (of: DefinitionAddress) =>
    withQuery(`${definition(of)}/instances/${DELEGATED}`, {
      $select: 'id,status,startDateTime,endDateTime,delegatedBy',
    }),
  owners: (type: OwnedType, id: string) =>
    withQuery(`/${type === 'group' ? 'groups' : 'servicePrincipals'}/${segment(id)}/owners`, {
      $select: 'id,displayName,mail,userPrincipalName',
    }),
  members: (groupId: string) =>
    withQuery(`/groups/${segment(groupId)}/members`, { $select: 'id', $top: LARGEST_DIRECTORY_PAGE }),
  assignedTo: (applicationId: string) =>
    withQuery(`/servicePrincipals/${segment(applicationId)}/appRoleAssignedTo`, {
      $select: 'principalId,principalType',
      $top: LARGEST_DIRECTORY_PAGE,
    }),
};

/**
 * Makes a next link relative to its Graph version. The token is sent to that address, so a link to any other origin or
 * version throws `untrusted`.
 */
export function nextAddress(link: string, origin: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  const path =
    url?.origin === origin && !url.username ? /^\/v1\.0(\/.*)/i.exec(url.pathname)?.[1] : undefined;
  if (!url || !path) throw new PortalProblem('untrusted');
  return `${path}${url.search}`;
}
