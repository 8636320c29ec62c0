import type { Store } from '../core/store';

/** A principal, which can have access: Graph's user, group or servicePrincipal. */
export interface Principal {
  id: string;
  kind: 'user' | 'group' | 'servicePrincipal';
}

/** The kind of principal with this object id; undefined where no principal has it. */
export function findPrincipal(store: Store, tenantId: string, id: string): Principal | undefined {
  return store.get<Principal>(
    `select id, 'user' as kind from users where tenant_id = ?1 and id = ?2
     union all select id, 'group' from groups where tenant_id = ?1 and id = ?2
     union all select id, 'servicePrincipal' from applications where tenant_id = ?1 and id = ?2`,
    tenantId,
    id.toLowerCase(),
  );
}

/** Every table that records access, and its column that names the holder. */
const HELD = [
  ['group_members', 'member_id'],
  ['app_assignments', 'principal_id'],
  ['role_assignments', 'principal_id'],
  ['access_package_assignments', 'principal_id'],
  ['azure_role_assignments', 'principal_id'],
  ['owners', 'user_id'],
  ['app_sign_ins', 'user_id'],
  ['app_role_holders', 'principal_id'],
  ['sponsors', 'user_id'],
  ['sponsors', 'sponsor_id'],
] as const;

/** Removes everything that a principal holds: memberships, assignments, roles, packages, ownerships. */
export function forgetPrincipal(store: Store, tenantId: string, id: string): void {
  for (const [table, column] of HELD)
    store.run(`delete from ${table} where tenant_id = ? and ${column} = ?`, tenantId, id);
}
