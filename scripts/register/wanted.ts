import { type PortalConfig, permissionsOf } from '../../lib/config';
import { routes } from '../../lib/routes';

/** The command finds the registration by this name, which its display name doesn't affect. */
export const UNIQUE_NAME = 'attest';

/**
 * The permissions that MSAL requests beside the portal's own; with consent to these
 * too, nobody is asked at sign-in.
 */
const SIGN_IN = ['openid', 'profile', 'offline_access'];

/** The state that a host needs in the tenant. */
export interface WantedInTenant {
  displayName: string;
  redirectUris: string[];
  /** Delegated permissions of Microsoft Graph, by name. */
  permissions: string[];
  /** The permissions to which an administrator consents for everybody. */
  consent: string[];
}

/** The state that a host's configuration and addresses (origins) require of its registration. */
export function wantedFor(
  config: Pick<PortalConfig, 'optionalPermissions'>,
  addresses: readonly string[],
  displayName: string,
): WantedInTenant {
  const permissions = permissionsOf(config);
  return {
    displayName,
    redirectUris: addresses.map((origin) => `${origin}${routes.signInBridge()}`),
    permissions,
    consent: [...permissions, ...SIGN_IN],
  };
}
