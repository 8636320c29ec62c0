import type { Store } from '../core/store';
import { rolesOf } from './role-assignments';

/** Directory roles that open access reviews to people who review nothing themselves (graph-api overview page). */
const READERS = [
  'Global Administrator',
  'Global Reader',
  'Security Administrator',
  'Security Reader',
  'User Administrator',
  'Identity Governance Administrator',
];

const WRITERS = ['Global Administrator', 'User Administrator', 'Identity Governance Administrator'];

/** Whether this person holds one of these directory roles, named as in Entra (`User Administrator`). */
export function holdsRole(store: Store, tenantId: string, userId: string, roles: readonly string[]): boolean {
  return rolesOf(store, tenantId, userId).some((role) => roles.includes(role));
}

/** Whether a directory role lets this person read reviews of others. */
export function mayReadAllReviews(store: Store, tenantId: string, userId: string): boolean {
  return holdsRole(store, tenantId, userId, READERS);
}

/** Whether a directory role lets this person create and change reviews. */
export function mayManageReviews(store: Store, tenantId: string, userId: string): boolean {
  return holdsRole(store, tenantId, userId, WRITERS);
}
