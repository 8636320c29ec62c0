import * as v from 'valibot';
import { readDuration } from './advice';
import { notBuilt, refusal } from './refusals';
import {
  type MembershipsScope,
  type QueryScope,
  type ReviewerScope,
  type ReviewScope,
  readGroupScope,
  readMembershipsScope,
  readReviewerScope,
} from './scopes';

const Query = v.object({
  '@odata.type': v.optional(v.string()),
  query: v.pipe(v.string(), v.nonEmpty()),
  queryType: v.optional(v.literal('MicrosoftGraph')),
  queryRoot: v.nullish(v.string()),
});

const PlainScope = v.object({ ...Query.entries, inactiveDuration: v.optional(v.string()) });
const Memberships = v.object({
  '@odata.type': v.literal('#microsoft.graph.principalResourceMembershipsScope'),
  principalScopes: v.pipe(v.array(Query), v.nonEmpty()),
  resourceScopes: v.pipe(v.array(Query), v.nonEmpty()),
});

const DEFAULT_DECISIONS = ['Approve', 'Deny', 'Recommendation', 'None'] as const;
const IsoDuration = v.pipe(
  v.string(),
  v.check((text) => readDuration(text) !== undefined, 'not an ISO 8601 duration'),
);
const IsoDate = v.pipe(
  v.string(),
  v.check((text) => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text)), 'not a date'),
);
/** Far beyond any recurrence, and near enough that every end is a date. */
const Days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const off = v.nullish(v.boolean(), false);

const Recurrence = v.object({
  pattern: v.nullish(
    v.object({
      type: v.picklist(['weekly', 'absoluteMonthly']),
      interval: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
      month: v.optional(v.number(), 0),
      dayOfMonth: v.optional(v.number(), 0),
      daysOfWeek: v.optional(v.array(v.string()), []),
      firstDayOfWeek: v.optional(v.string(), 'sunday'),
      index: v.optional(v.string(), 'first'),
    }),
    null,
  ),
  range: v.object({
    type: v.picklist(['numbered', 'endDate', 'noEnd']),
    numberOfOccurrences: v.optional(v.number(), 0),
    recurrenceTimeZone: v.nullish(v.string(), null),
    startDate: IsoDate,
    endDate: v.nullish(IsoDate, null),
  }),
});

const Settings = v.object({
  mailNotificationsEnabled: off,
  reminderNotificationsEnabled: off,
  justificationRequiredOnApproval: off,
  defaultDecisionEnabled: off,
  defaultDecision: v.nullish(v.picklist(DEFAULT_DECISIONS), 'None'),
  instanceDurationInDays: v.nullish(Days, 0),
  autoApplyDecisionsEnabled: off,
  recommendationsEnabled: off,
  recommendationLookBackDuration: v.nullish(IsoDuration, null),
  decisionHistoriesForReviewersEnabled: off,
  recurrence: v.nullish(Recurrence, null),
  applyActions: v.nullish(v.array(v.looseObject({ '@odata.type': v.string() })), []),
  recommendationInsightSettings: v.nullish(v.array(v.looseObject({ '@odata.type': v.string() })), []),
});

const Stage = v.looseObject({
  stageId: v.string(),
  durationInDays: Days,
  recommendationsEnabled: v.nullish(v.boolean(), false),
  reviewers: v.nullish(v.array(Query), []),
  fallbackReviewers: v.nullish(v.array(Query), []),
});

const Sent = v.object({
  displayName: v.pipe(v.string(), v.nonEmpty()),
  descriptionForAdmins: v.nullish(v.string(), ''),
  descriptionForReviewers: v.nullish(v.string(), ''),
  scope: v.union([Memberships, PlainScope]),
  instanceEnumerationScope: v.nullish(Query, null),
  reviewers: v.nullish(v.array(Query), []),
  fallbackReviewers: v.nullish(v.array(Query), []),
  settings: Settings,
  stageSettings: v.pipe(v.nullish(v.array(Stage), []), v.maxLength(3)),
  additionalNotificationRecipients: v.nullish(v.array(v.unknown()), []),
});

export type ReviewSettings = v.InferOutput<typeof Settings>;

/** A definition's content, with queries as Graph writes them back and as the engine reads them. */
export interface DefinitionContent {
  displayName: string;
  descriptionForAdmins: string;
  descriptionForReviewers: string;
  instanceEnumerationScope: QueryScope | null;
  scope: QueryScope | MembershipsScope;
  /** The sender left `@odata.type` out; Graph then answers the POST with empty scope objects. */
  untyped: boolean;
  reviewers: QueryScope[];
  fallbackReviewers: QueryScope[];
  settings: ReviewSettings;
  stageSettings: Record<string, unknown>[];
  additionalNotificationRecipients: unknown[];
  plan: { scope: ReviewScope; reviewers: ReviewerScope[]; fallback: ReviewerScope[]; durationInDays: number };
}

function readScope(scope: v.InferOutput<typeof Sent>['scope']) {
  if ('principalScopes' in scope) return readMembershipsScope(scope.principalScopes, scope.resourceScopes);
  if (scope['@odata.type']?.endsWith('accessReviewInactiveUsersQueryScope'))
    throw notBuilt('access reviews of inactive users');
  return readGroupScope(scope);
}

function readStages(stages: v.InferOutput<typeof Stage>[]) {
  const wire = stages.map((stage) => ({
    ...stage,
    reviewers: stage.reviewers.map((reviewer) => readReviewerScope(reviewer).wire),
    fallbackReviewers: stage.fallbackReviewers.map((reviewer) => readReviewerScope(reviewer).wire),
  }));
  return { wire, first: stages[0], days: stages.reduce((sum, stage) => sum + stage.durationInDays, 0) };
}

function prefixed(query: string): string {
  return query.replace(/^(?:\/v1\.0)?\/(?!beta\/)/i, '/v1.0/');
}

/**
 * Checks the body of POST definitions and brings it into Graph's form: defaults filled in, keys in Graph's order, queries with
 * their version. Throws 400 naming what is wrong, or 501 for a scope not built yet.
 * https://learn.microsoft.com/graph/api/accessreviewset-post-definitions
 */
export function readDefinition(body: unknown): DefinitionContent {
  const parsed = v.safeParse(Sent, body);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw refusal('badDefinition', `${v.getDotPath(issue) ?? 'body'}: ${issue.message}.`);
  }
  const sent = parsed.output;
  const { scope, wire } = readScope(sent.scope);
  const stages = readStages(sent.stageSettings);
  // Stage settings override the definition's reviewers (Microsoft: accessReviewStageSettings).
  const reviewers = (stages.first?.reviewers ?? sent.reviewers).map(readReviewerScope);
  const fallback = (stages.first?.fallbackReviewers ?? sent.fallbackReviewers).map(readReviewerScope);
  const enumeration = sent.instanceEnumerationScope;
  return {
    displayName: sent.displayName,
    descriptionForAdmins: sent.descriptionForAdmins,
    descriptionForReviewers: sent.descriptionForReviewers,
    instanceEnumerationScope: enumeration && {
      '@odata.type': '#microsoft.graph.accessReviewQueryScope',
      query: prefixed(enumeration.query),
      queryType: 'MicrosoftGraph',
      queryRoot: enumeration.queryRoot ?? null,
    },
    scope: wire,
    untyped: sent.scope['@odata.type'] === undefined,
    reviewers: sent.reviewers.map((reviewer) => readReviewerScope(reviewer).wire),
    fallbackReviewers: sent.fallbackReviewers.map((reviewer) => readReviewerScope(reviewer).wire),
    settings: sent.settings,
    stageSettings: stages.wire,
    additionalNotificationRecipients: sent.additionalNotificationRecipients,
    plan: {
      scope,
      reviewers: reviewers.map((reviewer) => reviewer.scope),
      fallback: fallback.map((reviewer) => reviewer.scope),
      durationInDays: stages.first ? stages.days : sent.settings.instanceDurationInDays,
    },
  };
}
