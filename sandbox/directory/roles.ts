import type { Store } from '../core/store';

/** Directory roles that open access reviews to people who review nothing themselves (graph-api overview page). */
const READERS = new Set([
  'Global Administrator',
  'Global Reader',
  'Security Administrator',
  'Security Reader',
  'User Administrator',
  'Identity Governance Administrator',
]);

const WRITERS = new Set(['Global Administrator', 'User Administrator', 'Identity Governance Administrator']);

/** Gives a person a directory role, named as in Entra (`User Administrator`). */
export function grantRole(store: Store, tenantId: string, userId: string, role: string): void {
  const sql = 'insert or ignore into directory_roles (tenant_id, user_id, role) values (?, ?, ?)';
  store.run(sql, tenantId, userId, role);
}

function rolesOf(store: Store, tenantId: string, userId: string): string[] {
  const sql = 'select role from directory_roles where tenant_id = ? and user_id = ?';
  return store.all<{ role: string }>(sql, tenantId, userId).map((row) => row.role);
}

/** Whether a directory role lets this person read reviews of others. */
export function mayReadAllReviews(store: Store, tenantId: string, userId: string): boolean {
  return rolesOf(store, tenantId, userId).some((role) => READERS.has(role));
}

/** Whether a directory role lets this person create and change reviews. */
export function mayManageReviews(store: Store, tenantId: string, userId: string): boolean {
  return rolesOf(store, tenantId, userId).some((role) => WRITERS.has(role));
}
