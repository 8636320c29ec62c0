import type { Store } from '../core/store';
import type { Tenant } from '../core/tenants';
import { addSponsor } from '../directory/sponsors';
import { groupId, userId } from './directory';

/** Guest → their sponsor, a person or a group. Mia Torres has none. */
const SPONSORS: readonly { guest: string; person?: string; group?: string }[] = [
  { guest: 'dana.fox', person: 'alexw' },
  { guest: 'pilar.ruiz', person: 'adelev' },
  { guest: 'pilar.ruiz', person: 'alexw' },
  { guest: 'sam.reed', group: 'server' },
];

/** Adds the guests' sponsors to a tenant whose directory is complete. */
export function seedSponsors(store: Store, tenant: Tenant): void {
  for (const { guest, person, group } of SPONSORS)
    addSponsor(
      store,
      tenant.id,
      userId(tenant, guest),
      person
        ? { id: userId(tenant, person), kind: 'user' }
        : { id: groupId(tenant, group ?? ''), kind: 'group' },
    );
}
