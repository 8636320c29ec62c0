import type { PortalConfig } from '../../lib/config';

/** The settings for the host: its `/config.json`, and the environment that produces it. */
export function resultLines(config: PortalConfig): string[] {
  const { tenant, clientId, cloud, optionalPermissions, delegatedReviews, sandbox } = config;
  const variables = {
    ENTRA_TENANT_ID: tenant,
    ENTRA_CLIENT_ID: clientId,
    ...(cloud !== 'global' && { GRAPH_CLOUD: cloud }),
    ...(optionalPermissions.length > 0 && { OPTIONAL_PERMISSIONS: optionalPermissions.join(',') }),
    ...(delegatedReviews && { DELEGATED_REVIEWS: 'on' }),
    ...(sandbox && { SANDBOX_URL: sandbox.url }),
  };
  return [
    '',
    'The environment of the host:',
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    '',
    'The host answers /config.json with:',
    JSON.stringify(config, null, 2),
  ];
}
