import type { Store, Value } from '../core/store';
import type { Definition } from './definitions';
import type { DefinitionContent } from './input/definition';

export interface Instance {
  seq: number;
  definitionSeq: number;
  definitionId: string;
  /** The creator of the definition. */
  createdById: string;
  id: string;
  /** The number of its occurrence, from 1. */
  number: number;
  /** The instance's group, where the definition has one instance for each group. */
  groupId: string | null;
  status: string;
  /** Tenant time, ms since 1970. */
  startAt: number;
  endAt: number;
  /** The seq directly before that of its first item. */
  firstSeq: number;
  itemCount: number;
  /** The definition as it was when the instance began: later changes affect later instances only. */
  content: DefinitionContent;
}

type Row = Omit<Instance, 'content'> & { content: string };

const SELECT = `select i.seq, i.definition_seq as definitionSeq, d.id as definitionId,
  d.created_by ->> 'id' as createdById, i.id, i.number,
  i.group_id as groupId, i.status, i.start_at as startAt, i.end_at as endAt, i.first_seq as firstSeq,
  i.item_count as itemCount, i.content
  from review_instances i join review_definitions d on d.seq = i.definition_seq`;

function fromRow(row: Row): Instance {
  return { ...row, content: JSON.parse(row.content) as DefinitionContent };
}

function one(store: Store, where: string, ...values: Value[]): Instance | undefined {
  const row = store.get<Row>(`${SELECT} where ${where}`, ...values);
  return row && fromRow(row);
}

function many(store: Store, where: string, ...values: Value[]): Instance[] {
  return store.all<Row>(`${SELECT} where ${where} order by i.seq`, ...values).map(fromRow);
}

/** The instance of a definition with this id, or undefined. */
export function findInstance(store: Store, definition: Definition, id: string): Instance | undefined {
  return one(store, 'i.definition_seq = ? and i.id = ?', definition.seq, id.toLowerCase());
}

/** The instance with this id, in any definition. */
export function findInstanceById(store: Store, tenantId: string, id: string): Instance | undefined {
  return one(store, 'i.tenant_id = ? and i.id = ?', tenantId, id.toLowerCase());
}

/** Instances of a tenant that this person reviews, running or ended. */
export function allInstancesReviewedBy(store: Store, tenantId: string, userId: string): Instance[] {
  return many(store, `i.tenant_id = ? and ${MINE}`, tenantId, userId);
}

/** The instance with this seq, which notices, stages and the agenda store. */
export function findInstanceBySeq(store: Store, seq: number): Instance | undefined {
  return one(store, 'i.seq = ?', seq);
}

/** Instances of a definition, oldest first. */
export function listInstances(store: Store, definition: Definition): Instance[] {
  return many(store, 'i.definition_seq = ?', definition.seq);
}

const MINE = `exists (select 1 from review_reviewers r
  where r.tenant_id = i.tenant_id and r.reviewer_id = ? and r.instance_seq = i.seq)`;

/** Instances of a definition that this person reviews, running or ended. */
export function instancesReviewedBy(store: Store, definition: Definition, userId: string): Instance[] {
  return many(store, `i.definition_seq = ? and ${MINE}`, definition.seq, userId);
}

/** All instances in progress that this person reviews in a stage in progress. */
export function instancesToDecide(store: Store, tenantId: string, userId: string): Instance[] {
  return many(
    store,
    `i.seq in (select r.instance_seq from review_reviewers r join review_stages s on s.seq = r.stage_seq
       where r.tenant_id = ? and r.reviewer_id = ? and s.status = 'InProgress') and i.status = 'InProgress'`,
    tenantId,
    userId,
  );
}

/** Names of the tenant's reviews that are in progress. */
export function namesInProgress(store: Store, tenantId: string): Set<string> {
  const sql = `select distinct d.display_name as name from review_instances i
    join review_definitions d on d.seq = i.definition_seq where i.tenant_id = ? and i.status = 'InProgress'`;
  return new Set(store.all<{ name: string }>(sql, tenantId).map(({ name }) => name));
}

/** Adds an instance that has not started. Returns its seq. */
export function insertInstance(
  store: Store,
  tenantId: string,
  instance: Pick<Instance, 'definitionSeq' | 'id' | 'number' | 'groupId' | 'startAt' | 'endAt' | 'content'>,
): number {
  const row = store.get<{ seq: number }>(
    `insert into review_instances (tenant_id, definition_seq, id, number, group_id, status, start_at, end_at,
       first_seq, item_count, content)
     values (?, ?, ?, ?, ?, 'NotStarted', ?, ?, 0, 0, ?) returning seq`,
    tenantId,
    instance.definitionSeq,
    instance.id,
    instance.number,
    instance.groupId,
    instance.startAt,
    instance.endAt,
    JSON.stringify(instance.content),
  );
  return row?.seq ?? 0;
}

/** Saves the parts of an instance that change during its life. */
export function saveInstance(store: Store, instance: Instance): void {
  store.run(
    `update review_instances set status = ?, start_at = ?, end_at = ?, first_seq = ?, item_count = ?, content = ?
     where seq = ?`,
    instance.status,
    instance.startAt,
    instance.endAt,
    instance.firstSeq,
    instance.itemCount,
    JSON.stringify(instance.content),
    instance.seq,
  );
}
