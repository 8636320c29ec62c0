import { DateTime } from 'luxon';
import * as v from 'valibot';
import { badField, record } from './problem';

const TYPES = [
  'daily',
  'weekly',
  'absoluteMonthly',
  'relativeMonthly',
  'absoluteYearly',
  'relativeYearly',
] as const;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const WEEKS = ['first', 'second', 'third', 'fourth', 'last'] as const;
/** More than any real recurrence needs, and small enough that every end is a valid date. */
const MOST = 10_000;

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const TEXT_OF_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** A date stays unchanged; a date-time is converted to UTC, the default zone of a text without one. */
const Day = v.pipe(
  v.string(),
  v.check((text) => TEXT_OF_DATE.test(text) && isWritable(readDate(text)), 'Expected a date or a moment'),
  v.transform((text) => (text.length === 10 ? text : readDate(text).toJSDate().toISOString())),
);

function readDate(text: string): DateTime {
  return DateTime.fromISO(text, { zone: 'utc' });
}

/** Whether Graph can write the year: it has four digits, also in UTC. */
function isWritable(at: DateTime): boolean {
  return at.isValid && at.year >= 1 && at.year <= 9999;
}

const Pattern = record({
  type: v.pipe(
    v.picklist(TYPES),
    v.picklist(
      ['weekly', 'absoluteMonthly'],
      (issue) => `The type ${issue.input} is not supported, only weekly and absoluteMonthly are`,
    ),
  ),
  interval: v.nullish(whole(1, 999), 1),
  month: v.nullish(whole(0, 12), 0),
  dayOfMonth: v.nullish(whole(0, 31), 0),
  daysOfWeek: v.nullish(v.array(v.picklist(DAYS)), []),
  firstDayOfWeek: v.nullish(v.picklist(DAYS), 'sunday'),
  index: v.nullish(v.picklist(WEEKS), 'first'),
});

const Range = record({
  type: v.picklist(['numbered', 'endDate', 'noEnd']),
  numberOfOccurrences: v.nullish(whole(0, MOST), 0),
  recurrenceTimeZone: v.nullish(v.string(), null),
  startDate: Day,
  endDate: v.nullish(Day, null),
});

/** patternedRecurrence with the defaults that Graph fills in; a `pattern` of null is a one-time review. */
export const Recurrence = record({ pattern: v.nullish(Pattern, null), range: Range });

type ReadRecurrence = v.InferOutput<typeof Recurrence>;
type ReadPattern = NonNullable<ReadRecurrence['pattern']>;

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The least number of days between two starts: this many months in a row are never shorter. */
function shortestInterval({ type, interval }: ReadPattern): number {
  if (type === 'weekly') return interval * 7;
  const rest = interval % 12;
  const runs = MONTHS.map((_, from) =>
    [...MONTHS, ...MONTHS].slice(from, from + rest).reduce((sum, days) => sum + days, 0),
  );
  return Math.floor(interval / 12) * 365 + Math.min(...runs);
}

const RANGE = 'settings.recurrence.range';

function checkEnd({ range, pattern }: ReadRecurrence): void {
  const { type, startDate, endDate, numberOfOccurrences } = range;
  if (endDate === null) {
    const counted = type === 'numbered' && numberOfOccurrences > 0;
    if (!pattern || type === 'noEnd' || counted) return;
    const count = type === 'numbered' ? 'numberOfOccurrences or ' : '';
    throw badField(`${RANGE}.endDate`, `The type ${type} needs ${count}endDate`);
  }
  const length = Math.min(startDate.length, endDate.length);
  const early = endDate.slice(0, length) < startDate.slice(0, length);
  if (early) throw badField(`${RANGE}.endDate`, 'The end lies before the start');
}

/**
 * Checks rules over several members: the end is not before the start, a recurrence has an end rule, and an
 * instance of `days` (0: not given), which `path` gave, fits in one recurrence. Throws 400.
 * https://learn.microsoft.com/graph/api/resources/accessreviewstagesettings
 */
export function checkRecurrence(recurrence: ReadRecurrence | null, days: number, path: string): void {
  if (!recurrence) return;
  checkEnd(recurrence);
  const { pattern } = recurrence;
  if (!pattern) return;
  const most = shortestInterval(pattern);
  if (days > most) throw badField(path, `${days} days don’t fit in one recurrence of at least ${most} days`);
}
