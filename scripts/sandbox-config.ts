import { OPTIONAL_PERMISSIONS, type PortalConfig } from '../lib/config';

/**
 * The portal's configuration beside a sandbox: people of all its tenants can sign in,
 * and everything optional is on.
 */
export function sandboxConfig(sandbox: { url: string; tenant: { clientId: string } }): PortalConfig {
  return {
    tenant: 'organizations',
    clientId: sandbox.tenant.clientId,
    cloud: 'global',
    optionalPermissions: [...OPTIONAL_PERMISSIONS],
    delegatedReviews: true,
    offline: true,
    suggestedReasons: [
      'Approve: Still needs it for the work',
      'Deny: Left the team or the project',
      'Deny: No longer needs it',
      'Yes: I still need it for my work',
      'No: I no longer need it',
    ],
    sandbox: { url: sandbox.url },
  };
}
