import { randomUUID } from 'node:crypto';
import type { Clock } from './clock';
import type { Store } from './store';
import { defaultSwitches, type Switches } from './switches';

export interface Tenant {
  id: string;
  domain: string;
  displayName: string;
  /** The difference between the tenant's clock and the machine's, in ms; negative: the tenant's is behind. */
  clockOffset: number;
  /** Machine time, milliseconds since 1970. */
  createdAt: number;
  switches: Switches;
}

interface Row {
  tenant_id: string;
  domain: string;
  display_name: string;
  clock_offset: number;
  created_at: number;
  switches: string;
}

function fromRow(row: Row): Tenant {
  return {
    id: row.tenant_id,
    domain: row.domain,
    displayName: row.display_name,
    clockOffset: row.clock_offset,
    createdAt: row.created_at,
    // A store that is older than a switch has that switch at its default.
    switches: { ...defaultSwitches(), ...(JSON.parse(row.switches) as Partial<Switches>) },
  };
}

/** Finds a tenant by its id or its domain, in any case. */
export function findTenant(store: Store, idOrDomain: string): Tenant | undefined {
  const key = idOrDomain.toLowerCase();
  const row = store.get<Row>('select * from tenants where tenant_id = ? or domain = ?', key, key);
  return row && fromRow(row);
}

/** All tenants, oldest first. */
export function listTenants(store: Store): Tenant[] {
  return store.all<Row>('select * from tenants order by created_at, rowid').map(fromRow);
}

/** Adds an empty tenant whose clock shows machine time. Throws where the id or the domain is taken. */
export function createTenant(
  store: Store,
  clock: Clock,
  options: { domain: string; displayName: string; id?: string },
): Tenant {
  const tenant: Tenant = {
    id: options.id ?? randomUUID(),
    domain: options.domain.toLowerCase(),
    displayName: options.displayName,
    clockOffset: 0,
    createdAt: clock.now(),
    switches: defaultSwitches(),
  };
  store.run(
    'insert into tenants (tenant_id, domain, display_name, clock_offset, created_at, switches) values (?, ?, ?, ?, ?, ?)',
    tenant.id,
    tenant.domain,
    tenant.displayName,
    tenant.clockOffset,
    tenant.createdAt,
    JSON.stringify(tenant.switches),
  );
  return tenant;
}

/** Saves the parts of a tenant that can change: its clock and its switches. */
export function saveTenant(store: Store, tenant: Tenant): void {
  store.run(
    'update tenants set clock_offset = ?, switches = ? where tenant_id = ?',
    tenant.clockOffset,
    JSON.stringify(tenant.switches),
    tenant.id,
  );
}

/** The time on the tenant's own clock. Review times follow it; token times follow the machine. */
export function tenantNow(tenant: Tenant, clock: Clock): Date {
  return new Date(clock.now() + tenant.clockOffset);
}
