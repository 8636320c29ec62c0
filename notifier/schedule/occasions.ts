import { DateTime } from 'luxon';
import { isRestDay, type Schedule } from './config';

/** The reason why a digest is sent on a day. */
export type Occasion = 'start' | 'weekly' | 'daysBefore' | 'lastDay';

/** The times of a round (an instance, or its running stage, whose own deadline counts). ISO 8601. */
export interface RoundTime {
  startsAt: string;
  endsAt: string;
}

const atHour = (day: DateTime, hour: number): DateTime =>
  day.set({ hour, minute: 0, second: 0, millisecond: 0 });

/** The local days of a round in a time zone, as YYYY-MM-DD, with the reason for each. */
export interface Days {
  /** The last day with a digest before the deadline: the day before it where the deadline is early. */
  last: string;
  occasions: ReadonlyMap<string, Occasion>;
}

const DAYS_A_WEEK = 7;

/**
 * Results by schedule: thousands of people share a round and a time zone, and calendar computations are slow.
 */
const daysBySchedule = new WeakMap<Schedule, Map<string, Days>>();

/** Like `computeDays`, computed once for each round and zone. */
export function daysOf(schedule: Schedule, time: RoundTime, zone: string): Days {
  const known = daysBySchedule.get(schedule) ?? new Map<string, Days>();
  daysBySchedule.set(schedule, known);
  const key = `${time.startsAt} ${time.endsAt} ${zone}`;
  const days = known.get(key) ?? computeDays(schedule, time, zone);
  known.set(key, days);
  return days;
}

/**
 * The days on which a round's people get a digest. A rest day moves a digest: one about the deadline to an
 * earlier day, all others to a later day. Only the last day may be a rest day.
 * @param zone IANA
 */
function computeDays(schedule: Schedule, { startsAt, endsAt }: RoundTime, zone: string): Days {
  const start = DateTime.fromISO(startsAt, { zone });
  const end = DateTime.fromISO(endsAt, { zone });
  const begin = start.startOf('day');
  const deadline = end.startOf('day');
  const early = atHour(deadline, schedule.hour) >= end;
  const before = early ? deadline.minus({ days: 1 }) : deadline;
  // A review that ends sooner has its last digest on its first day.
  const last = DateTime.max(before, begin);
  const occasions = new Map<string, Occasion>();
  const rests = (day: DateTime) => isRestDay(schedule, day.weekday);
  const add = (day: DateTime, occasion: Occasion) => {
    if (day >= begin && day <= last) occasions.set(day.toISODate() ?? '', occasion);
  };
  const later = (day: DateTime): DateTime => {
    let found = day;
    while (rests(found) && found < last) found = found.plus({ days: 1 });
    return found;
  };
  const earlier = (day: DateTime): DateTime => {
    let found = day;
    while (rests(found) && found >= begin) found = found.minus({ days: 1 });
    return found;
  };
  if (schedule.weekly)
    for (let day = begin.plus({ days: DAYS_A_WEEK }); day <= last; day = day.plus({ days: DAYS_A_WEEK }))
      add(later(day), 'weekly');
  if (schedule.start) add(later(begin), 'start');
  for (const days of schedule.daysBefore) add(earlier(last.minus({ days })), 'daysBefore');
  if (schedule.lastDay) add(last, 'lastDay');
  return { last: last.toISODate() ?? '', occasions };
}
