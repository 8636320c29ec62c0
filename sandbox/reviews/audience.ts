import type { Store } from '../core/store';
import type { Tenant } from '../core/tenants';
import { peopleNamed } from './assignments';
import { findDefinitionBySeq } from './definitions';
import type { Instance } from './instances';
import { announce } from './notices';
import { findStageReviewer, type Reviewer, reviewersIn } from './reviewers';
import { latestStage, openStage, type Stage } from './stages';

function isWaitedFor(store: Store, instance: Instance, stage: Stage, reviewer: Reviewer): boolean {
  const open = 'decided_stage < ? or decision = ?';
  const values = [stage.number, 'NotReviewed'];
  if (reviewer.whole === 0)
    return (
      store.get(
        `select 1 as yes from review_assignments a join review_items t on t.seq = a.item_seq
         where a.stage_seq = ? and a.reviewer_id = ? and (${open}) limit 1`,
        stage.seq,
        reviewer.id,
        ...values,
      ) !== undefined
    );
  const inStage =
    stage.number === 1 ? '' : 'and seq in (select item_seq from review_stage_items where stage_seq = ?)';
  return (
    store.get(
      `select 1 as yes from review_items where seq > ? and seq <= ? ${inStage} and (${open}) limit 1`,
      instance.firstSeq,
      instance.firstSeq + instance.itemCount,
      ...(inStage ? [stage.seq] : []),
      ...values,
    ) !== undefined
  );
}

/** Whether something that this person may decide now is undecided. */
export function waitsFor(store: Store, tenantId: string, instance: Instance, userId: string): boolean {
  const stage = openStage(store, instance);
  const reviewer = stage && findStageReviewer(store, tenantId, stage, userId);
  return stage && reviewer ? isWaitedFor(store, instance, stage, reviewer) : false;
}

/** Reminds a stage's reviewers at `at` (tenant time); by Microsoft's way also those who have finished. */
export function remind(store: Store, tenant: Tenant, instance: Instance, stage: Stage, at: number): void {
  if (!instance.content.settings.mailNotificationsEnabled) return;
  const told = reviewersIn(store, stage).filter(
    (reviewer) => tenant.switches.remindFinishedReviewers || isWaitedFor(store, instance, stage, reviewer),
  );
  const about = { kind: 'reminder', stage, sentAt: at } as const;
  announce(
    store,
    tenant.id,
    instance,
    about,
    told.map(({ id }) => id),
  );
}

/** Tells the creator and the additional recipients that a review is over. */
export function announceCompletion(store: Store, tenantId: string, instance: Instance, at: number): void {
  const { settings, plan } = instance.content;
  const creator = findDefinitionBySeq(store, instance.definitionSeq)?.createdBy.id;
  if (!settings.mailNotificationsEnabled) return;
  const told = new Set(peopleNamed(store, tenantId, plan.recipients).map(({ id }) => id));
  if (creator) told.add(creator);
  const stage = latestStage(store, instance);
  if (stage) announce(store, tenantId, instance, { kind: 'completed', stage, sentAt: at }, told);
}
