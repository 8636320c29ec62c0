import type { Store } from '../core/store';
import type { Definition } from './definitions';

export interface Instance {
  seq: number;
  definitionSeq: number;
  id: string;
  status: string;
  /** Tenant time, ms since 1970. */
  startAt: number;
  endAt: number;
  itemCount: number;
}

/** One person asked to decide in an instance; the names are those of its start. */
export interface Reviewer {
  id: string;
  displayName: string;
  userPrincipalName: string;
  contactedAt: number;
  itemCount: number;
}

const COLUMNS = `i.seq, i.definition_seq as definitionSeq, i.id, i.status, i.start_at as startAt, i.end_at as endAt,
  i.item_count as itemCount`;

export function findInstance(store: Store, definition: Definition, id: string): Instance | undefined {
  const sql = `select ${COLUMNS} from review_instances i where i.definition_seq = ? and i.id = ?`;
  return store.get<Instance>(sql, definition.seq, id.toLowerCase());
}

/** Instances of a definition, oldest first. */
export function listInstances(store: Store, definition: Definition): Instance[] {
  const sql = `select ${COLUMNS} from review_instances i where i.definition_seq = ? order by i.seq`;
  return store.all<Instance>(sql, definition.seq);
}

/** Instances of a definition that this person reviews, running or over. */
export function instancesReviewedBy(
  store: Store,
  tenantId: string,
  definition: Definition,
  userId: string,
): Instance[] {
  const sql = `
    select ${COLUMNS} from review_instances i
    join review_reviewers r on r.tenant_id = ? and r.reviewer_id = ? and r.instance_seq = i.seq
    where i.definition_seq = ? order by i.seq`;
  return store.all<Instance>(sql, tenantId, userId, definition.seq);
}

export interface ReviewedInstance extends Instance {
  definitionId: string;
}

/** Running instances where something that this person may decide is undecided. */
export function instancesWaitingFor(store: Store, tenantId: string, userId: string): ReviewedInstance[] {
  const sql = `
    select ${COLUMNS}, d.id as definitionId from review_reviewers r
    join review_instances i on i.seq = r.instance_seq and i.status = 'InProgress'
    join review_definitions d on d.seq = i.definition_seq
    where r.tenant_id = ? and r.reviewer_id = ? and exists (
      select 1 from review_assignments a join review_items t on t.seq = a.item_seq
      where a.instance_seq = i.seq and a.reviewer_id = r.reviewer_id and t.decision = 'NotReviewed')
    order by i.seq`;
  return store.all<ReviewedInstance>(sql, tenantId, userId);
}

/** The instance with this id, if this person reviews it, whatever its status. */
export function findReviewedInstance(
  store: Store,
  tenantId: string,
  userId: string,
  id: string,
): ReviewedInstance | undefined {
  const sql = `
    select ${COLUMNS}, d.id as definitionId from review_reviewers r
    join review_instances i on i.seq = r.instance_seq
    join review_definitions d on d.seq = i.definition_seq
    where r.tenant_id = ? and r.reviewer_id = ? and i.id = ?`;
  return store.get<ReviewedInstance>(sql, tenantId, userId, id.toLowerCase());
}

/** The instance a notice is about. */
export function findInstanceBySeq(store: Store, seq: number): ReviewedInstance | undefined {
  const sql = `select ${COLUMNS}, d.id as definitionId from review_instances i
    join review_definitions d on d.seq = i.definition_seq where i.seq = ?`;
  return store.get<ReviewedInstance>(sql, seq);
}

/** Names of the tenant's reviews that are in progress. */
export function namesInProgress(store: Store, tenantId: string): Set<string> {
  const sql = `select distinct d.display_name as name from review_instances i
    join review_definitions d on d.seq = i.definition_seq where i.tenant_id = ? and i.status = 'InProgress'`;
  return new Set(store.all<{ name: string }>(sql, tenantId).map(({ name }) => name));
}

const REVIEWER_COLUMNS = `reviewer_id as id, display_name as displayName, upn as userPrincipalName,
  contacted_at as contactedAt, item_count as itemCount`;

export function reviewersOf(store: Store, instance: Instance): Reviewer[] {
  const sql = `select ${REVIEWER_COLUMNS} from review_reviewers where instance_seq = ? order by display_name, reviewer_id`;
  return store.all<Reviewer>(sql, instance.seq);
}

/** This person's part in an instance; undefined where they review nothing of it. */
export function findReviewer(
  store: Store,
  tenantId: string,
  instance: Instance,
  userId: string,
): Reviewer | undefined {
  const sql = `select ${REVIEWER_COLUMNS} from review_reviewers
    where tenant_id = ? and reviewer_id = ? and instance_seq = ?`;
  return store.get<Reviewer>(sql, tenantId, userId, instance.seq);
}
