import { DAY } from './day';
import { isOver } from './decidable';
import type { Review, ReviewInstance } from './model';

/** How near the end is. `soon`: within two days. */
export type Urgency = 'none' | 'later' | 'soon' | 'over';

export interface Deadline {
  endsAt: string | null;
  urgency: Urgency;
}

/** When an instance ends, seen from `now` (ms since 1970). */
export function deadlineOf(instance: Pick<ReviewInstance, 'endsAt'>, now: number): Deadline {
  const { endsAt } = instance;
  if (endsAt === null) return { endsAt, urgency: 'none' };
  const left = Date.parse(endsAt) - now;
  if (left <= 0) return { endsAt, urgency: 'over' };
  return { endsAt, urgency: left <= 2 * DAY ? 'soon' : 'later' };
}

/**
 * Whether an end (ISO time) has passed. A review that was stopped has ended although its planned end is still to come:
 * https://learn.microsoft.com/graph/api/accessreviewinstance-stop
 */
export function hasPassed(endsAt: string | null, now: number): boolean {
  return endsAt !== null && Date.parse(endsAt) <= now;
}

/**
 * Until when I can decide: the end of my stage, or of the instance in a review without stages; when the whole review
 * has ended, its end. Null where no end is set, and in a review with stages as long as my stage isn't known, because
 * the review's end comes later than my stage's.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewstage
 */
export function dueAt({ definition, instance, stage }: Review): string | null {
  if (isOver(instance.status)) return instance.endsAt;
  if (stage) return stage.endsAt;
  return definition.staged ? null : instance.endsAt;
}

/**
 * When the stage under way at `now` ends by the plan; null where the plan doesn't tell. A stage may be stopped early, so
 * this is not to be told as a fact. Times are in ms since 1970.
 */
export function plannedStageEnd({ definition, instance }: Review, now: number): number | null {
  let end = Date.parse(instance.startsAt ?? '');
  for (const { durationInDays } of definition.stages) {
    end += durationInDays * DAY;
    if (end > now) return end;
  }
  return null;
}
