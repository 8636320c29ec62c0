import type { Store } from './store';
import { findTenant, listTenants, type Tenant } from './tenants';

const DEFAULT_TENANT = 'defaultTenant';

/** Sets the tenant whose people the account picker offers where a sign-in names no tenant. */
export function setDefaultTenant(store: Store, tenant: Tenant): void {
  store.run('insert or replace into sandbox_settings (name, value) values (?, ?)', DEFAULT_TENANT, tenant.id);
}

/** The tenant set with `setDefaultTenant`, or the first one; undefined where there is none. */
export function defaultTenant(store: Store): Tenant | undefined {
  const row = store.get<{ value: string }>(
    'select value from sandbox_settings where name = ?',
    DEFAULT_TENANT,
  );
  return (row && findTenant(store, row.value)) ?? listTenants(store)[0];
}
