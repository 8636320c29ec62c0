import type { Store } from '../core/store';
import { rolesOf } from './role-assignments';

/** Reviews of directory roles need other roles than reviews of groups and applications. */
export type ReviewKind = 'access' | 'roles';

/**
 * The directory roles that read all reviews of each kind.
 * https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-get
 */
const READERS = {
  access: [
    'Global Administrator',
    'Global Reader',
    'Security Administrator',
    'Security Reader',
    'User Administrator',
    'Identity Governance Administrator',
  ],
  roles: [
    'Global Administrator',
    'Global Reader',
    'Security Administrator',
    'Security Reader',
    'Identity Governance Administrator',
    'Privileged Role Administrator',
  ],
};

/**
 * The directory roles that create and change reviews of each kind.
 * https://learn.microsoft.com/graph/api/resources/accessreviewsv2-overview#role-and-application-permission-authorization-checks
 */
const MANAGERS = {
  access: ['Global Administrator', 'User Administrator', 'Identity Governance Administrator'],
  roles: ['Global Administrator', 'Identity Governance Administrator', 'Privileged Role Administrator'],
};

/** Whether a user holds one of these directory roles, named as in Entra (`User Administrator`). */
export function holdsRole(store: Store, tenantId: string, userId: string, roles: readonly string[]): boolean {
  return rolesOf(store, tenantId, userId).some((role) => roles.includes(role));
}

/** Whether a directory role lets a user read others' reviews of a kind. */
export function mayReadReviews(store: Store, tenantId: string, userId: string, kind: ReviewKind): boolean {
  return holdsRole(store, tenantId, userId, READERS[kind]);
}

/** Whether a directory role lets a user create and change reviews of a kind. */
export function mayManageReviews(store: Store, tenantId: string, userId: string, kind: ReviewKind): boolean {
  return holdsRole(store, tenantId, userId, MANAGERS[kind]);
}
