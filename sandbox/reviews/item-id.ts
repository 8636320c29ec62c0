import { guidOf } from '../directory/guid';

const PREFIX_LENGTH = 24;

/** The common prefix of an instance's item ids: their first 24 characters. */
function prefixOf(instanceId: string): string {
  return guidOf(instanceId, 'items').slice(0, PREFIX_LENGTH);
}

/** The position that an id encodes; undefined where the id doesn't belong to this instance. */
export function itemPosition(instanceId: string, id: string): number | undefined {
  const lower = id.toLowerCase();
  if (!lower.startsWith(prefixOf(instanceId)) || !/^[0-9a-f]{12}$/.test(lower.slice(PREFIX_LENGTH)))
    return undefined;
  return Number.parseInt(lower.slice(PREFIX_LENGTH), 16);
}

/** Returns the id of the item at each position of an instance (from 1): a GUID that encodes the position. */
export function itemIds(instanceId: string): (position: number) => string {
  const prefix = prefixOf(instanceId);
  return (position) => prefix + position.toString(16).padStart(12, '0');
}
