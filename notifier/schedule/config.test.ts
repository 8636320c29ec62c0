import { expect, test } from 'vitest';
import { readSchedule } from './config';

test('an empty table gives the usual schedule', () => {
  expect(readSchedule({})).toEqual({
    schedule: {
      start: true,
      weekly: true,
      daysBefore: [3, 1],
      lastDay: true,
      hour: 9,
      timeZone: 'UTC',
      weekend: ['Saturday', 'Sunday'],
    },
  });
});

test.each([
  [{ hour: 3 }, 'hour is a whole number from 7 to 19: nobody is written to at night.'],
  [{ hour: '9' }, 'hour is a whole number from 7 to 19: nobody is written to at night.'],
  [{ timeZone: 'Oslo' }, 'timeZone is a name of the IANA list, such as Europe/Oslo.'],
  [{ daysBefore: [0] }, 'daysBefore is a list of whole numbers of days from 1 to 60, such as [3, 1].'],
  [
    { weekend: ['Sun'] },
    'weekend is a list of days, such as ["Saturday", "Sunday"], and leaves at least one day to work on.',
  ],
  [{ weekley: true }, 'The schedule has no setting "weekley".'],
  [{ lastDay: 1 }, 'lastDay is true or false.'],
  [null, 'The schedule is a table of settings.'],
])('the mistake in %j is reported in a sentence', (table, mistake) => {
  expect(readSchedule(table)).toEqual({ mistakes: [mistake] });
});
