import type { Context } from '../core/context';
import { type Tenant, tenantNow } from '../core/tenants';
import { appliesItself } from './apply';
import { assignReviewers } from './assignments';
import { remind } from './audience';
import { writeAudit } from './audit';
import { completeUnbegun, type Definition, refreshStatus } from './definitions';
import type { ReadReviewers } from './input/reviewers';
import type { ReviewerWire } from './input/scopes';
import { type Instance, listInstances, saveInstance } from './instances';
import { applyNow, endNow, endStageNow } from './lifecycle';
import { announce } from './notices';
import { cancelOccurrences, cancelPlanned } from './occurrences';
import { type Decider, record } from './recording';
import { refusal } from './refusals';
import { hasStages, latestStage, openStage, planOf, type Stage } from './stages';

function requireRunning(instance: Instance): void {
  if (instance.status !== 'InProgress') throw refusal('notInProgress');
}

/** Stops a running instance; it can't be started again. Throws 409 where it does not run. */
export function stopInstance(context: Context, tenant: Tenant, instance: Instance, by: Decider): void {
  requireRunning(instance);
  endNow(context, tenant, instance, by);
}

/** Stops all running instances and cancels those to come. */
export function stopDefinition(context: Context, tenant: Tenant, definition: Definition, by: Decider): void {
  const { store } = context;
  const at = tenantNow(tenant, context.clock).getTime();
  const instances = listInstances(store, definition);
  const running = instances.filter(({ status }) => status === 'InProgress');
  store.transaction(() => {
    if (instances.every(({ status }) => status === 'NotStarted')) {
      cancelOccurrences(store, tenant.id, definition);
      completeUnbegun(store, definition.seq, at);
      writeAudit(store, { activity: 'Access review ended', definitionSeq: definition.seq, at, by });
      return;
    }
    const isPlanned = cancelPlanned(store, tenant.id, definition);
    if (running.length === 0 && !isPlanned) throw refusal('notInProgress');
    for (const instance of running) endNow(context, tenant, instance, by);
    refreshStatus(store, definition.seq, at);
  });
}

/** Stops a running stage; the next one opens. Throws 409 where it does not run. */
export function stopStage(
  context: Context,
  tenant: Tenant,
  instance: Instance,
  stage: Stage,
  by: Decider,
): void {
  if (stage.status !== 'InProgress') throw refusal('notInProgress');
  endStageNow(context, tenant, instance, stage, by);
}

/** Microsoft: results are applied by hand after a review that does not apply itself. */
export function applyInstance(context: Context, tenant: Tenant, instance: Instance, by: Decider): void {
  const over = instance.status === 'Completed' || instance.status === 'AutoReviewed';
  if (!over || appliesItself(instance.content)) throw refusal('notCompleted');
  applyNow(context, tenant, instance, by);
}

/** Takes back every decision of an instance. Throws 409 where it does not run. */
export function resetDecisions(context: Context, tenant: Tenant, instance: Instance, by: Decider): void {
  requireRunning(instance);
  const stage = latestStage(context.store, instance);
  if (!stage) return;
  record(
    context.store,
    instance,
    { stage, everyItem: true },
    {
      decision: 'NotReviewed',
      justification: '',
      by,
      reviewedAt: tenantNow(tenant, context.clock).getTime(),
      recordedAt: context.clock.now(),
    },
  );
}

/** Reminds the reviewers of the running stage. Throws 409 where none runs. */
export function sendReminder(context: Context, tenant: Tenant, instance: Instance): void {
  requireRunning(instance);
  const stage = openStage(context.store, instance);
  if (stage) remind(context.store, tenant, instance, stage, tenantNow(tenant, context.clock).getTime());
}

/** A change of reviewers; omitted lists stay. */
export interface ReviewerChange {
  reviewers: ReadReviewers | undefined;
  fallbackReviewers: ReadReviewers | undefined;
}

const textOf = (reviewer: ReviewerWire): string =>
  'query' in reviewer
    ? `${reviewer.query.toLowerCase()} ${reviewer.queryRoot ?? ''}`
    : `${reviewer.scopeType} ${reviewer.reviewerId ?? ''}`;

/**
 * Throws where the change removes a fallback reviewer. Microsoft: they can only be added; removing one is a
 * conflict, the only documented refusal.
 */
function requireKept(before: readonly ReviewerWire[], after: readonly ReviewerWire[]): void {
  const kept = new Set(after.map(textOf));
  if (before.some((scope) => !kept.has(textOf(scope)))) throw refusal('fallbackRemoved');
}

/** The current reviewers of a stage, as the wire shows them. */
export function wireReviewers(
  instance: Instance,
  stage: Pick<Stage, 'number'>,
): { reviewers: ReviewerWire[]; fallbackReviewers: ReviewerWire[] } {
  const { reviewers, fallbackReviewers } =
    instance.content.stageSettings[stage.number - 1] ?? instance.content;
  return { reviewers, fallbackReviewers };
}

/**
 * The content after the change: it changes the stage's own part, or the instance's
 * part where there are no stages.
 */
function written(instance: Instance, stage: Stage, change: ReviewerChange): Instance['content'] {
  const { content } = instance;
  const stages = content.plan.stages.map((plan, index) =>
    index === stage.number - 1
      ? {
          ...plan,
          reviewers: change.reviewers?.scopes ?? plan.reviewers,
          fallback: change.fallbackReviewers?.scopes ?? plan.fallback,
        }
      : plan,
  );
  const before = wireReviewers(instance, stage);
  const own = {
    reviewers: change.reviewers?.wire ?? before.reviewers,
    fallbackReviewers: change.fallbackReviewers?.wire ?? before.fallbackReviewers,
  };
  const parts = hasStages(instance)
    ? {
        stageSettings: content.stageSettings.map((settings, index) =>
          index === stage.number - 1 ? { ...settings, ...own } : settings,
        ),
      }
    : own;
  return { ...content, ...parts, plan: { ...content.plan, stages } };
}

/**
 * Replaces the reviewers that an instance with stages names for itself. Its stages have their own, so no new
 * reviewer is asked. Throws 409 as `changeReviewers` does.
 */
export function changeOverriddenReviewers(
  { store }: Context,
  instance: Instance,
  change: ReviewerChange,
): Instance {
  if (instance.status !== 'InProgress') throw refusal('notInProgress');
  if (change.fallbackReviewers)
    requireKept(instance.content.fallbackReviewers, change.fallbackReviewers.wire);
  const { reviewers, fallbackReviewers } = change;
  const content = {
    ...instance.content,
    ...(reviewers && { reviewers: reviewers.wire }),
    ...(fallbackReviewers && { fallbackReviewers: fallbackReviewers.wire }),
  };
  const changed = { ...instance, content };
  saveInstance(store, changed);
  return changed;
}

/**
 * Replaces the reviewers of a running stage (of the instance, where it has no stages): assigns the items to
 * the new ones and notifies them. Throws 409 where the stage has ended or the change removes a fallback
 * reviewer. Returns the changed instance. https://learn.microsoft.com/graph/api/accessreviewinstance-update
 */
export function changeReviewers(
  context: Context,
  tenant: Tenant,
  instance: Instance,
  stage: Stage,
  change: ReviewerChange,
): Instance {
  const { store } = context;
  if (instance.status !== 'InProgress' || stage.status !== 'InProgress') throw refusal('notInProgress');
  if (change.fallbackReviewers)
    requireKept(wireReviewers(instance, stage).fallbackReviewers, change.fallbackReviewers.wire);
  const changed = { ...instance, content: written(instance, stage, change) };
  const now = tenantNow(tenant, context.clock).getTime();
  store.transaction(() => {
    saveInstance(store, changed);
    const asked = assignReviewers(store, tenant.id, changed, stage, planOf(changed, stage), now);
    if (changed.content.settings.mailNotificationsEnabled)
      announce(store, tenant.id, changed, { kind: 'started', stage, sentAt: now }, asked);
  });
  return changed;
}
