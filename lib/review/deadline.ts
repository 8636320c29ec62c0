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
 * When a review is due for me: with stages, when mine ends. Null where no end is set.
 * https://learn.microsoft.com/graph/api/resources/accessreviewstage
 */
export function dueAt({ instance, stage }: Review): string | null {
  return stage ? stage.endsAt : instance.endsAt;
}

/** Until when my answer can change: the end of my stage where there are stages, else of the instance; null for no end. */
export function changeableUntil({ definition, instance, stage }: Review): string | null {
  return definition.staged ? (stage?.endsAt ?? null) : instance.endsAt;
}
