import type { PortalConfig } from '../lib/config';

/** The portal's configuration beside a sandbox: anyone of its tenants can sign in, and every optional column is shown. */
export function sandboxConfig(sandbox: { url: string; tenant: { clientId: string } }): PortalConfig {
  return {
    tenant: 'organizations',
    clientId: sandbox.tenant.clientId,
    cloud: 'global',
    optionalPermissions: ['User.Read.All'],
    offline: true,
    suggestedReasons: ['Still needs it for the work', 'Left the team or the project'],
    sandbox: { url: sandbox.url },
  };
}
