import type { DecisionItem, Resource } from './model';
import { givenName, ownName } from './principal';
import { safeText } from './text';

/** The same for the same access: a role at another scope, a package by another policy and another permission are others. */
export function accessKey(resource: Resource | null): string {
  if (!resource) return '';
  const { id, detail, permission } = resource;
  return [
    id,
    ...(detail ? [detail.id] : []),
    ...(permission ? [permission.id || permission.displayName] : []),
  ].join('/');
}

/** All of an access's names, for searching and sorting. */
export function accessText(resource: Resource | null): string {
  const { displayName, detail, permission } = resource ?? {};
  return [displayName, detail?.displayName, permission?.displayName].filter(Boolean).join('\n');
}

/** The resource that all items are about, without what they differ in; null where they are about several. */
export function sharedResource(items: readonly Pick<DecisionItem, 'resource'>[]): Resource | null {
  const first = items[0]?.resource ?? null;
  if (!first || !items.every(({ resource }) => resource?.id === first.id)) return null;
  const key = accessKey(first);
  return items.every(({ resource }) => accessKey(resource) === key) ? first : withoutDetail(first);
}

function withoutDetail({ detail: _, permission: __, ...resource }: Resource): Resource {
  return resource;
}

/** Whether the items are about more than one access: then each row has to say which. */
export function hasSeveralAccesses(items: readonly Pick<DecisionItem, 'resource'>[]): boolean {
  const first = accessKey(items[0]?.resource ?? null);
  return items.some(({ resource }) => accessKey(resource) !== first);
}

/** Whether the items are about several accesses that Graph describes, as in a review of a catalog: then the access is what to look at. */
export function isByAccess(items: readonly Pick<DecisionItem, 'resource'>[]): boolean {
  return hasSeveralAccesses(items) && items.some(isDescribed);
}

/** Whether Graph tells more of an item's access than its name. */
export function isDescribed({ resource }: Pick<DecisionItem, 'resource'>): boolean {
  return resource !== null && accessDescriptions(resource) !== null;
}

/** What has to stand beside an item's name so that no other item of its review reads the same. */
export interface ToldBy {
  signInName: boolean;
  access: boolean;
  /** Where all that is written is equal, the end of an id: whose, says what differs. */
  id: 'principal' | 'resource' | 'item' | null;
}

export const TOLD_BY_NAME: ToldBy = { signInName: false, access: false, id: null };

type Told = Pick<DecisionItem, 'id' | 'principal' | 'resource'>;

/** By item id, for items that share their name with another. An item that isn't in here is known by its name alone. */
export function tellApart(items: readonly Told[]): ReadonlyMap<string, ToldBy> {
  const told = new Map<string, ToldBy>();
  for (const alike of groupBy(items, shownName)) {
    if (alike.length === 1) continue;
    const signInName = differ(alike, ({ principal }) => principal.userPrincipalName);
    const access = differ(alike, ({ resource }) => accessText(resource));
    for (const same of groupBy(alike, fullText))
      for (const { id } of same)
        told.set(id, { signInName, access, id: same.length > 1 ? idOf(same) : null });
  }
  return told;
}

/** Those without a name are told by the end of their id, which stands in place of it. */
const shownName = ({ principal }: Told) => `${principal.kind}\n${ownName(principal) || principal.id}`;
const fullText = (item: Told) =>
  [shownName(item), item.principal.userPrincipalName, accessText(item.resource)].join('\n');

function idOf(same: readonly Told[]): ToldBy['id'] {
  if (differ(same, ({ principal }) => principal.id)) return 'principal';
  return differ(same, ({ resource }) => accessKey(resource)) ? 'resource' : 'item';
}

function differ(items: readonly Told[], of: (item: Told) => string): boolean {
  const first = items[0] && of(items[0]);
  return items.some((item) => of(item) !== first);
}

function groupBy(items: readonly Told[], of: (item: Told) => string): Iterable<Told[]> {
  const groups = new Map<string, Told[]>();
  for (const item of items) {
    const key = of(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups.values();
}

/** Which id tells an item apart, where one has to. */
export function tellingId({ id, principal, resource }: Told, by: ToldBy): string | null {
  if (by.id === null) return null;
  if (by.id === 'principal') return principal.id;
  return by.id === 'resource' ? (resource?.detail?.id ?? resource?.id ?? id) : id;
}

/** What an access is called, in parts; `name` and `detail` are empty where the tenant wrote none. */
export function accessNames(resource: Named): { name: string; detail: string; permission: string } {
  const name = givenName(resource.displayName);
  const detail = givenName(resource.detail?.displayName);
  const permission = givenName(resource.permission?.displayName);
  // An application's role is told as both.
  return { name, detail, permission: permission === detail ? '' : permission };
}

interface Named {
  displayName: string;
  detail?: { displayName: string };
  permission?: { displayName: string };
}

/**
 * What the tenant says of an access: of what the person may do there, then of the resource itself; null where Graph
 * doesn't tell such things at all.
 */
export function accessDescriptions({ permission, description }: Resource): string[] | null {
  if (description === undefined && permission === undefined) return null;
  return [permission?.description, description].flatMap((text) => safeText(text ?? '') || []);
}
