import type { Store } from '../core/store';
import { guidOf } from '../directory/guid';
import type { Instance } from './instances';
import { factsNow, type NoticeFacts } from './notice-facts';
import type { Stage } from './stages';

/** A notice to an owner of custom data: data is requested, or denials wait to be carried out. */
export type OwnerNotice = 'dataWanted' | 'denialsWaiting';

/**
 * The kinds of notices: a stage has begun, a reminder, a review has ended; and those for owners of custom
 * data.
 */
export type NoticeKind = 'started' | 'reminder' | 'completed' | OwnerNotice;

/** A notice to one person. The mail folder writes its text. */
export interface Notice {
  id: string;
  kind: NoticeKind;
  instanceSeq: number;
  /** The stage of the notice, from 1. */
  stageNumber: number;
  recipientId: string;
  /** Tenant time, ms since 1970. */
  sentAt: number;
  /** The facts for a reviewer at that time; null where the recipient is not a reviewer. */
  facts: NoticeFacts | null;
}

/** Records notices to people; each is a notice of its own, with its own id. */
export function announce(
  store: Store,
  tenantId: string,
  instance: Instance,
  about: { kind: NoticeKind; stage: Pick<Stage, 'number'>; sentAt: number },
  recipientIds: Iterable<string>,
): void {
  const { kind, stage, sentAt } = about;
  const earlier = 'select count(*) as n from review_notices where instance_seq = ?';
  const round = store.get<{ n: number }>(earlier, instance.seq)?.n ?? 0;
  for (const recipientId of recipientIds) {
    const asks = 'seq' in stage && (kind === 'started' || kind === 'reminder');
    const facts = asks ? factsNow(store, tenantId, instance, stage as Stage, recipientId) : null;
    store.run(
      `insert into review_notices (tenant_id, instance_seq, stage_number, id, kind, recipient_id, sent_at, facts)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      tenantId,
      instance.seq,
      stage.number,
      guidOf(tenantId, instance.id, recipientId, kind, String(stage.number), String(round)),
      kind,
      recipientId,
      sentAt,
      JSON.stringify(facts),
    );
  }
}

/** Notices of a tenant, or of one person, newest first. */
export function listNotices(store: Store, tenantId: string, recipientId?: string): Notice[] {
  const sql = `
    select id, kind, instance_seq as instanceSeq, stage_number as stageNumber, recipient_id as recipientId,
      sent_at as sentAt, facts from review_notices
    where tenant_id = ? ${recipientId === undefined ? '' : 'and recipient_id = ?'} order by sent_at desc, seq`;
  const rows = store.all<Omit<Notice, 'facts'> & { facts: string }>(
    sql,
    tenantId,
    ...(recipientId === undefined ? [] : [recipientId]),
  );
  return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as NoticeFacts | null }));
}
