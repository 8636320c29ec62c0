import type { Store } from '../core/store';
import { guidOf } from '../directory/guid';
import type { Instance } from './instances';

/** Something a reviewer is told. Which words it is told in is the mail folder's business. */
export interface Notice {
  id: string;
  kind: 'started';
  instanceSeq: number;
  reviewerId: string;
  /** Tenant time, ms since 1970. */
  sentAt: number;
}

/** Notes that an instance's reviewers are told of its start. */
export function announceStart(
  store: Store,
  tenantId: string,
  instance: Instance,
  reviewerIds: Iterable<string>,
  sentAt: number,
): void {
  for (const reviewerId of reviewerIds)
    store.run(
      `insert into review_notices (tenant_id, instance_seq, id, kind, reviewer_id, sent_at)
       values (?, ?, ?, 'started', ?, ?)`,
      tenantId,
      instance.seq,
      guidOf(tenantId, instance.id, reviewerId, 'started'),
      reviewerId,
      sentAt,
    );
}

/** Notices of a tenant, or of one person, newest first. */
export function listNotices(store: Store, tenantId: string, reviewerId?: string): Notice[] {
  const sql = `
    select id, kind, instance_seq as instanceSeq, reviewer_id as reviewerId, sent_at as sentAt from review_notices
    where tenant_id = ? ${reviewerId === undefined ? '' : 'and reviewer_id = ?'} order by sent_at desc, seq`;
  return store.all<Notice>(sql, tenantId, ...(reviewerId === undefined ? [] : [reviewerId]));
}
