import { describe, expect, test } from 'vitest';
import { distanceOf, formatDayTime, formatExact, formatList, formatNumber, formatRelative } from './format';

const now = new Date('2026-11-23T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const words = { now: 'now', justNow: 'just now' };
const paris = { locale: 'en-GB', timeZone: 'Europe/Paris' };

describe('a relative time', () => {
  test.each([
    [59 * 60_000, 59, 'minute'],
    [23 * HOUR, 23, 'hour'],
    [47 * HOUR, 1, 'day'],
    [-47 * DAY, -47, 'day'],
    [100 * DAY, 3, 'month'],
    [-800 * DAY, -2, 'year'],
  ] as const)('of %i ms is shown as %i %ss', (ms, value, unit) => {
    expect(distanceOf(later(ms), now)).toEqual({ value, unit });
  });

  test('is rounded down, so that a deadline never seems later than it is', () => {
    expect(formatRelative(later(2 * DAY - 1), now, paris, words)).toBe('in 1 day');
  });

  test('says "1 day ago" and "1 year ago", never yesterday or last year', () => {
    expect(formatRelative(later(-46 * HOUR), now, paris, words)).toBe('1 day ago');
    expect(formatRelative(later(-730 * DAY), now, paris, words)).toBe('1 year ago');
  });

  test.each([
    [59_999, 'now'],
    [0, 'just now'],
    [-59_999, 'just now'],
    [60_000, 'in 1 minute'],
    [-60_000, '1 minute ago'],
  ] as const)('under a minute has no number: %i ms is "%s"', (ms, text) => {
    expect(formatRelative(later(ms), now, paris, words)).toBe(text);
  });

  test('is in the reader’s language', () => {
    expect(formatRelative(later(3 * DAY), now, { locale: 'de', timeZone: 'UTC' }, words)).toBe('in 3 Tagen');
  });
});

test('an exact time is shown in the reader’s time zone, with the day of the week', () => {
  expect(formatExact(new Date('2026-11-23T23:30:00Z'), paris)).toBe('Tuesday, 24 November 2026 at 00:30');
});

test('an English text in a German browser has English words and numbers, and German order and hours', () => {
  const reader = { locale: 'en-DE', timeZone: 'Europe/Berlin' };
  expect(formatExact(new Date('2026-12-07T17:00:00Z'), reader)).toBe('Monday, 7 December 2026 at 18:00');
  expect(formatRelative(later(3 * DAY), now, reader, words)).toBe('in 3 days');
  expect(formatNumber(10_000, reader)).toBe('10,000');
});

test('numbers and lists follow the language', () => {
  const german = { locale: 'de', timeZone: 'UTC' };
  expect(formatNumber(10_000, german)).toBe('10.000');
  expect(formatList(['Adele', 'Alex', 'Lee'], german)).toBe('Adele, Alex und Lee');
});

test('an end just after midnight says its minute, or the whole day would seem to be left', () => {
  expect(formatDayTime(new Date('2026-12-08T23:15:00Z'), paris)).toBe('9 Dec 2026, 00:15');
});
