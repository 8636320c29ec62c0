import type { Store } from '../core/store';
import type { Instance } from './instances';
import type { Stage } from './stages';

/** A reviewer of a stage; the names are those at its start. */
export interface Reviewer {
  id: string;
  displayName: string;
  userPrincipalName: string;
  /** Tenant time, ms since 1970. */
  contactedAt: number;
  stageSeq: number;
  stageNumber: number;
  /** 1: the reviewer may decide every item of the stage; 0: the items in `review_assignments`. */
  whole: number;
  itemCount: number;
}

const SELECT = `select reviewer_id as id, display_name as displayName, upn as userPrincipalName,
  contacted_at as contactedAt, stage_seq as stageSeq, stage_number as stageNumber, whole, item_count as itemCount
  from review_reviewers`;

/** The reviewers of all stages, each once, by name. */
export function reviewersOf(store: Store, instance: Instance): Reviewer[] {
  const sql = `${SELECT} r where instance_seq = ? and stage_number = (select min(e.stage_number)
    from review_reviewers e where e.tenant_id = r.tenant_id and e.reviewer_id = r.reviewer_id
      and e.instance_seq = r.instance_seq) order by display_name, reviewer_id`;
  return store.all<Reviewer>(sql, instance.seq);
}

/** The reviewers of one stage, by name. */
export function reviewersIn(store: Store, stage: Stage): Reviewer[] {
  const sql = `${SELECT} where instance_seq = ? and stage_number = ? order by display_name, reviewer_id`;
  return store.all<Reviewer>(sql, stage.instanceSeq, stage.number);
}

/** A person's part in an instance, in the last stage in which they review; undefined where there is none. */
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

/** A person's part in one stage. */
export function findStageReviewer(
  store: Store,
  tenantId: string,
  stage: Stage,
  userId: string,
): Reviewer | undefined {
  const sql = `${SELECT} where tenant_id = ? and reviewer_id = ? and instance_seq = ? and stage_number = ?`;
  return store.get<Reviewer>(sql, tenantId, userId, stage.instanceSeq, stage.number);
}
