import { dueAt } from './deadline';
import type { Decision, Review, StagePlan } from './model';

/** What a reviewer has to know about the stage they decide in. */
export interface StageFacts {
  /** Counted from 1; null where it isn't told which stage is mine. */
  number: number | null;
  /** How many there are; 0 where the plan isn't told. */
  of: number;
  /** Null where it isn't told. */
  last: boolean | null;
  /** Which decisions go on to the next stage; null after the last one, or where the plan isn't told. */
  movesOn: StagePlan['movesOn'] | null;
  /** Whether earlier stages' answers are shown to later ones. */
  earlierShown: boolean;
  endsAt: string | null;
  /** The end of the whole review, before which nothing is applied. */
  reviewEndsAt: string | null;
}

/**
 * The stage a review is in for me; null for a review without stages. At most three follow each other, each with its own
 * reviewers, and a later one's decision replaces an earlier one's:
 * https://learn.microsoft.com/entra/id-governance/using-multi-stage-reviews
 * https://learn.microsoft.com/graph/api/resources/accessreviewstagesettings
 */
export function stageFacts(review: Review): StageFacts | null {
  const { definition, instance, stage } = review;
  if (!definition.staged) return null;
  const of = definition.stages.length;
  const number = stage?.number ?? null;
  const last = number === null || of === 0 ? null : number >= of;
  const plan = definition.stages[(number ?? 0) - 1];
  return {
    number,
    of,
    last,
    movesOn: last === false ? (plan?.movesOn ?? null) : null,
    earlierShown: definition.earlierShown,
    endsAt: dueAt(review),
    reviewEndsAt: instance.endsAt,
  };
}

/**
 * Whether a decision of my stage is put before the next one, where it may be replaced. Null where it isn't told:
 * `Recommendation` in the plan doesn't say which decisions it takes along.
 */
export function goesOn({ last, movesOn }: StageFacts, decision: Decision): boolean | null {
  if (last) return false;
  if (movesOn === null) return null;
  if (movesOn === 'all' || movesOn.includes(decision)) return true;
  return movesOn.includes('Recommendation') ? null : false;
}
