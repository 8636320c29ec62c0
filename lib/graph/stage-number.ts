import { DAY } from '../review/day';
import type { ReviewDefinition, ReviewInstance, ReviewStage } from '../review/model';

const HOUR = 3_600_000;

type Bare = Omit<ReviewStage, 'number'>;

/**
 * The stage's number in the plan, counted from 1; null where it isn't clear: Graph gives no number, and a stage that
 * was stopped early moves all stages after it. `before`: how many earlier stages asked me.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewstage
 */
export function stageNumber(
  { stages }: Pick<ReviewDefinition, 'stages'>,
  { startsAt }: Pick<ReviewInstance, 'startsAt'>,
  stage: Bare,
  before: number,
): number | null {
  const begin = timeOf(startsAt);
  const start = timeOf(stage.startsAt);
  const end = timeOf(stage.endsAt);
  const fromBegin = Math.abs(start - begin);
  const isFirst = fromBegin < HOUR;
  const possible = stages
    .map((plan, at) => ({
      number: at + 1,
      days: plan.durationInDays,
      planned: plannedStart(stages, at, begin),
    }))
    .filter(({ number }) => number > before && (Number.isNaN(fromBegin) || isFirst === (number === 1)));
  const byLength = possible.filter(({ days }) => days === Math.round((end - start) / DAY));
  const bySchedule = possible.filter(({ planned }) => Math.abs(start - planned) < HOUR);
  return only(possible) ?? only(byLength) ?? only(bySchedule);
}

function plannedStart(stages: ReviewDefinition['stages'], at: number, begin: number): number {
  return stages.slice(0, at).reduce((time, { durationInDays }) => time + durationInDays * DAY, begin);
}

function only(candidates: readonly { number: number }[]): number | null {
  const [first, second] = candidates;
  return first && !second ? first.number : null;
}

/** A time in ms since 1970; NaN where Graph tells none, so that nothing agrees with it. */
function timeOf(iso: string | null): number {
  return new Date(iso ?? Number.NaN).getTime();
}
