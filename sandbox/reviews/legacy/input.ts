import * as v from 'valibot';
import type { Store } from '../../core/store';
import { ownersOf } from '../../directory/owners';
import { findUser, findUsers, type User } from '../../directory/users';
import { type DefinitionContent, readDefinition } from '../input/definition';
import { record } from '../input/problem';
import { Timestamp } from '../input/timestamp';
import { badBody, Name, ObjectId, parseBody } from './body';
import { RecurrenceSettings, recurrenceOf, requirePeriod } from './recurrence';
import { findEntity, findTemplate, scopeOf, type Template } from './templates';

/** The period of activity that reviewers see by default. */
const DEFAULT_DAYS = 30;

const off = v.nullish(v.boolean(), false);

/** https://learn.microsoft.com/graph/api/resources/accessreviewsettings */
const Settings = record({
  mailNotificationsEnabled: off,
  remindersEnabled: off,
  justificationRequiredOnApproval: off,
  activityDurationInDays: v.nullish(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    DEFAULT_DAYS,
  ),
  autoReviewEnabled: off,
  autoReviewSettings: v.nullish(
    record({ notReviewedResult: v.nullish(v.picklist(['Approve', 'Deny', 'Recommendation']), null) }),
    { notReviewedResult: null },
  ),
  recurrenceSettings: v.nullish(RecurrenceSettings, {}),
  autoApplyReviewResultsEnabled: off,
  accessRecommendationsEnabled: off,
});

const Identity = record({ id: ObjectId });

const Sent = record({
  displayName: Name,
  startDateTime: Timestamp,
  endDateTime: Timestamp,
  description: v.nullish(v.string(), ''),
  businessFlowTemplateId: v.string(),
  reviewerType: v.picklist(['self', 'delegated', 'entityOwners']),
  reviewedEntity: Identity,
  reviewers: v.nullish(v.array(Identity), []),
  createdBy: v.nullish(Identity, null),
  settings: v.nullish(Settings, {}),
});

type Input = v.InferOutput<typeof Sent>;

/** The store and tenant in which users and resources are looked up. */
interface Directory {
  store: Store;
  tenantId: string;
}

/** Throws 400 where the tenant does not have one of these people. */
export function requireUsers({ store, tenantId }: Directory, ids: readonly string[]): void {
  const known = new Set(findUsers(store, tenantId, ids).map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw badBody('reviewers', `There is no user with the id ${unknown}`);
}

/** Reviewer scopes of the newer API for people named one by one. */
export const namedReviewers = (ids: readonly string[]): { query: string }[] =>
  ids.map((id) => ({ query: `/users/${id}` }));

/**
 * A review by owners is refused for a resource without owners:
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/4881
 */
function owners({ store, tenantId }: Directory, { kind }: Template, id: string): { query: string }[] {
  if (kind === 'role' || ownersOf(store, tenantId, id).length === 0)
    throw badBody('reviewerType', 'Failed to retrieve owner details');
  return [{ query: `/${kind === 'group' ? 'groups' : 'servicePrincipals'}/${id}/owners` }];
}

function reviewersOf(directory: Directory, sent: Input, template: Template): { query: string }[] {
  const { reviewerType, reviewers } = sent;
  if (reviewerType === 'delegated') {
    if (reviewers.length === 0) throw badBody('reviewers', 'Required where reviewerType is delegated');
    const ids = [...new Set(reviewers.map(({ id }) => id))];
    requireUsers(directory, ids);
    return namedReviewers(ids);
  }
  if (reviewers.length > 0)
    throw badBody('reviewers', `Nobody is named where reviewerType is ${reviewerType}`);
  return reviewerType === 'self' ? [] : owners(directory, template, sent.reviewedEntity.id);
}

/** How far back sign-ins count, as the newer API writes it; null: not given. */
function lookBack({ settings }: Input, template: Template): string | null {
  const { activityDurationInDays: days } = settings;
  if (template.kind === 'application' && days > DEFAULT_DAYS)
    throw badBody(
      'settings.activityDurationInDays',
      `Applications are looked back at for ${DEFAULT_DAYS} days at most`,
    );
  return days === 0 ? null : `P${days}D`;
}

function settingsOf(sent: Input, template: Template): Record<string, unknown> {
  const { settings } = sent;
  const { notReviewedResult } = settings.autoReviewSettings;
  if (settings.autoReviewEnabled && notReviewedResult === null)
    throw badBody(
      'settings.autoReviewSettings.notReviewedResult',
      'Required where autoReviewEnabled is true',
    );
  const period = { startAt: sent.startDateTime, endAt: sent.endDateTime };
  requirePeriod(period);
  const { recurrence, days } = recurrenceOf(settings.recurrenceSettings, period);
  return {
    mailNotificationsEnabled: settings.mailNotificationsEnabled,
    reminderNotificationsEnabled: settings.remindersEnabled,
    justificationRequiredOnApproval: settings.justificationRequiredOnApproval,
    defaultDecisionEnabled: settings.autoReviewEnabled,
    defaultDecision: notReviewedResult ?? 'None',
    instanceDurationInDays: days,
    autoApplyDecisionsEnabled: settings.autoApplyReviewResultsEnabled,
    recommendationsEnabled: settings.accessRecommendationsEnabled,
    recommendationLookBackDuration: lookBack(sent, template),
    recurrence,
  };
}

/**
 * Reads the body of POST accessReviews as a definition of the newer API. `creator` is the person whom the
 * body names as the creator; undefined where it names nobody. Throws 400 with the field's name.
 * https://learn.microsoft.com/graph/api/accessreview-create
 */
export function readReview(
  directory: Directory,
  body: unknown,
): { content: DefinitionContent; creator: User | undefined } {
  const sent = parseBody(Sent, body);
  const template = findTemplate(sent.businessFlowTemplateId);
  if (!template) throw badBody('businessFlowTemplateId', 'There is no such business flow template');
  const { store, tenantId } = directory;
  const entity = findEntity(store, tenantId, template.kind, sent.reviewedEntity.id);
  if (!entity) throw badBody('reviewedEntity.id', `There is no ${template.kind} with this id`);
  const content = readDefinition({
    displayName: sent.displayName,
    descriptionForAdmins: sent.description,
    descriptionForReviewers: sent.description,
    scope: scopeOf(template, entity.id),
    reviewers: reviewersOf(directory, sent, template),
    settings: settingsOf(sent, template),
  });
  return { content, creator: sent.createdBy ? findUser(store, tenantId, sent.createdBy.id) : undefined };
}
