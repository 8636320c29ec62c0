import { CLOUDS, type PortalConfig } from '../../lib/config';

/** The part of a tenant's OpenID configuration that tells its cloud. */
export interface CloudDocument {
  msgraph_host?: string;
}

/**
 * A sentence where a tenant is in another cloud than the chosen one; undefined where it is in that one, or
 * where its document doesn't tell. https://learn.microsoft.com/graph/deployments
 */
export function cloudMistake(
  cloud: PortalConfig['cloud'],
  { msgraph_host }: CloudDocument,
): string | undefined {
  const isOf = (name: PortalConfig['cloud']) => new URL(CLOUDS[name].graph).host === msgraph_host;
  if (msgraph_host === undefined || isOf(cloud)) return undefined;
  const names = Object.keys(CLOUDS) as PortalConfig['cloud'][];
  // The document names one Graph for all clouds of the US Government.
  if (cloud === 'usgovdod' && isOf('usgov')) return undefined;
  const other = names.find(isOf);
  return other
    ? `The tenant is in the cloud "${other}", not "${cloud}". Say so with --cloud ${other}.`
    : `The tenant's Graph is ${msgraph_host}, which is in none of the clouds ${names.join(', ')}.`;
}
