import * as v from 'valibot';
import type { Context } from '../../core/context';
import { type Tenant, tenantNow } from '../../core/tenants';
import { cancel, schedule } from '../agenda';
import { replaceDefinition } from '../creating';
import type { DefinitionContent } from '../input/definition';
import { record } from '../input/problem';
import { Timestamp } from '../input/timestamp';
import { type Instance, saveInstance } from '../instances';
import { openStage, saveStage } from '../stages';
import { badBody, Name, parseBody } from './body';
import { daysOf, requirePeriod, seriesPeriod } from './recurrence';
import { legacyRefusal } from './refusals';
import { contentOf, isOver, isWaiting, type LegacyReview } from './reviews';

/** https://learn.microsoft.com/graph/api/accessreview-update */
const Sent = record({
  displayName: v.optional(Name),
  description: v.optional(v.nullable(v.string())),
  startDateTime: v.optional(Timestamp),
  endDateTime: v.optional(Timestamp),
});

type Change = v.InferOutput<typeof Sent>;

interface Period {
  startAt: number;
  endAt: number;
}

const isoOf = (at: number): string => new Date(at).toISOString();

/** When a review starts and ends, in ms since 1970. */
export function periodOf(review: LegacyReview): Period {
  const { instance, definition } = review;
  return instance ?? seriesPeriod(definition.content, definition.createdAt);
}

/** The content with a new name or description. */
function renamed(content: DefinitionContent, { displayName, description }: Change): DefinitionContent {
  const text = description === undefined ? content.descriptionForReviewers : (description ?? '');
  return { ...content, displayName: displayName ?? content.displayName, descriptionForReviewers: text };
}

const NO_RANGE = { numberOfOccurrences: 0, recurrenceTimeZone: null };

/** The content with new start and end times; a series ends by date from then on where an end was sent. */
function rescheduled(content: DefinitionContent, period: Period, { endDateTime }: Change): DefinitionContent {
  const { settings, plan } = content;
  const before = settings.recurrence ?? { pattern: null, range: NO_RANGE };
  const startDate = isoOf(period.startAt);
  const ends = { type: 'endDate' as const, endDate: isoOf(period.endAt) };
  if (before.pattern && 'type' in before.range) {
    const end = endDateTime === undefined ? {} : { ...ends, numberOfOccurrences: 0 };
    const range = { ...before.range, ...end, startDate };
    return { ...content, settings: { ...settings, recurrence: { pattern: before.pattern, range } } };
  }
  const days = daysOf(period);
  const recurrence = { pattern: null, range: { ...NO_RANGE, ...before.range, ...ends, startDate } };
  return {
    ...content,
    settings: { ...settings, instanceDurationInDays: days, recurrence },
    plan: { ...plan, stages: plan.stages.map((stage) => ({ ...stage, durationInDays: days })) },
  };
}

/**
 * The period after a change. Throws 400 where it is too short or would start in the past, 409 where the start
 * of a begun review would move. `now`: tenant time, ms.
 */
function changedPeriod(review: LegacyReview, { startDateTime, endDateTime }: Change, now: number): Period {
  const before = periodOf(review);
  const period = { startAt: startDateTime ?? before.startAt, endAt: endDateTime ?? before.endAt };
  if (isOver(review)) throw legacyRefusal('isOver');
  if (contentOf(review).stageSettings.length > 0) throw legacyRefusal('hasStages');
  const starts = period.startAt !== before.startAt;
  if (starts && !isWaiting(review)) throw legacyRefusal('hasStarted');
  if (starts && period.startAt < now) throw badBody('startDateTime', 'It is past');
  requirePeriod(period);
  return period;
}

/** Moves the end of a running instance and of its only stage. */
function moveEnd(context: Context, tenant: Tenant, instance: Instance, endAt: number): void {
  const { store } = context;
  if (endAt <= tenantNow(tenant, context.clock).getTime())
    throw badBody('endDateTime', 'It is past; an access review that runs is ended by stop');
  const stage = openStage(store, instance);
  if (!stage) throw legacyRefusal('isOver');
  cancel(store, tenant.id, 'endStage', stage.seq);
  schedule(store, tenant.id, { dueAt: endAt, action: 'endStage', subject: stage.seq });
  saveStage(store, { ...stage, endAt });
}

function updateInstance(context: Context, tenant: Tenant, instance: Instance, change: Change, endAt: number) {
  if (endAt !== instance.endAt) moveEnd(context, tenant, instance, endAt);
  saveInstance(context.store, { ...instance, endAt, content: renamed(instance.content, change) });
}

/**
 * Reads the body of PATCH accessReviews and changes name, description, start or end. An instance of
 * a series can be changed only while it runs or afterwards; a change of a series affects the
 * instances to come. Throws 400 or 409.
 */
export function updateReview(context: Context, tenant: Tenant, review: LegacyReview, body: unknown): void {
  const change = parseBody(Sent, body);
  const { definition, instance, isRecurring } = review;
  const waits = isWaiting(review);
  if (isRecurring && instance && waits) throw legacyRefusal('isUpcoming');
  const moves = change.startDateTime !== undefined || change.endDateTime !== undefined;
  const now = tenantNow(tenant, context.clock).getTime();
  const period = moves ? changedPeriod(review, change, now) : periodOf(review);
  context.store.transaction(() => {
    if (instance && !waits) updateInstance(context, tenant, instance, change, period.endAt);
    if (isRecurring && instance) return;
    const named = renamed(definition.content, change);
    const content = moves ? rescheduled(named, period, change) : named;
    replaceDefinition(context, tenant, definition, content);
  });
}
