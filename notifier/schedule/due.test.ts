import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test, vi } from 'vitest';
import { readSchedule, type Schedule } from './config';
import { dueDigest, type Waiting } from './due';

function scheduleOf(table: object = {}): Schedule {
  const read = readSchedule(table);
  if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
  return read.schedule;
}

const OSLO = 'Europe/Oslo';
const round = (startsAt: string, endsAt: string, name = 'r'): Waiting => ({
  round: name,
  startsAt,
  endsAt,
  items: ['1'],
});

/**
 * Calls `dueDigest` once an hour from the first start to after the last end, and returns the local
 * times at which a digest was sent.
 */
function sentIn(zone: string, waiting: Waiting[], table: object = {}, minute = 0): DateTime[] {
  const schedule = scheduleOf({ timeZone: zone, ...table });
  const sent: DateTime[] = [];
  const rounds = new Map<string, string>();
  let last: string | null = null;
  const from = Math.min(...waiting.map(({ startsAt }) => Date.parse(startsAt)));
  const to = Math.max(...waiting.map(({ endsAt }) => Date.parse(endsAt)));
  for (let at = from + minute * 60_000; at < to + 48 * 3_600_000; at += 3_600_000) {
    const history = { last, lastOfRound: (name: string) => rounds.get(name) ?? null };
    const due = dueDigest(schedule, { timeZone: null, waiting, history }, new Date(at).toISOString());
    if (!due) continue;
    last = due.day;
    for (const { round: name } of due.rounds) rounds.set(name, due.day);
    sent.push(DateTime.fromMillis(at, { zone }));
  }
  return sent;
}

const days = (sent: DateTime[]) => sent.map((at) => at.toFormat('ccc d HH'));

test('digests are due at the start, weekly, three days before, one day before and on the last day, at nine', () => {
  // Monday 2 November to Friday 20 November, 17:00.
  expect(days(sentIn(OSLO, [round('2026-11-02T08:00:00Z', '2026-11-20T16:00:00Z')]))).toEqual([
    'Mon 2 09',
    'Mon 9 09',
    'Mon 16 09',
    'Tue 17 09',
    'Thu 19 09',
    'Fri 20 09',
  ]);
});

test('a person who got a digest today gets no other one today', () => {
  const waiting = [round('2026-11-02T08:00:00Z', '2026-11-20T16:00:00Z')];
  const now = '2026-11-20T10:00:00Z';
  const toldOn = (last: string) =>
    dueDigest(scheduleOf(), { timeZone: OSLO, waiting, history: { last, lastOfRound: () => null } }, now);
  expect(toldOn('2026-11-19')).toMatchObject({ day: '2026-11-20', occasion: 'lastDay' });
  expect(toldOn('2026-11-20')).toBeNull();
});

test('a deadline before the sending hour makes the day before the last day', () => {
  expect(days(sentIn(OSLO, [round('2026-11-02T08:00:00Z', '2026-11-06T07:00:00Z')]))).toEqual([
    'Mon 2 09',
    'Wed 4 09',
    'Thu 5 09',
  ]);
});

test('a reminder on a weekend moves to the Friday before, a start moves to Monday', () => {
  // From Saturday 7 to Monday 16 November.
  expect(days(sentIn(OSLO, [round('2026-11-07T08:00:00Z', '2026-11-16T16:00:00Z')]))).toEqual([
    'Mon 9 09',
    'Fri 13 09',
    'Mon 16 09',
  ]);
});

test('a deadline on a Sunday has its digest on that Sunday', () => {
  expect(days(sentIn(OSLO, [round('2026-11-10T08:00:00Z', '2026-11-15T16:00:00Z')])).at(-1)).toBe(
    'Sun 15 09',
  );
});

test('several reviews come in one digest a day', () => {
  const sent = sentIn(OSLO, [
    round('2026-11-02T08:00:00Z', '2026-11-06T16:00:00Z', 'a'),
    round('2026-11-02T08:00:00Z', '2026-11-06T18:00:00Z', 'b'),
  ]);
  expect(new Set(days(sent)).size).toBe(sent.length);
  expect(sent).toHaveLength(4);
});

test('a person who has finished gets no digest', () => {
  expect(sentIn(OSLO, [{ ...round('2026-11-02T08:00:00Z', '2026-11-20T16:00:00Z'), items: [] }])).toEqual([]);
});

test('the sending hour is local time before and after the change of clocks', () => {
  expect(
    days(sentIn(OSLO, [round('2026-03-23T08:00:00Z', '2026-04-01T16:00:00Z')])).every((at) =>
      at.endsWith(' 09'),
    ),
  ).toBe(true);
});

test('an unknown time zone is replaced by the host’s', () => {
  const person = {
    timeZone: 'Customized Time Zone',
    waiting: [round('2026-11-02T00:00:00Z', '2026-11-20T16:00:00Z')],
    history: { last: null, lastOfRound: () => null },
  };
  const at = (now: string) => dueDigest(scheduleOf({ timeZone: OSLO }), person, now)?.occasion;
  expect([at('2026-11-02T07:59:00Z'), at('2026-11-02T08:00:00Z')]).toEqual([undefined, 'start']);
});

const ZONES = [
  'UTC',
  OSLO,
  'America/New_York',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
];
const HOUR = 3_600_000;
const rounds = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 24 * 400 }), fc.integer({ min: 25, max: 24 * 40 }))
    .map(([start, hours]) => [Date.parse('2026-01-01T00:00:00Z') + start * HOUR, hours * HOUR] as const),
  { minLength: 1, maxLength: 3 },
);

test('in any time zone, digests are not sent at night, at most one a day, and before every deadline', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      rounds,
      fc.integer({ min: 7, max: 19 }),
      fc.integer({ min: 0, max: 59 }),
      (zone, times, hour, minute) => {
        const waiting = times.map(([start, length], at) =>
          round(new Date(start).toISOString(), new Date(start + length).toISOString(), `${at}`),
        );
        const sent = sentIn(zone, waiting, { hour }, minute);
        const dates = sent.map((at) => at.toISODate());
        expect(new Set(dates).size).toBe(dates.length);
        for (const at of sent) {
          expect(at.hour).toBeGreaterThanOrEqual(hour);
          const near = waiting.some(
            ({ endsAt }) =>
              Date.parse(endsAt) > at.toMillis() && Date.parse(endsAt) - at.toMillis() <= 25 * HOUR,
          );
          if (!near) expect([at.weekday < 6, at.hour < 20]).toEqual([true, true]);
        }
        for (const { endsAt } of waiting) {
          const end = Date.parse(endsAt);
          expect(sent.some((at) => at.toMillis() < end && end - at.toMillis() <= 25 * HOUR)).toBe(true);
        }
      },
    ),
    { numRuns: 20, seed: 14 },
  );
});

test('a time zone is looked up once for all people in it', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const waiting = [round('2026-11-02T08:00:00Z', '2026-11-20T16:00:00Z')];
  const person = { timeZone: 'Pacific/Chatham', waiting, history: { last: null, lastOfRound: () => null } };
  const schedule = scheduleOf();
  for (let at = 0; at < 500; at += 1) dueDigest(schedule, person, '2026-11-02T18:00:00Z');
  expect(made.mock.calls.length).toBeLessThan(10);
  made.mockRestore();
});
