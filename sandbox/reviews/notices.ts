import type { Store } from '../core/store';
import { guidOf } from '../directory/guid';
import type { Instance } from './instances';
import { factsNow, type NoticeFacts } from './notice-facts';
import type { Stage } from './stages';

/** What an owner of custom data is told: data is wanted, or denials wait to be carried out. */
export type OwnerNotice = 'dataWanted' | 'denialsWaiting';

/** What people are told of: a stage has begun, it waits for them, a review is over; and owners of custom data. */
export type NoticeKind = 'started' | 'reminder' | 'completed' | OwnerNotice;

/** Something a person is told. Which words it is told in is the mail folder's business. */
export interface Notice {
  id: string;
  kind: NoticeKind;
  instanceSeq: number;
  /** The stage it is about, from 1. */
  stageNumber: number;
  recipientId: string;
  /** Tenant time, ms since 1970. */
  sentAt: number;
  /** As it stood for a reviewer then; null where the notice is not for a reviewer. */
  facts: NoticeFacts | null;
}

/** Notes that people are told; each telling is a notice of its own, with an id of its own. */
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
