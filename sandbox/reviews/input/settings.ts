import * as v from 'valibot';
import { EdmDuration } from './duration';
import { badField, parse, record } from './problem';
import { Recurrence } from './recurrence';
import { typeName } from './scopes';

/** More than any real recurrence needs, and small enough that every end is a valid date. */
const MAX_DAYS = 10_000;

/** A number of days, at least `least`. */
export const Days = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(MAX_DAYS));

/** A type by its name, written back as `#microsoft.graph.{name}`. `or` is another accepted name. */
const typed = <const T extends string>(name: T, or?: string) =>
  v.pipe(
    v.string(),
    v.check((type) => typeName(type) === name, `Expected #microsoft.graph.${or ? `${or} or ` : ''}${name}`),
    v.transform((): `#microsoft.graph.${T}` => `#microsoft.graph.${name}`),
  );

const SIGN_INS = 'userLastSignInRecommendationInsightSetting';
const SignInInsight = record({
  '@odata.type': typed(SIGN_INS),
  recommendationLookBackDuration: v.nullish(EdmDuration, null),
  signInScope: v.nullish(v.picklist(['tenant', 'application']), 'tenant'),
});
const PeerInsight = record({
  '@odata.type': typed('groupPeerOutlierRecommendationInsightSettings', SIGN_INS),
});

/** Whether this is an object of the type with this name. */
function isTyped(input: unknown, name: string): boolean {
  const type = (input as { '@odata.type'?: unknown } | null | undefined)?.['@odata.type'];
  return typeof type === 'string' && typeName(type) === name;
}

/**
 * The insights that recommendations use.
 * https://learn.microsoft.com/graph/api/resources/accessreviewrecommendationinsightsetting
 */
export const Insights = v.nullish(
  v.array(
    v.lazy((input): typeof SignInInsight | typeof PeerInsight =>
      isTyped(input, SIGN_INS) ? SignInInsight : PeerInsight,
    ),
  ),
  [],
);

const REMOVE = 'removeAccessApplyAction';
const DELETE = 'disableAndDeleteUserApplyAction';
const RemoveAccess = record({ '@odata.type': typed(REMOVE, DELETE) });
const DeleteUser = record({ '@odata.type': typed(DELETE) });
const ApplyAction = v.lazy((input): typeof RemoveAccess | typeof DeleteUser =>
  isTyped(input, DELETE) ? DeleteUser : RemoveAccess,
);

const off = v.nullish(v.boolean(), false);

const Settings = record({
  mailNotificationsEnabled: off,
  reminderNotificationsEnabled: off,
  justificationRequiredOnApproval: off,
  defaultDecisionEnabled: off,
  defaultDecision: v.nullish(v.picklist(['Approve', 'Deny', 'Recommendation', 'None']), 'None'),
  instanceDurationInDays: v.nullish(Days(0), 0),
  autoApplyDecisionsEnabled: off,
  recommendationsEnabled: off,
  recommendationLookBackDuration: v.nullish(EdmDuration, null),
  decisionHistoriesForReviewersEnabled: off,
  recurrence: v.nullish(Recurrence, null),
  applyActions: v.nullish(v.array(ApplyAction), []),
  recommendationInsightSettings: Insights,
});

/** accessReviewScheduleSettings with Graph's defaults filled in, in Graph's order. */
export type ReviewSettings = v.InferOutput<typeof Settings>;

/**
 * Reads `settings`. Throws 400, also for an enabled default decision with the value None.
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 */
export function readSettings(input: unknown): ReviewSettings {
  const settings = parse(Settings, input, 'settings');
  if (settings.defaultDecisionEnabled && settings.defaultDecision === 'None')
    throw badField('settings.defaultDecision', 'A default decision is enabled, and None is no decision');
  return settings;
}
