import { DateTime, Duration } from 'luxon';
import type { ReviewSettings } from '../input/settings';
import { occurrence } from '../schedule';

type Recurrence = NonNullable<ReviewSettings['recurrence']>;
export type RunPattern = NonNullable<Recurrence['pattern']>;

/** accessReviewHistoryScheduleSettings with Graph's defaults filled in. */
export interface HistorySchedule {
  /** ISO 8601, of years, months and days: how far back the data of each run goes. */
  reportRange: string;
  recurrence: Recurrence & { pattern: RunPattern };
}

/** One collection of a history: its number in the series from 1, and times in ms since 1970. */
export interface Run {
  number: number;
  runAt: number;
  periodStart: number;
  periodEnd: number;
}

const DAY = 86_400_000;

/** A number before which no run can be as late as `from`: no month is longer than 31 days. */
function earliest({ type, interval }: RunPattern, firstAt: number, from: number): number {
  const longest = interval * (type === 'weekly' ? 7 : 31) * DAY;
  return Math.max(1, Math.floor((from - firstAt) / longest));
}

function periodOf(runAt: number, reportRange: string): Pick<Run, 'periodStart' | 'periodEnd'> {
  const end = DateTime.fromMillis(runAt, { zone: 'utc' });
  return { periodStart: end.minus(Duration.fromISO(reportRange)).toMillis(), periodEnd: runAt };
}

/**
 * The first run of a series at or after `from` (ms since 1970) with a number above `after`; null where the
 * series has ended. Runs happen when reviews of the same recurrence would start, and each covers the report
 * range before it. https://learn.microsoft.com/graph/api/resources/accessreviewhistoryschedulesettings
 */
export function nextRun(
  { recurrence, reportRange }: HistorySchedule,
  createdAt: number,
  { from, after }: { from: number; after: number },
): Run | null {
  // `occurrence` reads only the recurrence of a review's settings.
  const at = (number: number) => occurrence({ recurrence } as ReviewSettings, 0, number, createdAt);
  const first = at(1);
  if (!first) return null;
  let number = Math.max(after + 1, earliest(recurrence.pattern, first.startAt, from));
  let run = at(number);
  while (run && run.startAt < from) {
    number += 1;
    run = at(number);
  }
  return run && { number, runAt: run.startAt, ...periodOf(run.startAt, reportRange) };
}
