import type { Resource } from './model';

/**
 * Graph's type of a resource in a system outside Entra, whose owner uploads the access as data. Microsoft changes
 * nothing in that system; its owner marks what was done.
 *
 * https://learn.microsoft.com/entra/id-governance/custom-data-resource-access-reviews
 */
const CUSTOM_DATA = 'customdataprovidedresource';

/** Whether a resource is kept in such a system. */
export function isCustomData(resource: Pick<Resource, 'type'> | null | undefined): boolean {
  return resource?.type.toLowerCase() === CUSTOM_DATA;
}
