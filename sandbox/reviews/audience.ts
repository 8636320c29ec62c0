import type { Store } from '../core/store';
import type { Tenant } from '../core/tenants';
import { peopleNamed } from './assignments';
import { findDefinitionBySeq } from './definitions';
import type { Instance } from './instances';
import { hasOpenItem } from './notice-facts';
import { announce } from './notices';
import { findStageReviewer, reviewersIn } from './reviewers';
import { latestStage, openStage, type Stage } from './stages';

/** Whether an item that this person may decide now isn't reviewed. */
export function waitsFor(store: Store, tenantId: string, instance: Instance, userId: string): boolean {
  const stage = openStage(store, instance);
  const reviewer = stage && findStageReviewer(store, tenantId, stage, userId);
  return stage && reviewer ? hasOpenItem(store, instance, stage, reviewer) : false;
}

/**
 * Reminds a stage's reviewers at `at` (tenant time); like Microsoft, it also reminds those who have finished.
 */
export function remind(store: Store, tenant: Tenant, instance: Instance, stage: Stage, at: number): void {
  if (!instance.content.settings.mailNotificationsEnabled) return;
  const recipients = reviewersIn(store, stage).filter(
    (reviewer) => tenant.switches.remindFinishedReviewers || hasOpenItem(store, instance, stage, reviewer),
  );
  const about = { kind: 'reminder', stage, sentAt: at } as const;
  announce(
    store,
    tenant.id,
    instance,
    about,
    recipients.map(({ id }) => id),
  );
}

/** Tells the creator and the additional recipients that a review has ended. */
export function announceCompletion(store: Store, tenantId: string, instance: Instance, at: number): void {
  const { settings, plan } = instance.content;
  const creator = findDefinitionBySeq(store, instance.definitionSeq)?.createdBy.id;
  if (!settings.mailNotificationsEnabled) return;
  const recipients = new Set(peopleNamed(store, tenantId, plan.recipients).map(({ id }) => id));
  if (creator) recipients.add(creator);
  const stage = latestStage(store, instance);
  if (stage) announce(store, tenantId, instance, { kind: 'completed', stage, sentAt: at }, recipients);
}
