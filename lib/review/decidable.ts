import type { InstanceStatus, Review } from './model';

/** Why no decision can be recorded now. */
export type DecisionBlock =
  | 'notStarted'
  | 'ended'
  /** Graph gave a status that this version doesn't know. */
  | 'unknownStatus'
  | 'stageNotStarted'
  /** My stage is over; a later one has it now. */
  | 'stageEnded'
  /** It runs in stages, and none of them so far is mine. */
  | 'stageNotMine';

type When = 'now' | 'notStarted' | 'ended' | 'unknownStatus';

/**
 * A decision is taken only while an instance is in progress, and with stages while the stage is:
 * https://learn.microsoft.com/graph/accessreviews-overview
 * https://learn.microsoft.com/graph/api/resources/accessreviewstage
 * Status is an open set, so a value this version doesn't know takes none.
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

/** Whether an instance's status says that it has ended. */
export const isOver = (status: InstanceStatus): boolean => WHEN[status] === 'ended';

/** Whether a review has ended as a whole: nothing of it can change, and its results are applied or wait for it. */
export const hasEnded = ({ instance }: Review): boolean => isOver(instance.status);

/**
 * Why a review takes no decision, or undefined if it does. Graph's status decides and not the device's clock, which may
 * be wrong: past its end a review that is still in progress is Graph's to refuse.
 */
export function decisionBlockedBy({ definition, instance, stage }: Review): DecisionBlock | undefined {
  const when = WHEN[instance.status];
  if (when !== 'now') return when;
  if (!definition.staged) return undefined;
  return stage ? OF_STAGE[WHEN[stage.status]] : 'stageNotMine';
}
