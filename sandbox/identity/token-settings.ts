import type { Context } from '../core/context';
import type { Store } from '../core/store';
import type { Tenant } from '../core/tenants';

const DEFAULT_ACCESS_TOKEN_SECONDS = 3600;

/** The lifetime of the tenant's new access tokens, in seconds. */
export function accessTokenSeconds(store: Store, tenant: Tenant): number {
  return (
    store.get<{ access_token_seconds: number }>(
      'select access_token_seconds from token_settings where tenant_id = ?',
      tenant.id,
    )?.access_token_seconds ?? DEFAULT_ACCESS_TOKEN_SECONDS
  );
}

/** Sets the lifetime of access tokens issued from now on. */
export function setAccessTokenSeconds(store: Store, tenant: Tenant, seconds: number): void {
  store.run(
    'insert or replace into token_settings (tenant_id, access_token_seconds) values (?, ?)',
    tenant.id,
    seconds,
  );
}

/** Refuses every refresh token issued so far to people of the tenant. Returns their number. */
export function revokeRefreshTokens(context: Context, tenant: Tenant): number {
  return context.store.run(
    'update refresh_tokens set revoked_at = ? where tenant_id = ? and revoked_at is null',
    context.clock.now(),
    tenant.id,
  );
}

/**
 * Ends every browser session of the tenant's people, so that a silent sign-in fails too. Returns their
 * number.
 */
export function endSessions(context: Context, tenant: Tenant): number {
  return context.store.run('delete from sign_in_sessions where tenant_id = ?', tenant.id);
}
