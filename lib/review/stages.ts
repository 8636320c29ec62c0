import type { Decision, Review, StagePlan } from './model';

/** What a reviewer has to know about their stage. */
export interface StageFacts {
  /** Counted from 1; null where the plan doesn't show which stage is mine. */
  number: number | null;
  /** The number of planned stages; 0 where the plan isn't known. */
  count: number;
  /** Whether it is the last stage; null where this isn't known. */
  last: boolean | null;
  /** Which decisions go on to the next stage; null in the last stage, and where the plan isn't known. */
  movesOn: StagePlan['movesOn'] | null;
  /** Whether reviewers of later stages see earlier answers. */
  earlierShown: boolean;
  /** The end of my stage; null where it isn't known. */
  endsAt: string | null;
}

/**
 * The facts of my stage; null for a review without stages. At most three stages follow each other, each with its own
 * reviewers, and a later stage's decision replaces an earlier one's.
 *
 * https://learn.microsoft.com/entra/id-governance/using-multi-stage-reviews
 * https://learn.microsoft.com/graph/api/resources/accessreviewstagesettings
 */
export function stageFacts(review: Review): StageFacts | null {
  const { definition, stage } = review;
  if (!definition.staged) return null;
  const count = definition.stages.length;
  const number = stage?.number ?? null;
  const last = number === null || count === 0 ? null : number >= count;
  const plan = definition.stages[(number ?? 0) - 1];
  return {
    number,
    count,
    last,
    movesOn: last === false ? (plan?.movesOn ?? null) : null,
    earlierShown: definition.earlierShown,
    endsAt: stage?.endsAt ?? null,
  };
}

/**
 * Whether a decision in my stage goes on to the next stage, which may replace it. Null where this isn't known:
 * `Recommendation` in the plan doesn't say which decisions go on.
 */
export function goesOn({ last, movesOn }: StageFacts, decision: Decision): boolean | null {
  if (last) return false;
  if (movesOn === null) return null;
  if (movesOn === 'all' || movesOn.includes(decision)) return true;
  return movesOn.includes('Recommendation') ? null : false;
}
