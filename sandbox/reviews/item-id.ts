import { guidOf } from '../directory/guid';

const PREFIX_LENGTH = 24;

/** What an instance's items share: the first 24 characters of their ids. */
function prefixOf(instanceId: string): string {
  return guidOf(instanceId, 'items').slice(0, PREFIX_LENGTH);
}

/** The position that an id tells; undefined where it is no id of this instance. */
export function itemPosition(instanceId: string, id: string): number | undefined {
  const lower = id.toLowerCase();
  if (!lower.startsWith(prefixOf(instanceId)) || !/^[0-9a-f]{12}$/.test(lower.slice(PREFIX_LENGTH)))
    return undefined;
  return Number.parseInt(lower.slice(PREFIX_LENGTH), 16);
}

/** Gives the id of the item at each position of an instance (from 1): a GUID that tells its place. */
export function itemIds(instanceId: string): (position: number) => string {
  const prefix = prefixOf(instanceId);
  return (position) => prefix + position.toString(16).padStart(12, '0');
}
