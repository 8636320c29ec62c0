import { DateTime } from 'luxon';
import { isRestDay, NIGHT_HOUR, type Schedule } from './config';
import { daysOf, type Occasion, type RoundTime } from './occasions';
import { isZone } from './zone';

/** A round in which an item still waits for a person. */
export interface Waiting extends RoundTime {
  /** The key of this round, different from all others; each stage of an instance has its own. */
  round: string;
  /** The items that aren't answered and that the person owes or is one of several for. */
  items: readonly string[];
}

/** The digests that a person has got: local days, as YYYY-MM-DD. */
export interface DigestHistory {
  /** The last digest of all; null for none. */
  last: string | null;
  /** The last digest that included this round. */
  lastOfRound(round: string): string | null;
}

export interface Person {
  /** IANA; null where it isn't known: then the host's zone counts. */
  timeZone: string | null;
  waiting: readonly Waiting[];
  history: DigestHistory;
}

/** A digest that is due now. It includes everything that waits, whatever made it due. */
export interface Due {
  /** The person's local day, as YYYY-MM-DD: they get no other digest on it. */
  day: string;
  occasion: Occasion;
  rounds: readonly Waiting[];
}

const zoneOf = ({ timeZone }: Schedule, known: string | null): string =>
  known !== null && isZone(known) ? known : timeZone;

/** The latest occasion of a round up to a day for which the person has not got a digest since. */
function occasionOf(schedule: Schedule, { history }: Person, round: Waiting, zone: string, day: string) {
  const { occasions, last } = daysOf(schedule, round, zone);
  const since = history.lastOfRound(round.round);
  const passed = [...occasions].filter(([on]) => on <= day && (since === null || on > since));
  const [latest] = passed.sort(([one], [other]) => other.localeCompare(one));
  return latest && { occasion: latest[1], isLast: day >= last };
}

/** Whether people may get mail at this hour: not at night and, before the last day, not on a rest day. */
function mayWrite(schedule: Schedule, local: DateTime, isLast: boolean): boolean {
  return isLast || (local.hour < NIGHT_HOUR && !isRestDay(schedule, local.weekday));
}

/**
 * The digest that a person must get now, or null. It can be called at any time and any number of times: the
 * next run makes up for a missed one. Nobody gets a digest after finishing, after a deadline, or twice on one
 * day.
 * @param now ISO 8601, by Graph's clock
 */
export function dueDigest(schedule: Schedule, person: Person, now: string): Due | null {
  const moment = Date.parse(now);
  const open = person.waiting.filter(
    ({ items, startsAt, endsAt }) =>
      items.length > 0 && Date.parse(startsAt) <= moment && moment < Date.parse(endsAt),
  );
  if (open.length === 0) return null;
  const zone = zoneOf(schedule, person.timeZone);
  const local = DateTime.fromMillis(moment, { zone });
  const day = local.toISODate();
  if (day === null || local.hour < schedule.hour) return null;
  if (person.history.last !== null && day <= person.history.last) return null;
  const reasons = open.flatMap((round) => {
    const reason = occasionOf(schedule, person, round, zone, day);
    return reason && mayWrite(schedule, local, reason.isLast) ? [reason] : [];
  });
  const [reason] = reasons.sort((one, other) => Number(other.isLast) - Number(one.isLast));
  return reason ? { day, occasion: reason.occasion, rounds: open } : null;
}

/**
 * Whether people are at work now, by their time zone or, where it isn't known, the host's. `now`: ISO 8601.
 */
export function isWorkTime(schedule: Schedule, timeZone: string | null, now: string): boolean {
  const local = DateTime.fromISO(now, { zone: zoneOf(schedule, timeZone) });
  return local.hour >= schedule.hour && mayWrite(schedule, local, false);
}
