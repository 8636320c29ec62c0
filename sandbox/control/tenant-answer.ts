import { ATTEST_CLIENT_ID, ATTEST_CLIENT_SECRET, type Context } from '../core/context';
import { createTenant, type Tenant } from '../core/tenants';
import { listUsers } from '../directory/users';
import type { LargeOptions } from '../seed/large';
import { CONTOSO, type SeedName, seedTenant } from '../seed/seed';

export interface TenantAnswer {
  id: string;
  domain: string;
  clientId: string;
  clientSecret: string;
  /** User principal name of an administrator. */
  admin: string;
  /** The first 500 people. */
  people: { id: string; displayName: string; userPrincipalName: string }[];
}

/** The seeded people come first; people of a large seed beyond this number are left out. */
const MAX_PEOPLE = 500;

/** A tenant as the control API returns it to tests and scripts. */
export function tenantAnswer(context: Context, tenant: Tenant): TenantAnswer {
  return {
    id: tenant.id,
    domain: tenant.domain,
    clientId: ATTEST_CLIENT_ID,
    clientSecret: ATTEST_CLIENT_SECRET,
    admin: `${CONTOSO.admin}@${tenant.domain}`,
    people: listUsers(context.store, tenant.id, { skip: 0, top: MAX_PEOPLE }).map(
      ({ id, displayName, userPrincipalName }) => ({
        id,
        displayName,
        userPrincipalName,
      }),
    ),
  };
}

/** Creates and fills a tenant, completely or not at all. Throws where the domain or id is taken. */
export function createSeededTenant(
  context: Context,
  options: LargeOptions & { seed: SeedName; domain: string; id?: string },
): Tenant {
  return context.store.transaction(() => {
    const { id, domain, seed, ...large } = options;
    const tenant = createTenant(context.store, context.clock, {
      domain,
      displayName: organisationName(domain),
      id,
    });
    seedTenant(context, tenant, seed, large);
    return tenant;
  });
}

function organisationName(domain: string): string {
  const label = domain.split('.')[0] ?? domain;
  return label.charAt(0).toUpperCase() + label.slice(1);
}
