import type { Context } from '../core/context';
import { type Tenant, tenantNow } from '../core/tenants';
import { type Definition, findDefinition } from './definitions';
import type { Instance } from './instances';
import { announceStart } from './notices';
import { insertItems, insertReviewers } from './opening';
import { record, SYSTEM } from './recording';
import { planItems } from './snapshot';

type DueInstance = Instance & { definitionId: string };

const DUE = `
  select i.seq, i.definition_seq as definitionSeq, i.id, i.status, i.start_at as startAt, i.end_at as endAt,
    i.item_count as itemCount, d.id as definitionId
  from review_instances i join review_definitions d on d.seq = i.definition_seq
  where i.tenant_id = ? and i.due_at <= ? order by i.due_at, i.seq limit 1`;

function setStatus(
  context: Context,
  due: DueInstance,
  status: string,
  dueAt: number | null,
  now: number,
): void {
  context.store.run(
    'update review_instances set status = ?, due_at = ? where seq = ?',
    status,
    dueAt,
    due.seq,
  );
  // A one-time review has one instance, whose status the definition shows.
  if (due.id === due.definitionId || status === 'InProgress')
    context.store.run(
      'update review_definitions set status = ?, modified_at = ? where seq = ?',
      status,
      now,
      due.definitionSeq,
    );
}

function start(
  context: Context,
  tenant: Tenant,
  definition: Definition,
  due: DueInstance,
  now: number,
): void {
  const { store } = context;
  const items = planItems(store, tenant.id, definition.content, due.startAt);
  const ranks = insertItems(store, tenant.id, due, items);
  // The tutorial’s reviewers were contacted nine seconds after the start.
  const contactedAt = Math.min(now, due.startAt + 9000);
  insertReviewers(store, tenant.id, due, ranks, contactedAt);
  store.run('update review_instances set item_count = ? where seq = ?', items.length, due.seq);
  setStatus(context, due, 'InProgress', due.endAt, now);
  // Nobody is asked to come to a review that is over.
  if (definition.content.settings.mailNotificationsEnabled && due.endAt > now)
    announceStart(store, tenant.id, due, ranks.keys(), contactedAt);
}

function recordDefault(context: Context, definition: Definition, due: DueInstance): void {
  const { defaultDecisionEnabled, defaultDecision } = definition.content.settings;
  if (!defaultDecisionEnabled || defaultDecision === 'None') return;
  const advised = defaultDecision === 'Recommendation';
  record(
    context.store,
    due,
    { undecidedOnly: true, advisedOnly: advised },
    {
      decision: advised ? 'recommendation' : defaultDecision,
      justification: '',
      by: SYSTEM,
      reviewedAt: due.endAt,
      recordedAt: context.clock.now(),
    },
  );
}

function finish(context: Context, definition: Definition, due: DueInstance, now: number): void {
  recordDefault(context, definition, due);
  const applied = definition.content.settings.autoApplyDecisionsEnabled;
  setStatus(context, due, applied ? 'Applied' : 'Completed', null, now);
}

/**
 * Starts and ends what is due by the tenant's clock: at the start the snapshot is taken and reviewers are told; at the
 * end those nobody decided get the default decision. One look into an index when nothing is due. A clock set back
 * reopens nothing.
 */
export function tick(context: Context, tenant: Tenant): void {
  const { store } = context;
  const now = tenantNow(tenant, context.clock).getTime();
  const next = () => store.get<DueInstance>(DUE, tenant.id, now);
  for (let due = next(); due; due = next()) {
    const instance = due;
    store.transaction(() => {
      const definition = findDefinition(store, tenant.id, instance.definitionId);
      if (!definition) throw new Error(`instance ${instance.id} has lost its definition`);
      if (instance.status === 'NotStarted') start(context, tenant, definition, instance, now);
      else finish(context, definition, instance, now);
    });
  }
}
