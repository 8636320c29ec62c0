import type { Store } from '../core/store';

/**
 * A tenant's settings for access reviews. https://learn.microsoft.com/graph/api/resources/accessreviewpolicy
 */
export interface AccessReviewPolicy {
  /** Owners may create and manage reviews of the groups they own. */
  isGroupOwnerManagementEnabled: boolean;
}

export function readPolicy(store: Store, tenantId: string): AccessReviewPolicy {
  const sql = 'select owners_manage as owners from review_policies where tenant_id = ?';
  return { isGroupOwnerManagementEnabled: store.get<{ owners: number }>(sql, tenantId)?.owners === 1 };
}

export function savePolicy(store: Store, tenantId: string, policy: AccessReviewPolicy): void {
  store.run(
    'insert or replace into review_policies (tenant_id, owners_manage) values (?, ?)',
    tenantId,
    policy.isGroupOwnerManagementEnabled,
  );
}
