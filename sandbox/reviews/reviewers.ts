import type { Store } from '../core/store';
import type { Instance } from './instances';
import type { Stage } from './stages';

/** One person asked to decide in a stage; the names are those of its start. */
export interface Reviewer {
  id: string;
  displayName: string;
  userPrincipalName: string;
  /** Tenant time, ms since 1970. */
  contactedAt: number;
  stageSeq: number;
  stageNumber: number;
  /** 1: every item of the stage is theirs to decide; 0: those of `review_assignments`. */
  whole: number;
  itemCount: number;
}

const SELECT = `select reviewer_id as id, display_name as displayName, upn as userPrincipalName,
  contacted_at as contactedAt, stage_seq as stageSeq, stage_number as stageNumber, whole, item_count as itemCount
  from review_reviewers`;

/** Who was asked in any stage, each once, by name. */
export function reviewersOf(store: Store, instance: Instance): Reviewer[] {
  const sql = `${SELECT} r where instance_seq = ? and stage_number = (select min(e.stage_number)
    from review_reviewers e where e.tenant_id = r.tenant_id and e.reviewer_id = r.reviewer_id
      and e.instance_seq = r.instance_seq) order by display_name, reviewer_id`;
  return store.all<Reviewer>(sql, instance.seq);
}

/** Who was asked in one stage, by name. */
export function reviewersIn(store: Store, stage: Stage): Reviewer[] {
  const sql = `${SELECT} where instance_seq = ? and stage_number = ? order by display_name, reviewer_id`;
  return store.all<Reviewer>(sql, stage.instanceSeq, stage.number);
}

/** This person's part in an instance, in the last stage that asked them; undefined where none did. */
export function findReviewer(
  store: Store,
  tenantId: string,
  instance: Instance,
  userId: string,
): Reviewer | undefined {
  const sql = `${SELECT} where tenant_id = ? and reviewer_id = ? and instance_seq = ?
    order by stage_number desc limit 1`;
  return store.get<Reviewer>(sql, tenantId, userId, instance.seq);
}

/** This person's part in one stage. */
export function findStageReviewer(
  store: Store,
  tenantId: string,
  stage: Stage,
  userId: string,
): Reviewer | undefined {
  const sql = `${SELECT} where tenant_id = ? and reviewer_id = ? and instance_seq = ? and stage_number = ?`;
  return store.get<Reviewer>(sql, tenantId, userId, stage.instanceSeq, stage.number);
}
