import type { ReviewDefinition, ReviewInstance, ReviewStage } from '../review/model';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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
  const isFirst = start !== null && begin !== null && Math.abs(start - begin) < HOUR;
  const possible = stages
    .map((plan, at) => ({
      number: at + 1,
      days: plan.durationInDays,
      planned: plannedStart(stages, at, begin),
    }))
    .filter(
      ({ number }) => number > before && (begin === null || start === null || isFirst === (number === 1)),
    );
  const byLength = possible.filter(
    ({ days }) => start !== null && end !== null && days === Math.round((end - start) / DAY),
  );
  const bySchedule = possible.filter(
    ({ planned }) => start !== null && planned !== null && Math.abs(start - planned) < HOUR,
  );
  return only(possible) ?? only(byLength) ?? only(bySchedule);
}

function plannedStart(stages: ReviewDefinition['stages'], at: number, begin: number | null): number | null {
  if (begin === null) return null;
  return stages.slice(0, at).reduce((time, { durationInDays }) => time + durationInDays * DAY, begin);
}

function only(candidates: readonly { number: number }[]): number | null {
  return candidates.length === 1 ? (candidates[0]?.number ?? null) : null;
}

function timeOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
