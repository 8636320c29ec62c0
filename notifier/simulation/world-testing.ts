import { DateTime } from 'luxon';
import type { Random } from '../../lib/outbox/simulation/random-testing';
import type { Waiting } from '../schedule/due';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONES = [
  'UTC',
  'Europe/Oslo',
  'America/New_York',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  null,
] as const;
/** Days around which clocks change somewhere, and one day on which none does. */
const BEGINNINGS = ['2026-03-25', '2026-10-22', '2026-03-05', '2026-09-23', '2026-06-10'] as const;

export interface SimPerson {
  id: string;
  timeZone: string | null;
  /** The mail server refuses mails to this person. */
  refuses: boolean;
}

interface SimItem {
  id: string;
  asked: ReadonlySet<string>;
  answeredAt: number;
}

export interface SimRound {
  id: string;
  startsAt: number;
  endsAt: number;
  /** The time at which it is stopped or deleted before its end. */
  goneAt: number;
  items: readonly SimItem[];
}

/**
 * The events of a campaign, all known from its seed: who is asked, who answers when, which review vanishes.
 */
export interface SimWorld {
  from: number;
  to: number;
  people: readonly SimPerson[];
  rounds: readonly SimRound[];
}

export function makeWorld(random: Random): SimWorld {
  const from = Date.parse(`${random.pick(BEGINNINGS)}T00:00:00Z`);
  const people = Array.from({ length: random.between(1, 4) }, (_, at) => ({
    id: `p${at}`,
    timeZone: random.pick(ZONES),
    refuses: random.chance(0.05),
  }));
  const rounds = Array.from({ length: random.between(1, 3) }, (_, at): SimRound => {
    const startsAt = from + random.between(0, 36) * HOUR;
    const endsAt = startsAt + random.between(25, 8 * 24) * HOUR + random.between(0, 59) * MINUTE;
    const within = () => startsAt + random.next() * (endsAt - startsAt);
    const items = Array.from({ length: random.between(1, 3) }, (_, place) => ({
      id: `r${at}.${place}`,
      asked: new Set(people.filter(() => random.chance(0.6)).map(({ id }) => id)),
      answeredAt: random.chance(0.5) ? within() : Number.POSITIVE_INFINITY,
    }));
    return { id: `r${at}`, startsAt, endsAt, goneAt: random.chance(0.15) ? within() : endsAt, items };
  });
  return { from, to: Math.max(...rounds.map(({ endsAt }) => endsAt)) + DAY, people, rounds };
}

/**
 * The items that really wait for a person at a moment. `all`: includes answered ones; `gone`:
 * includes those of deleted reviews.
 */
export function waitingAt(
  { rounds }: SimWorld,
  person: string,
  at: number,
  more: { all?: boolean; gone?: boolean } = {},
): Waiting[] {
  return rounds.flatMap(({ id, startsAt, endsAt, goneAt, items }) => {
    if (at < startsAt || at >= (more.gone ? endsAt : goneAt)) return [];
    const open = items.filter(({ asked, answeredAt }) => asked.has(person) && (more.all || at < answeredAt));
    return [
      {
        round: id,
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(endsAt).toISOString(),
        items: open.map((item) => item.id),
      },
    ];
  });
}

/** The items that waited for a person at any moment between these two. */
export function waitedBetween({ rounds }: SimWorld, person: string, from: number, to: number): string[] {
  return rounds.flatMap(({ startsAt, goneAt, items }) => {
    const first = Math.max(from, startsAt);
    if (first > to || goneAt <= first) return [];
    return items.flatMap(({ id, asked, answeredAt }) =>
      asked.has(person) && answeredAt > first ? [id] : [],
    );
  });
}

/** The local day, as YYYY-MM-DD. */
export const localDay = (at: number, timeZone: string | null): string =>
  DateTime.fromMillis(at, { zone: timeZone ?? 'UTC' }).toISODate() ?? '';

/** Whether this is a last chance: the hour has come today, and tomorrow's comes only after the end. */
export function isLastChance(at: number, endsAt: number, timeZone: string | null, hour: number): boolean {
  if (endsAt - at > 2 * DAY) return false;
  const local = DateTime.fromMillis(at, { zone: timeZone ?? 'UTC' });
  const nine = local.set({ hour, minute: 0, second: 0, millisecond: 0 });
  return at >= nine.toMillis() && nine.plus({ days: 1 }).toMillis() >= endsAt;
}
