import type { Store, Value } from '../core/store';
import type { DefinitionContent } from './input/definition';

/** The creator of a definition, as Graph shows them. */
export interface Creator {
  id: string;
  displayName: string;
  userPrincipalName: string;
}

export interface Definition {
  seq: number;
  id: string;
  displayName: string;
  status: string;
  /** Tenant time, ms since 1970. */
  createdAt: number;
  modifiedAt: number;
  createdBy: Creator;
  content: DefinitionContent;
}

type Row = Omit<Definition, 'content' | 'createdBy'> & { content: string; createdBy: string };

const SELECT = `select seq, id, display_name as displayName, status, created_at as createdAt,
  modified_at as modifiedAt, created_by as createdBy, content from review_definitions`;

function fromRow(row: Row): Definition {
  const createdBy = JSON.parse(row.createdBy) as Creator;
  return { ...row, createdBy, content: JSON.parse(row.content) as DefinitionContent };
}

function many(store: Store, where: string, ...values: Value[]): Definition[] {
  return store.all<Row>(`${SELECT} where ${where} order by seq`, ...values).map(fromRow);
}

/** The definition with this id, or undefined. */
export function findDefinition(store: Store, tenantId: string, id: string): Definition | undefined {
  return many(store, 'tenant_id = ? and id = ?', tenantId, id.toLowerCase())[0];
}

/** The definition with this seq, or undefined. */
export function findDefinitionBySeq(store: Store, seq: number): Definition | undefined {
  return many(store, 'seq = ?', seq)[0];
}

/** All definitions of the tenant, oldest first. */
export function listDefinitions(store: Store, tenantId: string): Definition[] {
  return many(store, 'tenant_id = ?', tenantId);
}

/** Definitions with an instance, running or ended, that this person reviews. */
export function definitionsReviewedBy(store: Store, tenantId: string, userId: string): Definition[] {
  return many(
    store,
    `seq in (select i.definition_seq from review_reviewers r join review_instances i on i.seq = r.instance_seq
       where r.tenant_id = ? and r.reviewer_id = ?)`,
    tenantId,
    userId,
  );
}

export function insertDefinition(
  store: Store,
  tenantId: string,
  definition: Omit<Definition, 'seq' | 'displayName' | 'status' | 'modifiedAt'>,
): Definition {
  const { id, createdAt, createdBy, content } = definition;
  const row = store.get<{ seq: number }>(
    `insert into review_definitions (tenant_id, id, display_name, status, created_at, modified_at, created_by, content)
     values (?, ?, ?, 'NotStarted', ?, ?, ?, ?) returning seq`,
    tenantId,
    id,
    content.displayName,
    createdAt,
    createdAt,
    JSON.stringify(createdBy),
    JSON.stringify(content),
  );
  return {
    ...definition,
    seq: row?.seq ?? 0,
    displayName: content.displayName,
    status: 'NotStarted',
    modifiedAt: createdAt,
  };
}

/** Saves a definition's content, and the content's name as the definition's name. */
export function saveContent(store: Store, definition: Definition, at: number): void {
  store.run(
    'update review_definitions set display_name = ?, content = ?, modified_at = ? where seq = ?',
    definition.content.displayName,
    JSON.stringify(definition.content),
    at,
    definition.seq,
  );
}

/** States of an instance that no further state follows automatically. */
const ENDED = ['Completed', 'AutoReviewed', 'Applied'];

function statusOf(statuses: readonly string[], isMoreToCome: boolean): string {
  const [only, ...others] = statuses;
  if (only && others.length === 0 && !isMoreToCome) return only;
  if (statuses.every((status) => status === 'NotStarted')) return 'NotStarted';
  if (isMoreToCome || statuses.some((status) => !ENDED.includes(status))) return 'InProgress';
  return statuses.at(-1) ?? 'NotStarted';
}

/**
 * Updates a definition's status from its instances: the status of its only instance; `InProgress` while one
 * of several runs or another occurrence is to come; otherwise the last instance's.
 */
export function refreshStatus(store: Store, definitionSeq: number, at: number): void {
  const statuses = store.all<{ status: string }>(
    'select status from review_instances where definition_seq = ? order by seq',
    definitionSeq,
  );
  // For a definition of many groups, the next occurrence has no instance yet.
  const planned = store.get(
    `select 1 as yes from review_agenda a join review_definitions d on d.tenant_id = a.tenant_id
     where d.seq = ? and a.subject = cast(d.seq as text) and a.action = 'enumerate'`,
    definitionSeq,
  );
  const status = statusOf(
    statuses.map((row) => row.status),
    planned !== undefined,
  );
  store.run(
    'update review_definitions set status = ?, modified_at = ? where seq = ? and status <> ?',
    status,
    at,
    definitionSeq,
    status,
  );
}

/** Completes a definition that was stopped before its first instance began. */
export function completeUnbegun(store: Store, definitionSeq: number, at: number): void {
  store.run(
    "update review_instances set status = 'Completed', end_at = max(start_at, ?) where definition_seq = ? and status = 'NotStarted'",
    at,
    definitionSeq,
  );
  store.run(
    "update review_definitions set status = 'Completed', modified_at = ? where seq = ?",
    at,
    definitionSeq,
  );
}
