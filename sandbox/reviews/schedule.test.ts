import { expect, it } from 'vitest';
import { firstRun } from './schedule';

const NOW = Date.parse('2022-02-11T17:35:25.240Z');
const run = (startDate: string, endDate: string | null, more: object = {}) => {
  const { startAt, endAt } = firstRun(
    { startDate, endDate, recurring: false, durationInDays: 5, ...more },
    NOW,
  );
  return [new Date(startAt).toISOString(), new Date(endAt).toISOString()];
};

it('starts a review of today at once and ends it in the morning of its end date, as the tutorial’s', () => {
  expect(run('2022-02-11', '2022-02-16')).toEqual(['2022-02-11T17:35:25.240Z', '2022-02-16T08:00:00.000Z']);
});

it('takes full timestamps to the moment', () => {
  expect(run('2022-02-01T10:00:00Z', '2022-02-01T11:00:00Z')).toEqual([
    '2022-02-01T10:00:00.000Z',
    '2022-02-01T11:00:00.000Z',
  ]);
});

it.each([
  ['no end date', '2022-02-12', null, {}],
  ['the far end of time', '2022-02-12', '9999-12-31', {}],
  ['an end before the start', '2022-02-12', '2022-02-10', {}],
  ['a recurrence', '2022-02-12', '2022-12-31', { recurring: true }],
] as const)('runs for its duration with %s', (_, start, end, more) => {
  expect(run(start, end, more)[1]).toBe('2022-02-17T00:00:00.000Z');
});

it('runs for a day where no duration is given', () => {
  expect(run('2022-02-12', null, { durationInDays: 0 })[1]).toBe('2022-02-13T00:00:00.000Z');
});
