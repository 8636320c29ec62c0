import { DateTime } from 'luxon';
import type { ReviewSettings } from './input/settings';

type Recurrence = NonNullable<ReviewSettings['recurrence']>;
type Pattern = NonNullable<Recurrence['pattern']>;

const DAY = 86_400_000;
/** In the tutorial, one-time reviews with an end date ended at this hour (UTC). */
const END_OF_DATE = 'T08:00:00.000Z';
/** The last time that Graph can write: years have four digits. */
const END_OF_TIME = Date.parse('9999-12-31T23:59:59.999Z');

const isDate = (text: string): boolean => text.length === 10;
/** Whether a series ends: Graph writes "no end" as a date in the far future. */
const endsEver = (endDate: string | null): endDate is string =>
  endDate !== null && !endDate.startsWith('9999');

/**
 * The start for a date: for today at once, as in the tutorial; for a later date at the time of day of the
 * review's creation; for an earlier one at 00:00 UTC.
 * https://learn.microsoft.com/entra/id-governance/create-access-review
 */
function startOf(startDate: string, createdAt: number): number {
  const today = new Date(createdAt).toISOString().slice(0, 10);
  if (startDate === today) return createdAt;
  const midnight = Date.parse(startDate);
  return isDate(startDate) && midnight > createdAt ? midnight + (createdAt % DAY) : midnight;
}

/** The same time of day on `day` of this month, or on the month's last day where the month is shorter. */
const onDay = (at: DateTime, day: number): DateTime => at.set({ day: Math.min(day, at.daysInMonth ?? day) });

/** The first `day` of a month on or after `startAt`. */
function firstOnDay(startAt: number, day: number): number {
  const from = DateTime.fromMillis(startAt, { zone: 'utc' });
  const here = onDay(from, day);
  return (here >= from ? here : onDay(from.startOf('month').plus({ months: 1 }), day)).toMillis();
}

/** When occurrence `number` starts; the first occurrence sets the time of day of all. */
function startOfOccurrence(pattern: Pattern, firstAt: number, number: number): number {
  const steps = pattern.interval * (number - 1);
  if (pattern.type === 'weekly') return firstAt + steps * 7 * DAY;
  const first = DateTime.fromMillis(firstAt, { zone: 'utc' });
  const day = pattern.dayOfMonth || first.day;
  const month = first.startOf('month').plus({ months: steps });
  return onDay(month, day).toMillis() + (firstAt - first.startOf('day').toMillis());
}

/** Whether the range has an occurrence with this number and start. A date counts to its end. */
function within(range: Recurrence['range'], number: number, startAt: number): boolean {
  if (range.type === 'numbered' && range.numberOfOccurrences > 0) return number <= range.numberOfOccurrences;
  if (range.type === 'noEnd' || !endsEver(range.endDate)) return true;
  const end = Date.parse(range.endDate);
  return startAt < (isDate(range.endDate) ? end + DAY : end + 1);
}

/** A one-time review ends at its end date if that is after the start, otherwise after its duration. */
function endOfOneTime(endDate: string | null, startAt: number, length: number): number {
  if (!endsEver(endDate)) return startAt + length;
  const endAt = Date.parse(isDate(endDate) ? endDate + END_OF_DATE : endDate);
  return endAt > startAt ? endAt : startAt + length;
}

/**
 * When occurrence `number` (from 1) of a review runs, in ms since 1970 by the tenant's time; null where there
 * is no such occurrence. `durationInDays` (at least one day counts) is the instance's, all its stages
 * together; `createdAt` is the creation time of the definition. Weeks count from the first start; months keep
 * `dayOfMonth` (0: the day of the first start), or use the last day of shorter months.
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 */
export function occurrence(
  settings: ReviewSettings,
  durationInDays: number,
  number: number,
  createdAt: number,
): { startAt: number; endAt: number } | null {
  const { recurrence } = settings;
  const length = Math.max(1, durationInDays) * DAY;
  if (!Number.isInteger(number) || number < 1) return null;
  const startAt = recurrence ? startOf(recurrence.range.startDate, createdAt) : createdAt;
  if (!recurrence?.pattern) {
    const endAt = endOfOneTime(recurrence?.range.endDate ?? null, startAt, length);
    return number === 1 ? { startAt, endAt } : null;
  }
  const { pattern, range } = recurrence;
  const monthly = pattern.type === 'absoluteMonthly' && pattern.dayOfMonth > 0;
  const firstAt = monthly ? firstOnDay(startAt, pattern.dayOfMonth) : startAt;
  const at = startOfOccurrence(pattern, firstAt, number);
  const possible = at + length <= END_OF_TIME && within(range, number, at);
  return possible ? { startAt: at, endAt: at + length } : null;
}
