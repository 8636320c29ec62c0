import fc from 'fast-check';
import type { World } from '../../seed/world-testing';

/** The small part of the directory that the properties need. */
export type GroupName = 'server' | 'building';

export type ReviewersKind = 'adele' | 'both' | 'self' | 'managers' | 'owners' | 'building';
type Moving = 'Approve' | 'Deny' | 'DontKnow' | 'NotReviewed' | 'Recommendation';

export interface StageShape {
  days: number;
  reviewers: ReviewersKind;
  /** The administrator is the fallback reviewer. */
  fallback: boolean;
  /** The decisions that move on; empty: all. */
  movesOn: Moving[];
}

/** The parameters of a definition in the model. */
export interface DefinitionShape {
  group: GroupName;
  stages: StageShape[];
  /** Written as `stageSettings`; otherwise the review has one round that Graph does not show. */
  staged: boolean;
  defaultDecision: 'None' | 'Approve' | 'Deny' | 'Recommendation';
  autoApply: boolean;
  reasons: boolean;
  /** Later reviewers see the decisions of earlier stages. */
  history: boolean;
  /** The number of weekly occurrences; 0: a one-time review. */
  weeks: number;
  /** Days from its creation to its start. */
  startsIn: number;
}

const MOVING: Moving[] = ['Approve', 'Deny', 'DontKnow', 'NotReviewed', 'Recommendation'];

const stage: fc.Arbitrary<StageShape> = fc.record({
  days: fc.constantFrom(1, 2),
  reviewers: fc.constantFrom<ReviewersKind>('adele', 'both', 'self', 'managers', 'owners', 'building'),
  fallback: fc.boolean(),
  movesOn: fc.oneof(
    { weight: 1, arbitrary: fc.constant<Moving[]>([]) },
    { weight: 1, arbitrary: fc.subarray(MOVING, { minLength: 1 }) },
  ),
});

export const shapes: fc.Arbitrary<DefinitionShape> = fc
  .record({
    group: fc.constantFrom<GroupName>('server', 'building'),
    stages: fc.array(stage, { minLength: 1, maxLength: 3 }),
    staged: fc.boolean(),
    defaultDecision: fc.constantFrom<DefinitionShape['defaultDecision']>(
      'None',
      'Approve',
      'Deny',
      'Recommendation',
    ),
    autoApply: fc.boolean(),
    reasons: fc.boolean(),
    history: fc.boolean(),
    weeks: fc.constantFrom(0, 0, 1, 3),
    startsIn: fc.constantFrom(0, 0, 0, -1, 2),
  })
  .map((shape) => (shape.staged ? shape : { ...shape, stages: shape.stages.slice(0, 1) }))
  // Graph refuses managers without fallback reviewers.
  .map((shape) => ({
    ...shape,
    stages: shape.stages.map((stage) => ({
      ...stage,
      fallback: stage.fallback || stage.reviewers === 'managers',
    })),
  }));

const DAY = 86_400_000;
const scope = (query: string, queryRoot: string | null = null) => ({
  query,
  queryType: 'MicrosoftGraph',
  queryRoot,
});

/** The `reviewers` of a body. */
export function reviewerScopes(world: World, kind: ReviewersKind, group: GroupName): object[] {
  const user = (alias: string) => scope(`/users/${world.person(alias)}`);
  switch (kind) {
    case 'adele':
      return [user('adelev')];
    case 'both':
      return [user('adelev'), user('alexw')];
    case 'self':
      return [];
    case 'managers':
      return [scope('./manager', 'decisions')];
    case 'owners':
      return [scope(`/groups/${world.group(group)}/owners`)];
    case 'building':
      return [scope(`/groups/${world.group('building')}/transitiveMembers`)];
  }
}

function reviewersOf(world: World, shape: DefinitionShape, { reviewers, fallback }: StageShape): object {
  return {
    reviewers: reviewerScopes(world, reviewers, shape.group),
    fallbackReviewers: fallback ? [scope(`/users/${world.person('admin')}`)] : [],
  };
}

/** The first start of a shape that is created now. */
export const startOf = (shape: DefinitionShape, now: number): number => now + shape.startsIn * DAY;

function recurrenceOf(shape: DefinitionShape, now: number): object {
  const startDate = new Date(startOf(shape, now)).toISOString();
  if (shape.weeks === 0) return { pattern: null, range: { type: 'noEnd', startDate } };
  const range = { type: 'numbered', numberOfOccurrences: shape.weeks, startDate };
  return { pattern: { type: 'weekly', interval: 1 }, range };
}

/** The body that creates this review of a group's members. */
export function bodyOf(world: World, shape: DefinitionShape, now: number): object {
  const [first] = shape.stages;
  const stageSettings = shape.stages.map((stage, index) => ({
    stageId: String(index + 1),
    dependsOn: index === 0 ? [] : [String(index)],
    durationInDays: stage.days,
    recommendationsEnabled: true,
    decisionsThatWillMoveToNextStage: stage.movesOn,
    ...reviewersOf(world, shape, stage),
  }));
  return {
    displayName: 'Property',
    descriptionForAdmins: 'Property',
    scope: scope(`/groups/${world.group(shape.group)}/members`),
    ...(shape.staged || !first ? { stageSettings } : reviewersOf(world, shape, first)),
    settings: {
      mailNotificationsEnabled: true,
      justificationRequiredOnApproval: shape.reasons,
      recommendationsEnabled: true,
      instanceDurationInDays: first?.days,
      autoApplyDecisionsEnabled: shape.autoApply,
      defaultDecisionEnabled: shape.defaultDecision !== 'None',
      defaultDecision: shape.defaultDecision,
      decisionHistoriesForReviewersEnabled: shape.history,
      recurrence: recurrenceOf(shape, now),
    },
  };
}
