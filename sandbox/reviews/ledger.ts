import type { Store } from '../core/store';
import { itemIds } from './item-id';

/** One answer that was written, even if it was replaced later. */
export interface LedgerEntry {
  instanceId: string;
  itemId: string;
  decision: string;
  justification: string;
  /** Null where an answer was taken back. */
  reviewerId: string | null;
  /** Machine time, ISO 8601. */
  at: string;
}

interface LedgerRow {
  instance_id: string;
  position: number;
  decision: string;
  justification: string;
  reviewer_id: string | null;
  recorded_at: number;
}

/** All answers ever written in a tenant's reviews, oldest first. */
export function readLedger(store: Store, tenantId: string): LedgerEntry[] {
  const rows = store.all<LedgerRow>(
    `select i.id as instance_id, t.seq - i.first_seq as position, l.decision, l.justification, l.reviewer_id,
       l.recorded_at
     from review_ledger l join review_items t on t.seq = l.item_seq join review_instances i on i.seq = t.instance_seq
     where t.tenant_id = ? order by l.seq`,
    tenantId,
  );
  const ids = new Map<string, (position: number) => string>();
  return rows.map((row) => {
    const idOf = ids.get(row.instance_id) ?? itemIds(row.instance_id);
    ids.set(row.instance_id, idOf);
    return {
      instanceId: row.instance_id,
      itemId: idOf(row.position),
      decision: row.decision,
      justification: row.justification,
      reviewerId: row.reviewer_id,
      at: new Date(row.recorded_at).toISOString(),
    };
  });
}
