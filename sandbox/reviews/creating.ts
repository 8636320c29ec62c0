import type { Context } from '../core/context';
import type { Store } from '../core/store';
import { type Tenant, tenantNow } from '../core/tenants';
import { findPackage, findPackagePolicy } from '../directory/access-packages';
import { findApplication } from '../directory/applications';
import { findCatalog } from '../directory/catalogs';
import { findGroup } from '../directory/groups';
import { findRole } from '../directory/role-assignments';
import { writeAudit } from './audit';
import { type Creator, type Definition, insertDefinition, refreshStatus, saveContent } from './definitions';
import { type DefinitionContent, readDefinition } from './input/definition';
import type { ReviewerWire } from './input/scopes';
import { requireFallback } from './input/stages';
import { cancelPlanned, planAfter, planFirstOccurrence } from './occurrences';
import type { ResourceScope } from './plan';
import { refusal } from './refusals';

/** The id of a resource that a scope names and the tenant does not have. */
function missing(store: Store, tenantId: string, scope: ResourceScope): string | undefined {
  const need = (found: unknown, id: string) => (found ? undefined : id);
  switch (scope.kind) {
    case 'group':
      return need(findGroup(store, tenantId, scope.id), scope.id);
    case 'application':
      return need(findApplication(store, tenantId, scope.id), scope.id);
    case 'role':
      return need(findRole(store, tenantId, scope.id), scope.id);
    case 'accessPackage':
      return (
        need(findPackage(store, tenantId, scope.packageId), scope.packageId) ??
        need(findPackagePolicy(store, tenantId, scope.policyId), scope.policyId)
      );
    case 'catalog':
      return need(findCatalog(store, tenantId, scope.id), scope.id);
    case 'sharedChannels':
      return need(findGroup(store, tenantId, scope.teamId), scope.teamId);
    default:
      return undefined;
  }
}

/**
 * Throws 400 where the directory lacks a resource of the review, or where a group requires a fallback
 * reviewer.
 */
function requireResources(store: Store, tenantId: string, { plan }: DefinitionContent): void {
  for (const scope of plan.scope.resources) {
    const id = missing(store, tenantId, scope);
    if (id !== undefined) throw refusal('badDefinition', `There is no resource with the id ${id}.`);
    if (scope.kind === 'group' && findGroup(store, tenantId, scope.id)?.privilegedAccess)
      requireFallback(plan);
  }
}

/**
 * Saves a definition and plans its first occurrence; the next tick opens what is due. The caller chooses
 * `id`. Throws 400 where the tenant lacks what the review is about.
 */
export function createDefinition(
  context: Context,
  tenant: Tenant,
  review: { id: string; content: DefinitionContent; createdBy: Creator; createdAt?: number },
): Definition {
  const { store } = context;
  const { createdAt = tenantNow(tenant, context.clock).getTime(), ...definition } = review;
  requireResources(store, tenant.id, review.content);
  return store.transaction(() => {
    const created = insertDefinition(store, tenant.id, { ...definition, createdAt });
    const { seq: definitionSeq, createdBy: by } = created;
    writeAudit(store, { activity: 'Create access review', definitionSeq, at: createdAt, by });
    planFirstOccurrence(store, tenant.id, created);
    return created;
  });
}

const isUser = (reviewer: ReviewerWire): boolean =>
  'query' in reviewer ? /^\/(v1\.0\/|beta\/)?users\//i.test(reviewer.query) : reviewer.scopeType === 'user';

const namesUsers = (reviewers: readonly ReviewerWire[]): boolean =>
  reviewers.length > 0 && reviewers.every(isUser);

/**
 * The content of a definition after a PUT: the body is read anew, but the resources stay,
 * and so do the reviewers, unless people were and are named one by one (Microsoft's table
 * of what can be updated). Throws 400.
 */
export function replacementOf({ content }: Definition, body: unknown): DefinitionContent {
  const sent = readDefinition(body);
  const kept =
    namesUsers(content.reviewers) && namesUsers(sent.reviewers) ? {} : { reviewers: content.reviewers };
  return readDefinition({
    ...(body as object),
    scope: content.scope,
    instanceEnumerationScope: content.instanceEnumerationScope,
    ...kept,
  });
}

/** Plans the occurrences after the instances that have begun; an ended or stopped series stays so. */
function planAgain(store: Store, tenantId: string, definition: Definition, isPlanned: boolean): void {
  const begun = store.get<{ last: number | null; running: number }>(
    `select max(start_at) as last, coalesce(sum(status = 'InProgress'), 0) as running from review_instances
     where definition_seq = ?`,
    definition.seq,
  );
  if (begun?.last == null) {
    if (isPlanned) planFirstOccurrence(store, tenantId, definition);
  } else if (isPlanned || begun.running > 0) planAfter(store, tenantId, definition, begun.last);
}

/**
 * Replaces a whole definition. Instances that have begun keep their content; those to come are planned anew.
 * https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-update
 */
export function replaceDefinition(
  context: Context,
  tenant: Tenant,
  definition: Definition,
  content: DefinitionContent,
): void {
  const { store } = context;
  const at = tenantNow(tenant, context.clock).getTime();
  requireResources(store, tenant.id, content);
  const replaced = { ...definition, content };
  store.transaction(() => {
    const isPlanned = cancelPlanned(store, tenant.id, definition);
    saveContent(store, replaced, at);
    planAgain(store, tenant.id, replaced, isPlanned);
    refreshStatus(store, definition.seq, at);
  });
}

/** The tables below an instance, leaves first, each with its column of the instance's seq. */
const BELOW = [
  'delete from review_ledger where item_seq in (select seq from review_items where instance_seq = ?)',
  'delete from review_assignments where stage_seq in (select seq from review_stages where instance_seq = ?)',
  'delete from review_stage_items where stage_seq in (select seq from review_stages where instance_seq = ?)',
  'delete from review_reviewers where instance_seq = ?',
  'delete from review_items where instance_seq = ?',
  'delete from review_notices where instance_seq = ?',
  `delete from review_agenda where action in ('remind', 'endStage')
     and subject in (select cast(seq as text) from review_stages where instance_seq = ?)`,
  "delete from review_agenda where action = 'advance' and subject = cast(? as text)",
  'delete from review_stages where instance_seq = ?',
  `delete from upload_rows where session_seq in (select s.seq from upload_sessions s join review_instances i
     on i.tenant_id = s.tenant_id and i.id = s.instance_id where i.seq = ?)`,
  `delete from upload_files where session_seq in (select s.seq from upload_sessions s join review_instances i
     on i.tenant_id = s.tenant_id and i.id = s.instance_id where i.seq = ?)`,
  `delete from upload_sessions where exists (select 1 from review_instances i
     where i.tenant_id = upload_sessions.tenant_id and i.id = upload_sessions.instance_id and i.seq = ?)`,
  'delete from review_instances where seq = ?',
];

/** Removes a definition with its instances, stages, decisions and notices. */
export function deleteDefinition(store: Store, tenantId: string, definition: Definition): void {
  const { seq: definitionSeq } = definition;
  store.transaction(() => {
    cancelPlanned(store, tenantId, definition);
    const instances = store.all<{ seq: number }>(
      'select seq from review_instances where definition_seq = ?',
      definitionSeq,
    );
    for (const { seq } of instances) for (const sql of BELOW) store.run(sql, seq);
    store.run('delete from review_definitions where seq = ?', definitionSeq);
  });
}
