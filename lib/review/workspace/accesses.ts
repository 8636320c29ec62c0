import { accessKey, accessText, withoutDetail } from '../access';
import { collate } from '../collation';
import type { Known } from '../known';
import type { DecisionItem, Resource } from '../model';
import { canCompare } from '../previous';
import { GROUPINGS, type Grouping } from './view';

/** An access by which a list can be filtered: a whole resource, or one permission in it. */
export interface AccessChoice {
  /** The value of `View.access` for this access. */
  key: string;
  resource: Resource;
  /** How many items the list would have with this access, together with the other filters and the search. */
  count: number;
}

/** The accesses to filter by, and how items name them. */
interface Offered {
  /** In no order; null where all items have one access, so that there is nothing to choose. */
  accesses: ReadonlyMap<string, Resource> | null;
  resources: number;
  /** Whether some resource occurs with several permissions, scopes or policies. */
  inParts: boolean;
}

const keys = new WeakMap<Resource, string>();

/** `accessKey`, computed once for each resource. */
export function keyOfAccess({ resource }: Pick<DecisionItem, 'resource'>): string {
  if (!resource) return '';
  const known = keys.get(resource);
  if (known !== undefined) return known;
  const key = accessKey(resource);
  keys.set(resource, key);
  return key;
}

/** Whether an item has an access: a key of a whole resource matches all its parts; null matches every item. */
export function isAbout(item: Pick<DecisionItem, 'resource'>, access: string | null): boolean {
  return access === null || keyOfAccess(item) === access || item.resource?.id === access;
}

const offered = new WeakMap<readonly DecisionItem[], Offered>();

/** The accesses by which a list can be filtered and grouped; computed once for each list. */
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
  for (const resource of whole.values()) {
    if ((parts.get(resource.id) ?? 0) < 2) continue;
    inParts = true;
    if (!accesses.has(resource.id)) accesses.set(resource.id, withoutDetail(resource));
  }
  return { accesses, resources: parts.size, inParts };
}

/**
 * How a list can be grouped: by access only where there are several resources, by permission only where resources have
 * parts, by what Graph tells of people and of last time only where it is read.
 */
export function groupingsFor(
  { resources, inParts }: Offered,
  { people, previous }: Pick<Known, 'people' | 'previous'>,
): readonly Grouping[] {
  const offers: Readonly<Record<Grouping, boolean>> = {
    access: resources > 1,
    permission: inParts,
    advice: true,
    signIn: true,
    department: people !== null,
    manager: people !== null,
    previous: canCompare(previous),
  };
  return GROUPINGS.filter((id) => offers[id]);
}

/**
 * Counts the matching items of each access. Gives the accesses with at least one item, by name, each resource before
 * its parts.
 */
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
