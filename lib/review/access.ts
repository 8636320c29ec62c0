import type { DecisionItem, Resource } from './model';
import { givenName, ownName } from './principal';
import { safeText } from './text';

/**
 * A key that is equal for equal access. A role at another scope, a package by another policy, or another permission is
 * another access.
 */
export function accessKey(resource: Resource | null): string {
  if (!resource) return '';
  const { id, detail, permission } = resource;
  return [
    id,
    // Graph may name a part without giving its id.
    ...(detail ? [detail.id || detail.displayName] : []),
    ...(permission ? [permission.id || permission.displayName] : []),
  ].join('/');
}

/** All names of an access, for searching and sorting. */
export function accessText(resource: Resource | null): string {
  const { displayName, detail, permission } = resource ?? {};
  return [displayName, detail?.displayName, permission?.displayName].filter(Boolean).join('\n');
}

/**
 * The resource that all items share, without the parts in which they differ; null where they have several resources.
 */
export function sharedResource(items: readonly Pick<DecisionItem, 'resource'>[]): Resource | null {
  const first = items[0]?.resource ?? null;
  if (!first || !items.every(({ resource }) => resource?.id === first.id)) return null;
  const key = accessKey(first);
  return items.every(({ resource }) => accessKey(resource) === key) ? first : withoutDetail(first);
}

/** The whole resource, without the reviewed part and the permission. */
export function withoutDetail({ detail: _, permission: __, ...resource }: Resource): Resource {
  return resource;
}

/** Whether the items have more than one access: then each row has to name its access. */
export function hasSeveralAccesses(items: readonly Pick<DecisionItem, 'resource'>[]): boolean {
  const first = accessKey(items[0]?.resource ?? null);
  return items.some(({ resource }) => accessKey(resource) !== first);
}

/**
 * Whether the items have several accesses that Graph describes, as in a review of a catalog: then the list puts the
 * access first.
 */
export function isByAccess(items: readonly Pick<DecisionItem, 'resource'>[]): boolean {
  return hasSeveralAccesses(items) && items.some(isDescribed);
}

/** Whether Graph gives more about an item's access than its name. */
export function isDescribed({ resource }: Pick<DecisionItem, 'resource'>): boolean {
  return resource !== null && accessDescriptions(resource) !== null;
}

/** What has to be shown beside an item's name, so that no two items of its review look the same. */
export interface DistinguishedBy {
  signInName: boolean;
  access: boolean;
  /** Where all texts are equal, the id whose end is shown: it names what differs. Null where the texts are enough. */
  id: 'principal' | 'resource' | 'item' | null;
}

export const BY_NAME_ALONE: DistinguishedBy = { signInName: false, access: false, id: null };

type Distinguishable = Pick<DecisionItem, 'id' | 'principal' | 'resource'>;

/**
 * The additions by item id, for items that share their name with another item. An item missing here is clear by its
 * name.
 */
export function distinguish(items: readonly Distinguishable[]): ReadonlyMap<string, DistinguishedBy> {
  const additions = new Map<string, DistinguishedBy>();
  for (const alike of groupBy(items, shownName)) {
    if (alike.length === 1) continue;
    const signInName = differ(alike, ({ principal }) => principal.userPrincipalName);
    const access = differ(alike, ({ resource }) => accessText(resource));
    for (const same of groupBy(alike, fullText))
      for (const { id } of same)
        additions.set(id, { signInName, access, id: same.length > 1 ? idOf(same) : null });
  }
  return additions;
}

/** For a principal without a name, the end of its id is shown instead of the name. */
const shownName = ({ principal }: Distinguishable) =>
  `${principal.kind}\n${ownName(principal) || principal.id}`;
const fullText = (item: Distinguishable) =>
  [shownName(item), item.principal.userPrincipalName, accessText(item.resource)].join('\n');

function idOf(same: readonly Distinguishable[]): DistinguishedBy['id'] {
  if (differ(same, ({ principal }) => principal.id)) return 'principal';
  return differ(same, ({ resource }) => accessKey(resource)) ? 'resource' : 'item';
}

function differ(items: readonly Distinguishable[], of: (item: Distinguishable) => string): boolean {
  const first = items[0] && of(items[0]);
  return items.some((item) => of(item) !== first);
}

function groupBy(
  items: readonly Distinguishable[],
  of: (item: Distinguishable) => string,
): Iterable<Distinguishable[]> {
  const groups = new Map<string, Distinguishable[]>();
  for (const item of items) {
    const key = of(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups.values();
}

/** The id whose end is shown for an item; null where none is needed. */
export function distinguishingId(
  { id, principal, resource }: Distinguishable,
  by: DistinguishedBy,
): string | null {
  if (by.id === null) return null;
  if (by.id === 'principal') return principal.id;
  return by.id === 'resource' ? resource?.detail?.id || resource?.id || id : id;
}

/** The names of an access, in parts; a part is empty where the tenant gave no name. */
export function accessNames(resource: Named): { name: string; detail: string; permission: string } {
  const name = givenName(resource.displayName);
  const detail = givenName(resource.detail?.displayName);
  const permission = givenName(resource.permission?.displayName);
  // Graph gives an application's role both as detail and as permission: it is shown once.
  return { name, detail, permission: permission === detail ? '' : permission };
}

interface Named {
  displayName: string;
  detail?: { displayName: string };
  permission?: { displayName: string };
}

/**
 * The tenant's descriptions of an access: of the permission, then of the resource. Null where Graph gives no
 * descriptions at all.
 */
export function accessDescriptions({ permission, description }: Resource): string[] | null {
  if (description === undefined && permission === undefined) return null;
  return [permission?.description, description].flatMap((text) => safeText(text ?? '') || []);
}
