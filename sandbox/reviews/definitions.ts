import type { Context } from '../core/context';
import type { Store } from '../core/store';
import { type Tenant, tenantNow } from '../core/tenants';
import { findApplication } from '../directory/applications';
import { findGroup } from '../directory/groups';
import type { DefinitionContent } from './definition-input';
import { refusal } from './refusals';
import { firstRun } from './schedule';

/** Who created a definition, as Graph shows them. */
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
  content: DefinitionContent;
  createdBy: Creator;
}

interface DefinitionRow {
  seq: number;
  id: string;
  display_name: string;
  status: string;
  created_at: number;
  modified_at: number;
  content: string;
}

function fromRow(row: DefinitionRow): Definition {
  const { content, createdBy } = JSON.parse(row.content) as Pick<Definition, 'content' | 'createdBy'>;
  return {
    seq: row.seq,
    id: row.id,
    displayName: row.display_name,
    status: row.status,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    content,
    createdBy,
  };
}

export function findDefinition(store: Store, tenantId: string, id: string): Definition | undefined {
  const sql = 'select * from review_definitions where tenant_id = ? and id = ?';
  const row = store.get<DefinitionRow>(sql, tenantId, id.toLowerCase());
  return row && fromRow(row);
}

/** All definitions of the tenant, oldest first. */
export function listDefinitions(store: Store, tenantId: string): Definition[] {
  const sql = 'select * from review_definitions where tenant_id = ? order by seq';
  return store.all<DefinitionRow>(sql, tenantId).map(fromRow);
}

/** Definitions with an instance, running or over, that this person reviews. */
export function definitionsReviewedBy(store: Store, tenantId: string, userId: string): Definition[] {
  const sql = `
    select * from review_definitions where seq in (
      select i.definition_seq from review_reviewers r join review_instances i on i.seq = r.instance_seq
      where r.tenant_id = ? and r.reviewer_id = ?)
    order by seq`;
  return store.all<DefinitionRow>(sql, tenantId, userId).map(fromRow);
}

function requireResources(store: Store, tenantId: string, content: DefinitionContent): void {
  const { scope } = content.plan;
  const missing =
    scope.kind === 'group'
      ? [scope.groupId].find((id) => !findGroup(store, tenantId, id))
      : scope.applicationIds.find((id) => !findApplication(store, tenantId, id));
  if (missing) throw refusal('badDefinition', `There is no resource with the id ${missing}.`);
}

/**
 * Keeps a definition and its first instance, both NotStarted; the next tick opens what is due. `id` is chosen by the
 * caller. The only instance of a one-time review has the definition's id; a recurring one's has its own.
 * Throws 400 where the group or application is not in the tenant.
 */
export function createDefinition(
  context: Context,
  tenant: Tenant,
  review: { id: string; instanceId: string; content: DefinitionContent; createdBy: Creator },
): Definition {
  const { store, clock } = context;
  const { content, createdBy } = review;
  requireResources(store, tenant.id, content);
  const now = tenantNow(tenant, clock).getTime();
  const recurrence = content.settings.recurrence;
  const run = firstRun(
    {
      startDate: recurrence?.range.startDate ?? new Date(now).toISOString(),
      endDate: recurrence?.range.endDate ?? null,
      recurring: Boolean(recurrence?.pattern),
      durationInDays: content.plan.durationInDays,
    },
    now,
  );
  const definition = {
    id: review.id,
    displayName: content.displayName,
    status: 'NotStarted',
    content,
    createdBy,
  };
  return store.transaction(() => {
    store.run(
      `insert into review_definitions (tenant_id, id, display_name, status, created_at, modified_at, content)
       values (?, ?, ?, ?, ?, ?, ?)`,
      tenant.id,
      definition.id,
      definition.displayName,
      definition.status,
      now,
      now,
      JSON.stringify({ content, createdBy }),
    );
    const seq = store.get<{ seq: number }>('select last_insert_rowid() as seq')?.seq ?? 0;
    store.run(
      `insert into review_instances (tenant_id, definition_seq, id, status, start_at, end_at, due_at, item_count)
       values (?, ?, ?, 'NotStarted', ?, ?, ?, 0)`,
      tenant.id,
      seq,
      recurrence?.pattern ? review.instanceId : review.id,
      run.startAt,
      run.endAt,
      run.startAt,
    );
    return { ...definition, seq, createdAt: now, modifiedAt: now };
  });
}
