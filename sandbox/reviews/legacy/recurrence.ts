import * as v from 'valibot';
import { record } from '../input/problem';
import type { ReviewSettings } from '../input/settings';
import type { Plan } from '../plan';
import { occurrence } from '../schedule';
import { badBody } from './body';

type Recurrence = NonNullable<ReviewSettings['recurrence']>;
type Pattern = NonNullable<Recurrence['pattern']>;

const DAY = 86_400_000;
const END_OF_TIME = Date.parse('9999-12-31T00:00:00Z');
/** The limit of the newer API. */
const MOST = 10_000;

type Interval = Pick<Pattern, 'type' | 'interval'> & {
  /** The most days between two starts. */
  days: number;
};

const INTERVALS: Record<string, Interval> = {
  weekly: { type: 'weekly', interval: 1, days: 7 },
  monthly: { type: 'absoluteMonthly', interval: 1, days: 28 },
  quarterly: { type: 'absoluteMonthly', interval: 3, days: 89 },
  halfyearly: { type: 'absoluteMonthly', interval: 6, days: 181 },
  annual: { type: 'absoluteMonthly', interval: 12, days: 365 },
};

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST));

/** https://learn.microsoft.com/graph/api/resources/accessreviewrecurrencesettings */
export const RecurrenceSettings = record({
  recurrenceType: v.nullish(v.picklist(['onetime', ...Object.keys(INTERVALS)]), 'onetime'),
  recurrenceEndType: v.nullish(v.picklist(['never', 'endBy', 'occurrences', 'recurrenceCount']), 'endBy'),
  durationInDays: v.nullish(whole, 0),
  recurrenceCount: v.nullish(whole, 0),
});

type Sent = v.InferOutput<typeof RecurrenceSettings>;

const FIELD = 'settings.recurrenceSettings';

interface Period {
  startAt: number;
  endAt: number;
}

const isoOf = (at: number): string => new Date(at).toISOString();

/** Microsoft: a review ends at least one day later than it starts. */
export function requirePeriod({ startAt, endAt }: Period): void {
  if (endAt < startAt + DAY) throw badBody('endDateTime', 'It must be at least one day after startDateTime');
}

/**
 * The number of days of a one-time review; the last day counts fully. Throws 400 where there are too many.
 */
export function daysOf({ startAt, endAt }: Period): number {
  const days = Math.ceil((endAt - startAt) / DAY);
  if (days > MOST) throw badBody('endDateTime', `A review runs for ${MOST} days at most`);
  return days;
}

function rangeOf(sent: Sent, { startAt, endAt }: Period): Record<string, unknown> {
  const startDate = isoOf(startAt);
  if (sent.recurrenceEndType === 'never') return { type: 'noEnd', startDate };
  if (sent.recurrenceEndType === 'endBy') return { type: 'endDate', startDate, endDate: isoOf(endAt) };
  if (sent.recurrenceCount === 0)
    throw badBody(`${FIELD}.recurrenceCount`, 'Required where recurrenceEndType is occurrences');
  return { type: 'numbered', startDate, numberOfOccurrences: sent.recurrenceCount };
}

/**
 * The newer API's recurrence, and the days of an instance. Throws 400 where an instance
 * does not fit in one recurrence.
 */
export function recurrenceOf(sent: Sent, period: Period): { recurrence: unknown; days: number } {
  const interval = INTERVALS[sent.recurrenceType];
  if (!interval) {
    const range = { type: 'endDate', startDate: isoOf(period.startAt), endDate: isoOf(period.endAt) };
    return { recurrence: { pattern: null, range }, days: daysOf(period) };
  }
  const { days: most, ...pattern } = interval;
  const { durationInDays: days } = sent;
  if (days < 1 || days > most)
    throw badBody(
      `${FIELD}.durationInDays`,
      `An instance of a ${sent.recurrenceType} review takes 1 to ${most} days`,
    );
  return { recurrence: { pattern, range: rangeOf(sent, period) }, days };
}

const ENDS: Record<Recurrence['range']['type'], string> = {
  noEnd: 'never',
  endDate: 'endBy',
  numbered: 'occurrences',
};

/** The older API's word for an interval; an interval without a word gets the word of its unit. */
function intervalName({ type, interval }: Pattern): string {
  const exact = Object.entries(INTERVALS).find(([, one]) => one.type === type && one.interval === interval);
  return exact?.[0] ?? (type === 'weekly' ? 'weekly' : 'monthly');
}

/** accessReviewRecurrenceSettings, as the older API writes it. */
export function recurrenceWire({
  recurrence,
  instanceDurationInDays,
}: ReviewSettings): Record<string, unknown> {
  if (!recurrence?.pattern)
    return { recurrenceType: 'onetime', recurrenceEndType: 'endBy', durationInDays: 0, recurrenceCount: 0 };
  const { pattern, range } = recurrence;
  return {
    recurrenceType: intervalName(pattern),
    recurrenceEndType: ENDS[range.type],
    durationInDays: instanceDurationInDays,
    recurrenceCount: range.type === 'numbered' ? range.numberOfOccurrences : 0,
  };
}

function endOfSeries({ range }: Recurrence, last: Period | null): number {
  if (range.type === 'numbered' && last) return last.endAt;
  return range.type === 'noEnd' || range.endDate === null ? END_OF_TIME : Date.parse(range.endDate);
}

/**
 * When the series of a recurring review starts and ends, in ms since 1970; a series
 * without an end ends in the year 9999.
 */
export function seriesPeriod(
  { plan, settings }: { plan: Plan; settings: ReviewSettings },
  createdAt: number,
): Period {
  const { recurrence } = settings;
  const days = plan.stages.reduce((sum, { durationInDays }) => sum + durationInDays, 0);
  const startAt = occurrence(settings, days, 1, createdAt)?.startAt ?? createdAt;
  if (!recurrence) return { startAt, endAt: END_OF_TIME };
  const { numberOfOccurrences } = recurrence.range;
  const last = numberOfOccurrences > 0 ? occurrence(settings, days, numberOfOccurrences, createdAt) : null;
  return { startAt, endAt: endOfSeries(recurrence, last) };
}
