import { type PortalConfig, permissionsOf } from '../../lib/config';
import { routes } from '../../lib/routes';

/** The registration is found again by this name, which its display name doesn't change. */
export const UNIQUE_NAME = 'attest';

/** What MSAL asks for beside the portal's own permissions; with consent to these too, nobody is asked at sign-in. */
const SIGN_IN = ['openid', 'profile', 'offline_access'];

/** What the tenant should hold for a host. */
export interface Wanted {
  displayName: string;
  redirectUris: string[];
  /** Delegated permissions of Microsoft Graph, by name. */
  permissions: string[];
  /** What an administrator consents to for everybody. */
  consent: string[];
}

/** What a host's configuration and addresses (origins) ask of its registration. */
export function wantedFor(
  config: Pick<PortalConfig, 'optionalPermissions'>,
  addresses: readonly string[],
  displayName: string,
): Wanted {
  const permissions = permissionsOf(config);
  return {
    displayName,
    redirectUris: addresses.map((origin) => `${origin}${routes.signInBridge()}`),
    permissions,
    consent: [...permissions, ...SIGN_IN],
  };
}
