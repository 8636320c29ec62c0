import type { Store } from '../core/store';
import { guidOf } from '../directory/guid';
import { findUsers } from '../directory/users';
import type { Instance } from './instances';
import type { PlannedItem } from './snapshot';

const INSERT_ITEM = `
  insert into review_items (tenant_id, instance_seq, position, id, principal_id, principal_kind, principal_name,
    principal_upn, resource_id, resource_kind, resource_name, resource_app_id, last_sign_in, outlier, recommendation,
    decision, justification, apply_result, changed_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'NotReviewed', '', 'New', 0)
  returning seq`;

const INSERT_ASSIGNMENT = `
  insert into review_assignments (tenant_id, instance_seq, reviewer_id, rank, item_seq) values (?, ?, ?, ?, ?)`;

function insertItem(store: Store, tenantId: string, instance: Instance, item: PlannedItem, position: number) {
  const { principal, resource } = item;
  const row = store.get<{ seq: number }>(
    INSERT_ITEM,
    tenantId,
    instance.seq,
    position,
    guidOf(tenantId, instance.id, principal.id, resource.id),
    principal.id,
    principal.kind,
    principal.name,
    principal.userPrincipalName,
    resource.id,
    resource.kind,
    resource.name,
    resource.appId,
    principal.lastSignIn,
    item.outlier,
    item.recommendation,
  );
  return row?.seq ?? 0;
}

/**
 * Writes an instance's items and who decides which, numbered without gaps. Gives the reviewers' ids in the order in
 * which they were met. Call it inside a transaction.
 */
export function insertItems(
  store: Store,
  tenantId: string,
  instance: Instance,
  items: readonly PlannedItem[],
): Map<string, number> {
  const ranks = new Map<string, number>();
  items.forEach((item, index) => {
    const itemSeq = insertItem(store, tenantId, instance, item, index + 1);
    for (const reviewer of item.reviewers) {
      const rank = (ranks.get(reviewer) ?? 0) + 1;
      ranks.set(reviewer, rank);
      store.run(INSERT_ASSIGNMENT, tenantId, instance.seq, reviewer, rank, itemSeq);
    }
  });
  return ranks;
}

/** Writes down who was asked to decide, and when. `ranks` holds how many items each one has. */
export function insertReviewers(
  store: Store,
  tenantId: string,
  instance: Instance,
  ranks: ReadonlyMap<string, number>,
  contactedAt: number,
): void {
  for (const user of findUsers(store, tenantId, [...ranks.keys()]))
    store.run(
      `insert into review_reviewers (tenant_id, instance_seq, reviewer_id, display_name, upn, contacted_at, item_count)
       values (?, ?, ?, ?, ?, ?, ?)`,
      tenantId,
      instance.seq,
      user.id,
      user.displayName,
      user.userPrincipalName,
      contactedAt,
      ranks.get(user.id) ?? 0,
    );
}
