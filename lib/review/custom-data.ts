import type { Resource } from './model';

/**
 * What Graph calls a resource of a system that Entra doesn't see, known only by what its owner hands in: Microsoft carries
 * nothing out there, and whoever keeps the system marks what was done.
 * https://learn.microsoft.com/entra/id-governance/custom-data-resource-access-reviews
 */
const CUSTOM_DATA = 'customdataprovidedresource';

export function isCustomData(resource: Pick<Resource, 'type'> | null | undefined): boolean {
  return resource?.type.toLowerCase() === CUSTOM_DATA;
}
