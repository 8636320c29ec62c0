import type { Context } from '../core/context';
import { type Tenant, tenantNow } from '../core/tenants';
import { deleteUser } from '../directory/users';
import { type AgendaEntry, cancel, schedule, takeDue } from './agenda';
import { ACCESS_REVIEWS, appliesItself, applyDecisions } from './apply';
import { announceCompletion, remind } from './audience';
import { type Activity, type Actor, writeAudit } from './audit';
import { hasUnmarked } from './custom-data/marking';
import { tellOwners } from './custom-data/notices';
import { CARRY_OUT_MS, customResourcesOf, UPLOAD_MS, uploadErrors } from './custom-data/resources';
import { expireSessions } from './custom-data/sessions';
import { findDefinitionBySeq, refreshStatus } from './definitions';
import { advanceHistory } from './history/life';
import { findInstanceBySeq, type Instance, saveInstance } from './instances';
import { enumerateGroups, planOccurrence } from './occurrences';
import { insertItems } from './opening';
import { record, SYSTEM } from './recording';
import { closeRound, openRound } from './rounds';
import { findStageBySeq, latestStage, type Stage } from './stages';

/** One tenant at one moment of its clock. */
interface LifecycleContext {
  context: Context;
  tenant: Tenant;
  /** The time on the clock, ms since 1970. Events may have been due earlier. */
  now: number;
  /** Who causes the event: the service, unless somebody requested it. */
  by: Actor;
}

/** The actor in a tenant's log for automatic decisions and results. */
const IDENTITY_GOVERNANCE: Actor = { id: '', displayName: 'Identity Governance', userPrincipalName: '' };

function log(
  { context }: LifecycleContext,
  activity: Activity,
  instance: Instance,
  at: number,
  by: Actor,
): void {
  writeAudit(context.store, { activity, definitionSeq: instance.definitionSeq, at, by });
}

/** How long a passing state lasts where the tenant's switch shows it, in ms. Microsoft: minutes. */
const PASSING_MS = 10_000;

function hasDefault({ content: { settings } }: Instance): boolean {
  return settings.defaultDecisionEnabled && settings.defaultDecision !== 'None';
}

function applies({ content }: Instance): 'Applying' | null {
  return appliesItself(content) ? 'Applying' : null;
}

/** The state that follows automatically; null: none. A running instance ends with its last stage. */
const NEXT: Record<string, (instance: Instance) => string | null> = {
  NotStarted: () => 'Initializing',
  Initializing: () => 'Starting',
  Starting: () => 'InProgress',
  Completing: () => 'Completed',
  Completed: (instance) => (hasDefault(instance) ? 'AutoReviewing' : applies(instance)),
  AutoReviewing: () => 'AutoReviewed',
  AutoReviewed: applies,
  Applying: () => 'Applied',
};

/** Microsoft: the snapshot of people, reviewers and advice is taken when the review starts. */
function begin({ context: { store }, tenant, now }: LifecycleContext, instance: Instance, at: number): void {
  const definition = findDefinitionBySeq(store, instance.definitionSeq);
  if (!definition) throw new Error(`instance ${instance.id} has lost its definition`);
  expireSessions(store, tenant.id, instance.id);
  const errors = uploadErrors(store, tenant.id, { ...instance, content: definition.content });
  instance.content = { ...definition.content, errors };
  insertItems(store, tenant.id, instance);
  openRound(store, tenant.id, instance, undefined, at, now);
  if (instance.groupId === null) planOccurrence(store, tenant.id, definition, instance.number + 1);
}

/** Microsoft: the default decision is recorded for items that nobody decided. */
function recordDefault(moment: LifecycleContext, instance: Instance, at: number): void {
  const { context } = moment;
  const { defaultDecision } = instance.content.settings;
  const stage = latestStage(context.store, instance);
  if (!stage || defaultDecision === 'None') return;
  const advised = defaultDecision === 'Recommendation';
  log(moment, 'Auto review', instance, at, IDENTITY_GOVERNANCE);
  record(
    context.store,
    instance,
    { stage, everyItem: true, undecidedOnly: true, advisedOnly: advised },
    {
      decision: advised ? 'recommendation' : defaultDecision,
      justification: '',
      by: SYSTEM,
      reviewedAt: at,
      recordedAt: context.clock.now(),
    },
  );
}

/** The work to do when an instance enters a state. */
const ENTER: Record<string, (moment: LifecycleContext, instance: Instance, at: number) => void> = {
  InProgress: begin,
  Completing: (moment, instance, at) => log(moment, 'Access review ended', instance, at, moment.by),
  Completed: ({ context, tenant }, instance, at) =>
    announceCompletion(context.store, tenant.id, instance, at),
  AutoReviewed: recordDefault,
  Initializing: ({ context, tenant }, instance, at) =>
    tellOwners(context.store, tenant.id, instance, 'dataWanted', at),
  Applying: ({ context, tenant }, instance, at) => {
    if (hasUnmarked(context.store, instance))
      tellOwners(context.store, tenant.id, instance, 'denialsWaiting', at);
  },
};

/** States before a review runs. They have no work, so they are passed at once where they are not shown. */
const OPENING = ['Initializing', 'Starting'];

/** How long a state lasts, in ms. */
function lengthOf(
  { context: { store }, tenant }: LifecycleContext,
  instance: Instance,
  status: string,
): number {
  if (status === 'Initializing' && customResourcesOf(store, tenant.id, instance).length > 0) return UPLOAD_MS;
  if (status === 'Applying' && hasUnmarked(store, instance)) return CARRY_OUT_MS;
  return tenant.switches.showPassingStates ? PASSING_MS : 0;
}

/** Moves an instance into a state at `at` (tenant time) and plans the next one. */
function enter(moment: LifecycleContext, instance: Instance, status: string, at: number): void {
  const { context, tenant } = moment;
  const { store } = context;
  const passing = lengthOf(moment, instance, status);
  const next = NEXT[status]?.(instance);
  if (next && passing === 0 && OPENING.includes(status)) {
    enter(moment, instance, next, at);
    return;
  }
  instance.status = status;
  ENTER[status]?.(moment, instance, at);
  saveInstance(store, instance);
  refreshStatus(store, instance.definitionSeq, at);
  if (!NEXT[status]?.(instance)) return;
  schedule(store, tenant.id, { dueAt: at + passing, action: 'advance', subject: instance.seq });
}

function advance(moment: LifecycleContext, instance: Instance, at: number): void {
  const next = NEXT[instance.status]?.(instance);
  if (next === 'Applying') {
    log(moment, 'Auto apply review', instance, at, IDENTITY_GOVERNANCE);
    applyDecisions(moment.context.store, moment.tenant.id, instance, ACCESS_REVIEWS, at);
  }
  if (next) enter(moment, instance, next, at);
}

/** Ends a stage: the next one opens, or the instance ends. */
function endStage(moment: LifecycleContext, instance: Instance, stage: Stage, at: number): void {
  const { context, tenant, now } = moment;
  closeRound(context.store, tenant.id, stage, at);
  if (stage.number >= instance.content.plan.stages.length) {
    enter(moment, instance, 'Completing', at);
    return;
  }
  openRound(context.store, tenant.id, instance, stage, at, now);
  saveInstance(context.store, instance);
}

function runAction(moment: LifecycleContext, { action, subject, dueAt, number }: AgendaEntry): void {
  const { context, tenant } = moment;
  const { store } = context;
  if (action === 'deleteUser') {
    deleteUser(store, tenant.id, subject);
    return;
  }
  if (action === 'enumerate') {
    const definition = findDefinitionBySeq(store, Number(subject));
    if (definition) enumerateGroups(store, tenant.id, definition, number);
    return;
  }
  const stage = action === 'advance' ? undefined : findStageBySeq(store, Number(subject));
  const instance = findInstanceBySeq(store, stage?.instanceSeq ?? Number(subject));
  if (!instance) return;
  if (action === 'advance') advance(moment, instance, dueAt);
  else if (stage && action === 'endStage') endStage(moment, instance, stage, dueAt);
  else if (stage && stage.endAt > moment.now) remind(store, tenant, instance, stage, dueAt);
}

/**
 * Brings a tenant's reviews up to its clock: runs due events in their order, dated at their due times. One
 * index look-up when nothing is due. A clock set back reopens nothing.
 */
export function tick(context: Context, tenant: Tenant): void {
  const { store } = context;
  const now = tenantNow(tenant, context.clock).getTime();
  const moment: LifecycleContext = { context, tenant, now, by: ACCESS_REVIEWS };
  const next = () =>
    store.transaction(() => {
      const due = takeDue(store, tenant.id, moment.now);
      // A report is collected from reviews as they were at its own time, however far the clock jumps.
      advanceHistory(context, tenant, due?.dueAt ?? moment.now);
      if (due) runAction(moment, due);
      return due;
    });
  while (next());
}

/**
 * Ends an instance early: no stage follows, and no decisions are accepted any more. `by`: who requested it.
 */
export function endNow(context: Context, tenant: Tenant, instance: Instance, by: Actor): void {
  const now = tenantNow(tenant, context.clock).getTime();
  context.store.transaction(() => {
    const stage = latestStage(context.store, instance);
    if (stage) closeRound(context.store, tenant.id, stage, now);
    instance.endAt = now;
    enter({ context, tenant, now, by }, instance, 'Completing', now);
  });
  tick(context, tenant);
}

/** Ends a stage early; the next one opens. `by`: who requested it. */
export function endStageNow(
  context: Context,
  tenant: Tenant,
  instance: Instance,
  stage: Stage,
  by: Actor,
): void {
  const now = tenantNow(tenant, context.clock).getTime();
  context.store.transaction(() => endStage({ context, tenant, now, by }, instance, stage, now));
  tick(context, tenant);
}

/** Applies an ended review that does not apply itself. `by`: who requested it. */
export function applyNow(context: Context, tenant: Tenant, instance: Instance, by: Actor): void {
  const now = tenantNow(tenant, context.clock).getTime();
  const moment: LifecycleContext = { context, tenant, now, by };
  context.store.transaction(() => {
    log(moment, 'Apply review', instance, now, by);
    applyDecisions(context.store, tenant.id, instance, by, now);
    enter(moment, instance, 'Applying', now);
  });
  tick(context, tenant);
}

/** Ends the applying of an instance when no item waits to be marked. */
export function finishApplying(context: Context, tenant: Tenant, instance: Instance): void {
  if (instance.status !== 'Applying' || hasUnmarked(context.store, instance)) return;
  const now = tenantNow(tenant, context.clock).getTime();
  context.store.transaction(() => {
    cancel(context.store, tenant.id, 'advance', instance.seq);
    enter({ context, tenant, now, by: ACCESS_REVIEWS }, instance, 'Applied', now);
  });
}
