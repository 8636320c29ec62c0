import { expect, it } from 'vitest';
import { settings, weekly } from './definition-testing';
import { checkRecurrence } from './recurrence';
import { readSettings } from './settings';

const read = (pattern: object | null, range: object) =>
  readSettings(settings({ recurrence: { pattern, range } })).recurrence;
const check = (pattern: object | null, range: object, days = 1) =>
  checkRecurrence(read(pattern, range), days, 'settings.instanceDurationInDays');
const refused = (field: string) =>
  expect.objectContaining({ status: 400, message: expect.stringContaining(` ${field}: `) });

const START = '2026-11-20';
const NO_END = { type: 'noEnd', startDate: START };
const WEEKLY = { type: 'weekly' };
const monthly = (interval: number) => ({ type: 'absoluteMonthly', interval });

it('fills in the pattern and the range as Graph writes them back', () => {
  expect(read({ type: 'absoluteMonthly', interval: 3 }, NO_END)).toEqual({
    pattern: {
      type: 'absoluteMonthly',
      interval: 3,
      month: 0,
      dayOfMonth: 0,
      daysOfWeek: [],
      firstDayOfWeek: 'sunday',
      index: 'first',
    },
    range: {
      type: 'noEnd',
      numberOfOccurrences: 0,
      recurrenceTimeZone: null,
      startDate: START,
      endDate: null,
    },
  });
});

it.each([
  ['2026-11-20', '2026-11-20'],
  ['2026-11-20T12:02:30.667Z', '2026-11-20T12:02:30.667Z'],
  ['2026-11-20T12:02:30', '2026-11-20T12:02:30.000Z'],
  ['2026-11-20T23:30:00-05:00', '2026-11-21T04:30:00.000Z'],
])('takes the start %s as %s', (startDate, kept) => {
  expect(read(null, { ...NO_END, startDate })?.range.startDate).toBe(kept);
});

it.each(['daily', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'])(
  'refuses the pattern %s and names it',
  (type) => {
    const message = expect.stringMatching(new RegExp(` settings\\.recurrence\\.pattern\\.type: .*${type}`));
    expect(() => read({ type }, NO_END)).toThrow(expect.objectContaining({ status: 400, message }));
  },
);

it.each([
  ['an unknown pattern', { type: 'monthly' }, {}, 'pattern.type'],
  ['no type', {}, {}, 'pattern.type'],
  ['an interval of zero', { type: 'weekly', interval: 0 }, {}, 'pattern.interval'],
  ['an interval of one and a half', { type: 'weekly', interval: 1.5 }, {}, 'pattern.interval'],
  ['day 32', { type: 'absoluteMonthly', dayOfMonth: 32 }, {}, 'pattern.dayOfMonth'],
  ['an unknown weekday', { type: 'weekly', daysOfWeek: ['sunday', 'Funday'] }, {}, 'pattern.daysOfWeek.1'],
  ['an unknown range', null, { type: 'never' }, 'range.type'],
  ['no start', null, { startDate: undefined }, 'range.startDate'],
  ['a date that doesn’t exist', null, { startDate: '2026-02-30' }, 'range.startDate'],
  ['a start that isn’t a date', null, { startDate: 'tomorrow' }, 'range.startDate'],
  ['an end after the last possible date', null, { endDate: '9999-12-31T23:59:59-05:00' }, 'range.endDate'],
  ['a negative number of occurrences', null, { numberOfOccurrences: -1 }, 'range.numberOfOccurrences'],
])('refuses %s and names the field', (_, pattern, range, field) => {
  expect(() => read(pattern, { ...NO_END, ...range })).toThrow(refused(`settings.recurrence.${field}`));
});

it.each([
  ['an end before the start', null, { type: 'endDate', endDate: '2026-11-19' }],
  [
    'an end an hour before the start',
    null,
    { startDate: `${START}T10:00:00Z`, endDate: `${START}T09:00:00Z` },
  ],
  ['a missing end date', WEEKLY, { type: 'endDate' }],
  ['a missing number of occurrences', WEEKLY, { type: 'numbered' }],
])('refuses %s', (_, pattern, range) => {
  expect(() => check(pattern, { ...NO_END, ...range })).toThrow(refused('settings.recurrence.range.endDate'));
});

it.each([
  ['the day of its start', null, { type: 'endDate', endDate: START }],
  ['the day of its start, which has a time', null, { startDate: `${START}T10:00:00Z`, endDate: START }],
  ['its duration', null, { type: 'numbered' }],
  ['a number of occurrences', WEEKLY, { type: 'numbered', numberOfOccurrences: 3 }],
  ['a date, although its range is “numbered”', WEEKLY, { type: 'numbered', endDate: '2027-01-01' }],
  ['never', WEEKLY, { type: 'noEnd', endDate: '9999-12-31' }],
])('takes a review that ends at %s', (_, pattern, range) => {
  expect(() => check(pattern, { ...NO_END, ...range })).not.toThrow();
});

it.each([
  ['a week', weekly().pattern, 7],
  ['three weeks', weekly({ interval: 3 }).pattern, 21],
  ['a month', monthly(1), 28],
  ['a quarter', monthly(3), 89],
  ['half a year, as in Microsoft’s example of 180 days', monthly(6), 181],
  ['a year', monthly(12), 365],
])('allows an instance as long as the shortest %s, and no longer one', (_, pattern, most) => {
  expect(() => check(pattern, NO_END, most)).not.toThrow();
  expect(() => check(pattern, NO_END, most + 1)).toThrow(refused('settings.instanceDurationInDays'));
});

it('doesn’t limit the duration of a one-time review', () => {
  expect(() => check(null, NO_END, 400)).not.toThrow();
});
