import { CLOUDS, GUID, type PortalConfig, permissionsOf } from '../config';
import type { LinkHints } from '../routes';

/** The authority where MSAL signs in for one tenant: an id, a domain or `organizations`. */
export const authorityOf = (config: PortalConfig, tenant: string): string =>
  `${CLOUDS[config.cloud].authority}/${tenant}`;

/**
 * A sandbox's identity endpoints as MSAL's `authorityMetadata`; undefined for Microsoft. MSAL replaces `{tenant}` by
 * the tenant of each request's authority.
 */
export function authorityMetadata(config: PortalConfig): string | undefined {
  if (!config.sandbox) return undefined;
  const base = `${config.sandbox.url.replace(/\/$/, '')}/{tenant}`;
  return JSON.stringify({
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  });
}

/** The permissions that the sign-in asks for, with the Graph address of the configured cloud. */
export function scopesOf(config: PortalConfig): string[] {
  const { graph } = CLOUDS[config.cloud];
  return permissionsOf(config).map((permission) => `${graph}/${permission}`);
}

/** The tenant a link asks for, where the portal serves any organisation or exactly this tenant; else undefined. */
export function hintedTenant(config: PortalConfig, hints: LinkHints): string | undefined {
  if (!hints.tenant) return undefined;
  const allowed = config.tenant === 'organizations' || config.tenant.toLowerCase() === hints.tenant;
  return allowed ? hints.tenant : undefined;
}

/** The tenant of a new sign-in. */
export const tenantForSignIn = (config: PortalConfig, hints: LinkHints): string =>
  hintedTenant(config, hints) ?? config.tenant;

/**
 * Whether an account of this tenant (its id) may use the portal. Where a domain is configured, Entra itself checks it.
 */
export const tenantServed = (config: PortalConfig, tenantId: string): boolean =>
  !GUID.test(config.tenant) || config.tenant.toLowerCase() === tenantId.toLowerCase();
