import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { readDefinition } from './input/definition';
import { body, settings, weekly } from './input/definition-testing';
import { readSettings } from './input/settings';
import { occurrence } from './schedule';

const NOW = Date.parse('2022-02-11T17:35:25.240Z');
const iso = (at: number) => new Date(at).toISOString();

function run(recurrence: object | null, number = 1, days = 5) {
  const found = occurrence(readSettings(settings({ recurrence })), days, number, NOW);
  return found && [iso(found.startAt), iso(found.endAt)];
}

const oneTime = (startDate: string, endDate: string | null) => ({
  pattern: null,
  range: { type: 'numbered', startDate, endDate },
});
const series = (pattern: object, range: object) => weekly(pattern, { startDate: '2022-02-12', ...range });
const monthly = (interval: number, dayOfMonth: number, range: object) =>
  series({ type: 'absoluteMonthly', interval, dayOfMonth }, range);

/** The start dates of a series' first occurrences. */
const starts = (recurrence: object, count: number) =>
  Array.from({ length: count }, (_, at) => run(recurrence, at + 1)?.[0]?.slice(0, 10));

it('a review of today starts at once and ends on its end date at 08:00, as in Microsoft’s tutorial', () => {
  expect(run(oneTime('2022-02-11', '2022-02-16'))).toEqual([
    '2022-02-11T17:35:25.240Z',
    '2022-02-16T08:00:00.000Z',
  ]);
});

it('a review without a recurrence starts at once', () => {
  expect(run(null)).toEqual(['2022-02-11T17:35:25.240Z', '2022-02-16T17:35:25.240Z']);
});

it('a later start date keeps the time of creation, an earlier one begins at midnight', () => {
  expect(run(oneTime('2022-02-20', '2022-02-25'))).toEqual([
    '2022-02-20T17:35:25.240Z',
    '2022-02-25T08:00:00.000Z',
  ]);
  expect(run(oneTime('2022-02-09', '2022-02-25'))?.[0]).toBe('2022-02-09T00:00:00.000Z');
});

it('full timestamps are used to the millisecond', () => {
  const span = ['2022-02-01T10:00:00.000Z', '2022-02-01T11:00:00.000Z'];
  expect(run(oneTime('2022-02-01T10:00:00Z', '2022-02-01T12:00:00+01:00'))).toEqual(span);
});

it.each([
  ['no end date', null],
  ['the last possible date as its end', '9999-12-31'],
  ['an end at its start', '2022-02-12'],
])('runs a review for its duration where it has %s', (_, end) => {
  const startDate = end === '2022-02-12' ? '2022-02-12T09:00:00Z' : '2022-02-12';
  const found = run(oneTime(startDate, end));
  expect(Date.parse(found?.[1] ?? '') - Date.parse(found?.[0] ?? '')).toBe(5 * 86_400_000);
});

it('a review without a duration runs for a day', () => {
  expect(run(oneTime('2022-02-12', null), 1, 0)?.[1]).toBe('2022-02-13T17:35:25.240Z');
});

it('a one-time review has one occurrence', () => {
  expect(run(oneTime('2022-02-12', null), 2)).toBeNull();
});

it.each([0, -1, 1.5, Number.NaN])('has no occurrence number %d', (number) => {
  expect(run(series({}, {}), number)).toBeNull();
});

it('weeks count from the first start', () => {
  expect(starts(series({ interval: 2 }, {}), 3)).toEqual(['2022-02-12', '2022-02-26', '2022-03-12']);
});

it('later occurrences keep the time of day of a first one that starts at once', () => {
  expect(run(series({}, { startDate: '2022-02-11' }), 2)?.[0]).toBe('2022-02-18T17:35:25.240Z');
  expect(run(monthly(1, 0, { startDate: '2022-02-11' }), 2)?.[0]).toBe('2022-03-11T17:35:25.240Z');
});

it.each([
  ['the day of the start', 0, '2022-02-12', ['2022-02-12', '2022-05-12', '2022-08-12']],
  [
    'the 31st, and the last day of shorter months',
    0,
    '2022-08-31',
    ['2022-08-31', '2022-11-30', '2023-02-28', '2023-05-31'],
  ],
  ['a day after the start', 20, '2022-02-12', ['2022-02-20', '2022-05-20']],
  ['a day before the start, from the next month on', 5, '2022-02-12', ['2022-03-05', '2022-06-05']],
  [
    'the 31st, with the first start in a short month',
    31,
    '2022-02-12',
    ['2022-02-28', '2022-05-31', '2022-08-31', '2022-11-30'],
  ],
])('starts every third month on %s', (_, day, startDate, days) => {
  expect(starts(monthly(3, day, { startDate }), days.length)).toEqual(days);
});

it.each([
  ['its number of occurrences', { type: 'numbered', numberOfOccurrences: 2, endDate: '2022-12-31' }, 2],
  ['its end date, when no number is given', { type: 'numbered', endDate: '2022-02-26' }, 3],
  ['its end date, with an occurrence on that day', { type: 'endDate', endDate: '2022-02-26' }, 3],
  ['its end date, the day before an occurrence', { type: 'endDate', endDate: '2022-02-25' }, 2],
  ['its end time, on the day before an occurrence', { type: 'endDate', endDate: '2022-02-25T23:59:59Z' }, 2],
])('ends a series at %s', (_, range, last) => {
  expect(run(series({}, range), last)).not.toBeNull();
  expect(run(series({}, range), last + 1)).toBeNull();
});

it.each([
  [{ type: 'noEnd' }],
  [{ type: 'noEnd', endDate: '2022-02-20' }],
  [{ type: 'endDate', endDate: '9999-12-31' }],
])('has no end with %j', (range) => {
  expect(run(series({}, range), 500)).not.toBeNull();
});

it('a series ends with the year 9999', () => {
  expect(run(monthly(12, 0, {}), 7977)?.[0]).toBe('9998-02-12T17:35:25.240Z');
  expect(run(monthly(12, 0, {}), 7979)).toBeNull();
  expect(run(monthly(999, 31, {}), Number.MAX_SAFE_INTEGER)).toBeNull();
});

const aDay = fc.integer({ min: 0, max: 5000 }).map((days) => DateTime.utc(2022).plus({ days }).toISODate());

it('every accepted occurrence ends before the next one starts', () => {
  const pattern = fc.record({
    type: fc.constantFrom('weekly', 'absoluteMonthly'),
    interval: fc.integer({ min: 1, max: 13 }),
    dayOfMonth: fc.integer({ min: 0, max: 31 }),
  });
  let taken = 0;
  fc.assert(
    fc.property(
      pattern,
      aDay,
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 40 }),
      (of, startDate, days, number) => {
        const sent = settings({ instanceDurationInDays: days, recurrence: weekly(of, { startDate }) });
        fc.pre(isAccepted(sent));
        const [one, next] = [number, number + 1].map((at) => occurrence(readSettings(sent), days, at, NOW));
        expect(one?.endAt).toBeLessThanOrEqual(next?.startAt ?? 0);
        expect(one?.startAt).toBeGreaterThanOrEqual(Date.parse(startDate ?? ''));
        taken += 1;
      },
    ),
    { numRuns: 300 },
  );
  expect(taken).toBe(300);
});

/** Whether a definition with these settings is accepted: its duration fits its recurrence. */
function isAccepted(sent: object): boolean {
  try {
    readDefinition(body({ settings: sent }));
    return true;
  } catch {
    return false;
  }
}
