import { DEFAULT_LOOK_BACK_DAYS } from '../review/advice-settings';
import {
  type AdviceSettings,
  DECISIONS,
  type DefaultDecision,
  type DenyAction,
  INSTANCE_STATUSES,
  type ReviewDefinition,
  type ReviewError,
  type ReviewInstance,
  type ReviewRoute,
  type ReviewSettings,
  type ReviewStage,
  type StagePlan,
} from '../review/model';
import { asDays, asId, asList, asObject, asOneOf, asText, asTime, type Wire } from './wire';

const DEFAULTS: readonly DefaultDecision[] = ['Approve', 'Deny', 'Recommendation', 'None'];
const MOVING: readonly MovingDecision[] = [...DECISIONS, 'Recommendation'];

type MovingDecision = Exclude<StagePlan['movesOn'], 'all'>[number];

/** accessReviewScheduleDefinition of a route → definition; undefined without an id. */
export function toDefinition(value: unknown, route?: ReviewRoute): ReviewDefinition | undefined {
  const wire = asObject(value);
  const id = asId(wire.id);
  if (!id) return undefined;
  const staged = asList(wire.stageSettings).length > 0;
  return {
    id,
    ...(route && { route }),
    displayName: asText(wire.displayName),
    description: asText(wire.descriptionForReviewers),
    settings: toSettings(wire.settings, asList(wire.stageSettings), isOfCatalog(wire, route)),
    staged,
    stages: toStagePlans(wire.stageSettings, asObject(wire.settings)),
    earlierShown: asObject(wire.settings).decisionHistoriesForReviewersEnabled === true,
    reviewersShareItems: reviewersShareItems(wire, staged),
    ...recursFrom(asObject(wire.settings)),
    createdBy: asText(asObject(wire.createdBy).displayName),
  };
}

/** Without a pattern a review runs once. https://learn.microsoft.com/graph/api/resources/patternedrecurrence */
function recursFrom(settings: Wire): Pick<ReviewDefinition, 'recursFrom'> {
  const { pattern, range } = asObject(settings.recurrence);
  const from = asText(asObject(range).startDate);
  return Object.keys(asObject(pattern)).length > 0 && from !== '' ? { recursFrom: from } : {};
}

/**
 * accessReviewStageSettings, first to last: each names the stage before it in `dependsOn`, and `stageId` counts from 1.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewstagesettings
 */
function toStagePlans(value: unknown, settings: Wire): StagePlan[] {
  const stages = asList(value).map(asObject);
  const place = (stage: Wire) => Number.parseInt(asText(stage.stageId), 10) || 0;
  return [...stages]
    .sort((one, other) => place(one) - place(other))
    .map((stage) => toStagePlan(stage, settings));
}

/** If no decision is named to move on, all decisions do. */
function toStagePlan(wire: Wire, settings: Wire): StagePlan {
  const named = asList(wire.decisionsThatWillMoveToNextStage);
  const movesOn = named.flatMap((decision) => asOneOf(decision, MOVING) ?? []);
  return {
    durationInDays: typeof wire.durationInDays === 'number' ? wire.durationInDays : 0,
    movesOn: named.length === 0 ? 'all' : movesOn,
    advice: toAdviceSettings(settings, wire),
  };
}

/**
 * Whether a review advises where it isn't known in which stage: where one of its stages does; the definition's own
 * setting counts only without stages. The results of a catalog's review are applied whatever its settings say.
 *
 * https://learn.microsoft.com/entra/id-governance/catalog-access-reviews
 */
function toSettings(value: unknown, stages: readonly unknown[], ofCatalog: boolean): ReviewSettings | null {
  const wire = asObject(value);
  if (Object.keys(wire).length === 0) return null;
  const byDefault = asOneOf(wire.defaultDecision, DEFAULTS) ?? 'unknown';
  return {
    reasonRequired: wire.justificationRequiredOnApproval === true,
    defaultDecision: wire.defaultDecisionEnabled === true ? byDefault : 'None',
    autoApply: ofCatalog || wire.autoApplyDecisionsEnabled === true,
    denyAction: toDenyAction(asList(wire.applyActions)),
    adviceEnabled: (stages.length > 0 ? stages : [wire]).some(
      (one) => asObject(one).recommendationsEnabled === true,
    ),
    adviceLookBackDays: toAdviceSettings(wire).adviceLookBackDays,
  };
}

/** Some tenants have reviews of catalogs on the ordinary route too; there the scope tells. */
function isOfCatalog({ scope }: Wire, route: ReviewRoute | undefined): boolean {
  const resources = asList(asObject(scope).resourceScopes);
  return (
    route === 'unified' ||
    resources.some((one) => asText(asObject(one).scopeType).toLowerCase() === 'catalog')
  );
}

/**
 * The strongest action counts; without any, the access is removed.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewapplyaction
 */
function toDenyAction(actions: readonly unknown[]): DenyAction {
  const types = actions.map((action) => asText(asObject(action)['@odata.type']).toLowerCase());
  if (types.some((type) => type.endsWith('.disableanddeleteuserapplyaction')))
    return 'blocksAndDeletesGuests';
  return types.every((type) => type.endsWith('.removeaccessapplyaction')) ? 'removesAccess' : 'unknown';
}

/**
 * The settings for recommendations: the definition's, or a stage's, which takes from the definition what it doesn't say
 * itself. An insight's look-back counts before the settings' own.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 */
function toAdviceSettings(settings: Wire, stage?: Wire): AdviceSettings {
  const own = asList(stage?.recommendationInsightSettings);
  const insights = own.length > 0 ? own : asList(settings.recommendationInsightSettings);
  const insight = insights
    .map((one) => asDays(asObject(one).recommendationLookBackDuration))
    .find((days) => days !== undefined);
  return {
    adviceEnabled: (stage ?? settings).recommendationsEnabled === true,
    adviceLookBackDays:
      asDays(stage?.recommendationLookBackDuration) ??
      insight ??
      asDays(settings.recommendationLookBackDuration) ??
      DEFAULT_LOOK_BACK_DAYS,
  };
}

/** False where reviewers are found for each person, and where this isn't clear. */
function reviewersShareItems(wire: Wire, staged: boolean): boolean {
  const reviewers = asList(wire.reviewers);
  if (staged || reviewers.length === 0) return false;
  return [...reviewers, ...asList(wire.fallbackReviewers)].every(sharesItems);
}

/**
 * Scopes that depend on the person under review:
 * https://learn.microsoft.com/graph/api/resources/accessreviewreviewerscope
 */
function sharesItems(reviewer: unknown): boolean {
  const { query, queryRoot, scopeType } = asObject(reviewer);
  const perPerson = ['self', 'manager', 'sponsor', 'managerorsponsor', 'resourceowner'];
  if (perPerson.includes(asText(scopeType).toLowerCase())) return false;
  if (queryRoot !== null && queryRoot !== undefined && queryRoot !== '') return false;
  return asText(query) !== '' && !/\bmanager\b/i.test(asText(query));
}

/**
 * accessReviewInstance → instance; undefined without an id. The caller knows the definition from the request's address.
 */
export function toInstance(value: unknown, definitionId: string): ReviewInstance | undefined {
  const wire = asObject(value);
  const id = asId(wire.id);
  if (!id) return undefined;
  const errors = toErrors(wire.errors);
  return {
    id,
    definitionId,
    startsAt: asTime(wire.startDateTime),
    endsAt: asTime(wire.endDateTime),
    status: asOneOf(wire.status, INSTANCE_STATUSES) ?? 'Unknown',
    ...(errors.length > 0 && { errors }),
  };
}

function toErrors(value: unknown): ReviewError[] {
  return asList(value)
    .map(asObject)
    .map(({ code, message }) => ({ code: asText(code), message: asText(message) }))
    .filter(({ code, message }) => code || message);
}

/** accessReviewStage → stage; undefined without an id. Graph doesn't give its number in the plan. */
export function toStage(value: unknown): Omit<ReviewStage, 'number'> | undefined {
  const wire = asObject(value);
  const id = asId(wire.id);
  if (!id) return undefined;
  return {
    id,
    startsAt: asTime(wire.startDateTime),
    endsAt: asTime(wire.endDateTime),
    status: asOneOf(wire.status, INSTANCE_STATUSES) ?? 'Unknown',
  };
}
