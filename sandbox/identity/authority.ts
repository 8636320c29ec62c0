import type { Store } from '../core/store';
import { findTenant, type Tenant } from '../core/tenants';
import { EntraProblem } from './problems';

/**
 * The `{tenant}` of an address: one tenant, or null for `organizations` and `common`, which accept every
 * tenant.
 */
export interface Authority {
  name: string;
  tenant: Tenant | null;
}

/** Reads the tenant segment of an address. Refuses an unknown tenant as Entra does. */
export function readAuthority(store: Store, segment: string): Authority {
  const name = segment.toLowerCase();
  if (name === 'organizations' || name === 'common') return { name, tenant: null };
  const tenant = findTenant(store, name);
  if (!tenant) throw new EntraProblem(90002, `Tenant: ${segment}.`);
  return { name, tenant };
}
