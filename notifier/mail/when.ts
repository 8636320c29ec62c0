import { DateTime } from 'luxon';
import type { Reader } from '../../lib/format';
import type { Texts } from './texts';

/**
 * A deadline before this hour is too early for people who decide in the evening, so the time is shown too.
 */
const DAY_IS_OVER = 17;

const local = (iso: string, { locale, timeZone }: Reader): DateTime =>
  DateTime.fromISO(iso, { zone: timeZone, locale });

/** A full time in the reader's language and country: `Friday 4 December 2026 at 17:00 CET`. */
export function fullTime(iso: string, reader: Reader): string {
  return local(iso, reader).toLocaleString({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** Only the day: `Friday, 4 December`. */
export function dayOf(iso: string, reader: Reader): string {
  return lastMoment(iso, reader).toLocaleString({ weekday: 'long', day: 'numeric', month: 'long' });
}

/** The last moment that counts: what ends at midnight must be done the day before. */
function lastMoment(iso: string, reader: Reader): DateTime {
  return local(iso, reader).minus({ milliseconds: 1 });
}

/** The deadline in as few words as are correct: `by Friday`, `by 12:00 today`, `by 4 January`. */
export function byWhen({ mail, reader }: Texts, endsAt: string, now: string): string {
  const last = lastMoment(endsAt, reader);
  const end = local(endsAt, reader);
  const today = local(now, reader).startOf('day');
  const days = Math.round(last.startOf('day').diff(today, 'days').days);
  const time = end.toLocaleString(DateTime.TIME_SIMPLE);
  const early = end.hour < DAY_IS_OVER && end > end.startOf('day');
  if (days <= 0) return early ? mail('when.todayAt', { time }) : mail('when.today');
  if (days === 1) return early ? mail('when.tomorrowAt', { time }) : mail('when.tomorrow');
  const day = last.toLocaleString(days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' });
  return early ? mail('when.dayAt', { day, time }) : mail('when.day', { day });
}
