import type { DecisionItem, Resource } from './model';
import { givenName, ownName } from './principal';

/** The same for the same access: a role at another scope and a package by another policy are others. */
export function accessKey(resource: Resource | null): string {
  if (!resource) return '';
  return resource.detail ? `${resource.id}/${resource.detail.id}` : resource.id;
}

/** All of an access's names, for searching and sorting. */
export function accessText(resource: Resource | null): string {
  return [resource?.displayName, resource?.detail?.displayName].filter(Boolean).join('\n');
}

/** The resource that all items are about, without what they differ in; null where they are about several. */
export function sharedResource(items: readonly Pick<DecisionItem, 'resource'>[]): Resource | null {
  const first = items[0]?.resource ?? null;
  if (!first || !items.every(({ resource }) => resource?.id === first.id)) return null;
  const key = accessKey(first);
  return items.every(({ resource }) => accessKey(resource) === key) ? first : withoutDetail(first);
}

function withoutDetail({ id, displayName, type }: Resource): Resource {
  return { id, displayName, type };
}

/** Whether the items are about more than one access: then each row has to say which. */
export function hasSeveralAccesses(items: readonly Pick<DecisionItem, 'resource'>[]): boolean {
  const first = accessKey(items[0]?.resource ?? null);
  return items.some(({ resource }) => accessKey(resource) !== first);
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
export function accessNames(resource: { displayName: string; detail?: { displayName: string } }): {
  name: string;
  detail: string;
} {
  return { name: givenName(resource.displayName), detail: givenName(resource.detail?.displayName) };
}
