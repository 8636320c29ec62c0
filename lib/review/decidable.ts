import type { InstanceStatus, Review } from './model';

/** Why no decision can be recorded now. */
export type DecisionBlock =
  | 'notStarted'
  | 'ended'
  /** Graph gave a status that this version doesn't know. */
  | 'unknownStatus'
  | 'stageNotStarted'
  /** My stage has ended; a later stage is in progress. */
  | 'stageEnded'
  /** The review has stages, and no stage so far is mine. */
  | 'stageNotMine';

type When = 'now' | 'notStarted' | 'ended' | 'unknownStatus';

/**
 * A decision is accepted only while the instance is in progress and, with stages, while the stage is. Graph may add
 * further statuses, so an unknown status accepts no decision.
 *
 * https://learn.microsoft.com/graph/accessreviews-overview
 * https://learn.microsoft.com/graph/api/resources/accessreviewstage
 */
const WHEN: Record<InstanceStatus, When> = {
  NotStarted: 'notStarted',
  Initializing: 'notStarted',
  Starting: 'notStarted',
  InProgress: 'now',
  Completing: 'ended',
  Completed: 'ended',
  AutoReviewing: 'ended',
  AutoReviewed: 'ended',
  Applying: 'ended',
  Applied: 'ended',
  Unknown: 'unknownStatus',
};

const OF_STAGE = {
  now: undefined,
  notStarted: 'stageNotStarted',
  ended: 'stageEnded',
  unknownStatus: 'unknownStatus',
} as const satisfies Record<When, DecisionBlock | undefined>;

/** Whether an instance's status means that it has ended. */
export const isOver = (status: InstanceStatus): boolean => WHEN[status] === 'ended';

/** Whether the whole review has ended: nothing in it can change, and its results are applied or wait to be. */
export const hasEnded = ({ instance }: Review): boolean => isOver(instance.status);

/** Whether my part is over: the review or my stage has ended, and what I decided can't change any more. */
export function isPast(review: Review): boolean {
  const block = decisionBlockedBy(review);
  return block === 'ended' || block === 'stageEnded';
}

/**
 * Why a review accepts no decision; undefined if it does. Graph's status decides, not the device's clock, which may be
 * wrong: if a review is still in progress after its end, Graph itself may refuse the decision.
 */
export function decisionBlockedBy({ definition, instance, stage }: Review): DecisionBlock | undefined {
  const when = WHEN[instance.status];
  if (when !== 'now') return when;
  if (!definition.staged) return undefined;
  return stage ? OF_STAGE[WHEN[stage.status]] : 'stageNotMine';
}
