import { addresses } from '../../lib/graph/address';
import { PAGE } from '../../lib/graph/paging';
import type { ItemsRef, ReviewAddress, ReviewRoute } from '../../lib/review/model';

/** https://learn.microsoft.com/graph/api/group-list-members */
const LARGEST_DIRECTORY_PAGE = 999;

const REVIEWS = '/identityGovernance/accessReviews';
const UNDECIDED = encodeURIComponent("decision eq 'NotReviewed'");
const IN_PROGRESS = encodeURIComponent("status eq 'InProgress'");
const ITEM = 'id,principal,resource,decision,reviewedDateTime,recommendation';
/** The facts of a person that a mail needs, and the manager's id. */
const PERSON = '$select=id,displayName,mail,userPrincipalName&$expand=manager($select=id)';
const ids = `$select=id&$top=${LARGEST_DIRECTORY_PAGE}`;

const itemsOf = (ref: ItemsRef): string =>
  `${addresses.instance(ref)}${ref.stageId ? `/stages/${encodeURIComponent(ref.stageId)}` : ''}/decisions`;

/** Every address that the notifier reads, relative to `/v1.0`. Ids come from Graph's own answers. */
export const reads = {
  definitions: (route?: ReviewRoute) =>
    `${REVIEWS}${route ? '/unified' : ''}/definitions${route ? '' : `?$top=${PAGE}`}`,
  instances: (place: Pick<ReviewAddress, 'definitionId' | 'route'>) =>
    `${addresses.definition(place)}/instances`,
  openInstances: (place: Pick<ReviewAddress, 'definitionId' | 'route'>) =>
    `${addresses.definition(place)}/instances?$filter=${IN_PROGRESS}`,
  stages: (ref: ReviewAddress) => `${addresses.instance(ref)}/stages`,
  contacted: (ref: ReviewAddress) => `${addresses.instance(ref)}/contactedReviewers`,
  items: (ref: ItemsRef) => `${itemsOf(ref)}?$top=${PAGE}`,
  /**
   * Half as much data: fields that a mail doesn't need are left out. The unified route has more
   * fields, with names of its own.
   */
  undecided: (ref: ItemsRef) =>
    `${itemsOf(ref)}?$filter=${UNDECIDED}&$top=${PAGE}${ref.route ? '' : `&$select=${ITEM}`}`,
  withInsights: (address: string) => `${address}&$expand=insights`,
  people: (some: readonly string[]) =>
    `/users?$filter=${encodeURIComponent(`id in (${some.map((id) => `'${id}'`).join(',')})`)}&${PERSON}`,
  person: (id: string) => `/users/${id}?${PERSON}`,
  sponsors: (id: string) => `/users/${id}/sponsors?$select=id`,
  members: (groupId: string, transitive: boolean) =>
    `/groups/${groupId}/${transitive ? 'transitiveMembers' : 'members'}?${ids}`,
  groupOwners: (id: string) => `/groups/${id}/owners?${ids}`,
  applicationOwners: (id: string) => `/servicePrincipals/${id}/owners?${ids}`,
  mailboxSettings: (id: string) => `/users/${id}/mailboxSettings?$select=timeZone,language`,
};
