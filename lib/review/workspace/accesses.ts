import { accessKey, accessText } from '../access';
import type { DecisionItem, Resource } from '../model';
import { collate } from './collation';
import { GROUPINGS, type Grouping } from './view';

/** An access to narrow a list down to: a resource with all there is of it, or one permission there. */
export interface AccessChoice {
  /** What a view calls it. */
  key: string;
  resource: Resource;
  /** How many it would leave, besides what else is searched and filtered. */
  count: number;
}

/** What there is to choose from, and how items are told. */
interface Offered {
  /** In no order: null where all are about one access, so that nothing can be chosen. */
  accesses: ReadonlyMap<string, Resource> | null;
  resources: number;
  /** Whether a resource is there with several permissions, scopes or policies. */
  inParts: boolean;
}

const keys = new WeakMap<Resource, string>();

/** `accessKey`, made once for each resource. */
export function keyOfAccess({ resource }: Pick<DecisionItem, 'resource'>): string {
  if (!resource) return '';
  const known = keys.get(resource);
  if (known !== undefined) return known;
  const key = accessKey(resource);
  keys.set(resource, key);
  return key;
}

/** Whether an item is about an access, or about a part of it: keys go from the resource to its parts. */
export function isAbout(item: Pick<DecisionItem, 'resource'>, access: string | null): boolean {
  if (access === null) return true;
  const key = keyOfAccess(item);
  return key === access || key.startsWith(`${access}/`);
}

const offered = new WeakMap<readonly DecisionItem[], Offered>();

/** What a list can be narrowed down to and grouped by; found once for each list. */
export function accessesIn(items: readonly DecisionItem[]): Offered {
  const known = offered.get(items);
  if (known) return known;
  const found = find(items);
  offered.set(items, found);
  return found;
}

function find(items: readonly DecisionItem[]): Offered {
  const whole = new Map<string, Resource>();
  for (const item of items) {
    const key = keyOfAccess(item);
    if (item.resource && !whole.has(key)) whole.set(key, item.resource);
  }
  if (whole.size < 2) return { accesses: null, resources: whole.size, inParts: false };
  const parts = new Map<string, number>();
  for (const { id } of whole.values()) parts.set(id, (parts.get(id) ?? 0) + 1);
  const accesses = new Map(whole);
  let inParts = false;
  for (const { detail: _, permission: __, ...resource } of whole.values()) {
    if ((parts.get(resource.id) ?? 0) < 2) continue;
    inParts = true;
    if (!accesses.has(resource.id)) accesses.set(resource.id, resource);
  }
  return { accesses, resources: parts.size, inParts };
}

/** What a list can be grouped by: by access only where that makes several groups. */
export function groupingsFor({ resources, inParts }: Offered): readonly Grouping[] {
  return GROUPINGS.filter((id) => (id === 'access' ? resources > 1 : id === 'permission' ? inParts : true));
}

/** Counts matching items by access; the accesses that have some, by name, each resource before its parts. */
export function accessChoices(
  { accesses }: Offered,
  matching: readonly DecisionItem[],
  collator: Intl.Collator,
): readonly AccessChoice[] {
  if (!accesses) return [];
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const item of matching) {
    const key = keyOfAccess(item);
    add(key);
    if (item.resource && item.resource.id !== key) add(item.resource.id);
  }
  const found = [...accesses].flatMap(([key, resource]) => {
    const count = counts.get(key) ?? 0;
    return count > 0 ? [{ key, resource, count }] : [];
  });
  const places = new Map(
    collate(
      found.map(({ resource }) => accessText(resource)),
      collator,
    ).map((place, index) => [found[index]?.key, place]),
  );
  const placeOf = ({ key }: AccessChoice) => places.get(key) ?? 0;
  return found.sort((one, other) => placeOf(one) - placeOf(other) || (one.key < other.key ? -1 : 1));
}
