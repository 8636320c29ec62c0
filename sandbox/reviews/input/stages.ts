import * as v from 'valibot';
import type { AdviceRules, Plan, ReviewScope, StagePlan } from '../plan';
import { EdmDuration } from './duration';
import { badField, parse, record } from './problem';
import { type ReadReviewers, readReviewers } from './reviewers';
import type { ReviewerWire } from './scopes';
import { Days, Insights, type ReviewSettings } from './settings';

const MOVING = ['Approve', 'Deny', 'DontKnow', 'NotReviewed', 'Recommendation'] as const;

const Stage = record({
  stageId: v.pipe(v.string(), v.nonEmpty()),
  dependsOn: v.nullish(v.array(v.string()), []),
  durationInDays: Days(1),
  recommendationsEnabled: v.nullish(v.boolean(), false),
  decisionsThatWillMoveToNextStage: v.nullish(v.array(v.picklist(MOVING)), []),
  recommendationLookBackDuration: v.nullish(EdmDuration, null),
  recommendationInsightSettings: Insights,
  reviewers: v.optional(v.unknown()),
  fallbackReviewers: v.optional(v.unknown()),
});
const Stages = v.nullish(v.pipe(v.array(Stage), v.maxLength(3)), []);

type Insight = v.InferOutput<typeof Insights>[number];
type SentStage = v.InferOutput<typeof Stage>;

/** accessReviewStageSettings as Graph writes it back. */
export interface StageSettings {
  stageId: string;
  dependsOn: string[];
  durationInDays: number;
  recommendationsEnabled: boolean;
  decisionsThatWillMoveToNextStage: string[];
  reviewers: ReviewerWire[];
  fallbackReviewers: ReviewerWire[];
  recommendationInsightSettings: Insight[];
  /** On beta; absent where none was sent. */
  recommendationLookBackDuration?: string;
}

/** The rules for recommendations from these insights; a stage's omitted rules are the definition's. */
function adviceRules(settings: ReviewSettings, stage?: SentStage): AdviceRules {
  const own = stage?.recommendationInsightSettings ?? [];
  const insights = own.length > 0 ? own : settings.recommendationInsightSettings;
  const signIn = insights.find((insight) => 'signInScope' in insight);
  return {
    enabled: stage ? stage.recommendationsEnabled : settings.recommendationsEnabled,
    peers: insights.some((insight) => !('signInScope' in insight)),
    lookBack:
      stage?.recommendationLookBackDuration ??
      signIn?.recommendationLookBackDuration ??
      settings.recommendationLookBackDuration,
    signInScope: signIn?.signInScope ?? 'tenant',
  };
}

/** Stages run in sequence: each depends on the one before it, and on no other. */
function checkOrder(stages: readonly SentStage[]): void {
  const ids = stages.map(({ stageId }) => stageId);
  for (const [at, { stageId, dependsOn }] of stages.entries()) {
    const path = `stageSettings.${at}`;
    if (ids.indexOf(stageId) < at) throw badField(`${path}.stageId`, `${stageId} comes twice`);
    const before = ids.slice(0, at).slice(-1);
    const right = dependsOn.length === before.length && dependsOn[0] === before[0];
    const wanted = at === 0 ? 'The first stage depends on none' : `Expected ["${before}"], the stage before`;
    if (!right) throw badField(`${path}.dependsOn`, wanted);
  }
}

/** B2B direct connect users are reviewed in one stage only (Microsoft: configure the scope of access reviews). */
function checkScope(scope: ReviewScope, stages: readonly SentStage[]): void {
  const channels = scope.resources.some(({ kind }) => kind === 'sharedChannels');
  if (channels && stages.length > 1)
    throw badField('stageSettings', 'Shared channels are reviewed in a single stage');
}

function readStage(stage: SentStage, path: string, settings: ReviewSettings): [StagePlan, StageSettings] {
  const reviewers = readReviewers(stage.reviewers, `${path}.reviewers`);
  const fallback = readReviewers(stage.fallbackReviewers, `${path}.fallbackReviewers`);
  const moving = [...new Set(stage.decisionsThatWillMoveToNextStage)];
  const { stageId, durationInDays, recommendationLookBackDuration: lookBack } = stage;
  return [
    {
      stageId,
      durationInDays,
      reviewers: reviewers.scopes,
      fallback: fallback.scopes,
      advice: adviceRules(settings, stage),
      movesOn: moving.length > 0 ? moving : null,
    },
    {
      stageId,
      dependsOn: stage.dependsOn,
      durationInDays,
      recommendationsEnabled: stage.recommendationsEnabled,
      decisionsThatWillMoveToNextStage: moving,
      reviewers: reviewers.wire,
      fallbackReviewers: fallback.wire,
      recommendationInsightSettings: stage.recommendationInsightSettings,
      ...(lookBack !== null && { recommendationLookBackDuration: lookBack }),
    },
  ];
}

/** The definition's own settings, for a review without stages. */
export interface WholeReview {
  scope: ReviewScope;
  settings: ReviewSettings;
  reviewers: ReadReviewers;
  fallback: ReadReviewers;
}

/**
 * Reads `stageSettings`, whose reviewers, durations and recommendations replace the definition's; without
 * stages, the review is one stage without an id. Throws 400.
 * https://learn.microsoft.com/graph/api/resources/accessreviewstagesettings
 */
export function readStages(
  input: unknown,
  { scope, settings, reviewers, fallback }: WholeReview,
): { stages: StagePlan[]; wire: StageSettings[] } {
  const sent = parse(Stages, input, 'stageSettings');
  checkOrder(sent);
  checkScope(scope, sent);
  const read = sent.map((stage, at) => readStage(stage, `stageSettings.${at}`, settings));
  const whole: StagePlan = {
    stageId: null,
    durationInDays: settings.instanceDurationInDays,
    reviewers: reviewers.scopes,
    fallback: fallback.scopes,
    advice: adviceRules(settings),
    movesOn: null,
  };
  return {
    stages: read.length > 0 ? read.map(([plan]) => plan) : [whole],
    wire: read.map(([, wire]) => wire),
  };
}

/**
 * Checks the additional rule for a group that Privileged Identity Management manages: every stage needs a
 * fallback reviewer, because the group's owners may be only eligible. The caller knows the group from the
 * directory. Throws 400. https://learn.microsoft.com/entra/id-governance/create-access-review
 */
export function requireFallback(plan: Plan): void {
  const at = plan.stages.findIndex(({ fallback }) => fallback.length === 0);
  if (at < 0) return;
  const stage = plan.stages[at]?.stageId == null ? '' : `stageSettings.${at}.`;
  throw badField(`${stage}fallbackReviewers`, 'A group of PIM for Groups needs a fallback reviewer');
}
