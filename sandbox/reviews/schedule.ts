/** The part of `settings.recurrence` and its neighbours that says when a review runs. */
export interface Timing {
  /** A date or a full timestamp. */
  startDate: string;
  endDate: string | null;
  recurring: boolean;
  durationInDays: number;
}

const DAY = 86_400_000;
/** One-time reviews of a date came out as ending at this hour in the tutorial (UTC). */
const END_OF_DATE = 'T08:00:00.000Z';

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function startOf(startDate: string, now: number): number {
  if (!isDate(startDate)) return Date.parse(startDate);
  const today = new Date(now).toISOString().slice(0, 10);
  return startDate === today ? now : Date.parse(startDate);
}

/**
 * When the first instance starts and ends, in ms since 1970, by the tenant's time. A date that is today starts at once,
 * as the tutorial's review did; a one-time review ends at its end date where that lies after the start, else after its
 * duration (at least a day).
 */
export function firstRun(timing: Timing, now: number): { startAt: number; endAt: number } {
  const startAt = startOf(timing.startDate, now);
  const end = timing.recurring || !timing.endDate ? null : timing.endDate;
  const endAt = end === null ? Number.NaN : Date.parse(isDate(end) ? end + END_OF_DATE : end);
  // The far end that Graph writes for "no end" is no end of an instance.
  const usable = endAt > startAt && !end?.startsWith('9999');
  return { startAt, endAt: usable ? endAt : startAt + Math.max(1, timing.durationInDays) * DAY };
}
