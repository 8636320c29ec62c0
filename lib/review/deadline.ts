import type { Review, ReviewInstance } from './model';

const DAY = 86_400_000;

/** How near the end is. `soon`: within two days. */
export type Urgency = 'none' | 'later' | 'soon' | 'over';

export interface Deadline {
  endsAt: string | null;
  /** Null where no end is set; never negative. */
  msLeft: number | null;
  urgency: Urgency;
}

/** When an instance ends, seen from `now` (ms since 1970). */
export function deadlineOf(instance: Pick<ReviewInstance, 'endsAt'>, now: number): Deadline {
  const { endsAt } = instance;
  if (endsAt === null) return { endsAt, msLeft: null, urgency: 'none' };
  const left = Date.parse(endsAt) - now;
  if (left <= 0) return { endsAt, msLeft: 0, urgency: 'over' };
  return { endsAt, msLeft: left, urgency: left <= 2 * DAY ? 'soon' : 'later' };
}

/**
 * Until when I can decide and change: the end of my stage where there are stages, else of the instance. Null where no end
 * is set, and in a review in stages while none of them is known to be mine: the review's own end comes later than mine.
 * https://learn.microsoft.com/graph/api/resources/accessreviewstage
 */
export function dueAt({ definition, instance, stage }: Review): string | null {
  if (stage) return stage.endsAt;
  return definition.staged ? null : instance.endsAt;
}
