import type { Store } from '../core/store';
import { guidOf } from '../directory/guid';
import { cancel, schedule } from './agenda';
import { assignReviewers } from './assignments';
import type { Instance } from './instances';
import { announce } from './notices';
import { adviseAgain } from './opening';
import type { MovingDecision, StagePlan } from './plan';
import { hasStages, insertStage, planOf, type Stage, saveStage } from './stages';

const DAY = 86_400_000;
/** In ms; the tutorial’s reviewers were contacted nine seconds after the start. */
const CONTACT_DELAY = 9000;

/** For each decision that moves items to the next stage, the condition on the item at the end of a stage. */
const MOVES: Record<MovingDecision, string> = {
  Approve: "decision = 'Approve'",
  Deny: "decision = 'Deny'",
  DontKnow: "decision = 'DontKnow'",
  NotReviewed: "decision = 'NotReviewed'",
  Recommendation: "decision = 'NotReviewed' and recommendation <> 'NoInfoAvailable'",
};

function moveOn(store: Store, instance: Instance, from: Stage, to: Stage, plan: StagePlan): number {
  const moving = plan.movesOn?.map((value) => `(${MOVES[value]})`).join(' or ') ?? 'true';
  const earlier = from.number > 1;
  return store.run(
    `insert into review_stage_items (stage_seq, rank, item_seq)
     select ?, row_number() over (order by seq), seq from review_items where seq > ? and seq <= ?
       ${earlier ? 'and seq in (select item_seq from review_stage_items where stage_seq = ?)' : ''}
       and (${moving || 'false'})`,
    to.seq,
    instance.firstSeq,
    instance.firstSeq + instance.itemCount,
    ...(earlier ? [from.seq] : []),
  );
}

function lengthOf(instance: Instance, number: number): number {
  return Math.max(1, planOf(instance, { number }).durationInDays) * DAY;
}

function endOf(instance: Instance, number: number, startAt: number): number {
  return hasStages(instance) ? startAt + lengthOf(instance, number) : instance.endAt;
}

/** When the whole instance ends, if the following stages run for their planned time. */
function endOfAll(instance: Instance, stage: Stage): number {
  const later = instance.content.plan.stages.slice(stage.number);
  return later.reduce((end, plan) => end + Math.max(1, plan.durationInDays) * DAY, stage.endAt);
}

/**
 * Opens a stage at `startAt`: its items are those that move on from the stage before; its reviewers and
 * recommendations are those of this moment. `now`: a stage that has already ended invites nobody.
 */
export function openRound(
  store: Store,
  tenantId: string,
  instance: Instance,
  before: Stage | undefined,
  startAt: number,
  now: number,
): void {
  const number = (before?.number ?? 0) + 1;
  const plan = planOf(instance, { number });
  const stage = insertStage(store, tenantId, {
    instanceSeq: instance.seq,
    number,
    id: guidOf(instance.id, 'stage', String(number)),
    startAt,
    endAt: endOf(instance, number, startAt),
  });
  stage.itemCount = before
    ? moveOn(store, instance, before, stage, planOf(instance, before))
    : instance.itemCount;
  saveStage(store, stage);
  if (before) adviseAgain(store, tenantId, instance, plan.advice, startAt);
  instance.endAt = endOfAll(instance, stage);
  // A clock that jumps far ahead reaches a start long after it; people are told at the later time.
  const contactedAt = Math.min(now, startAt + CONTACT_DELAY);
  const asked = assignReviewers(store, tenantId, instance, stage, plan, contactedAt);
  planEvents(store, tenantId, instance, stage);
  if (instance.content.settings.mailNotificationsEnabled && stage.endAt > now)
    announce(store, tenantId, instance, { kind: 'started', stage, sentAt: contactedAt }, asked);
}

/**
 * Microsoft: reminders are sent halfway. https://learn.microsoft.com/entra/id-governance/create-access-review
 */
function planEvents(store: Store, tenantId: string, instance: Instance, stage: Stage): void {
  const { mailNotificationsEnabled, reminderNotificationsEnabled } = instance.content.settings;
  const halfway = stage.startAt + Math.floor((stage.endAt - stage.startAt) / 2);
  if (mailNotificationsEnabled && reminderNotificationsEnabled)
    schedule(store, tenantId, { dueAt: halfway, action: 'remind', subject: stage.seq });
  schedule(store, tenantId, { dueAt: stage.endAt, action: 'endStage', subject: stage.seq });
}

/** Ends a stage at `at`, at its planned end or because it is stopped. */
export function closeRound(store: Store, tenantId: string, stage: Stage, at: number): void {
  cancel(store, tenantId, 'remind', stage.seq);
  cancel(store, tenantId, 'endStage', stage.seq);
  saveStage(store, { ...stage, status: 'Completed', endAt: Math.min(stage.endAt, at) });
}
