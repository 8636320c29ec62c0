import { expect, test } from 'vitest';
import { guid } from '../review/testing';
import { stageNumber } from './stage-number';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2026, 10, 1);
const iso = (days: number, ms = 0) => new Date(BEGIN + days * DAY + ms).toISOString();
const plan = (...days: number[]) =>
  days.map((durationInDays) => ({ durationInDays, movesOn: 'all' as const }));

interface Case {
  days: number[];
  from?: [number, number?];
  to?: [number, number?];
  begin?: string | null;
  before?: number;
}

function numberOf({ days, from, to, begin = iso(0), before = 0 }: Case): number | null {
  const stage = {
    id: guid(1),
    status: 'InProgress' as const,
    startsAt: from ? iso(...from) : null,
    endsAt: to ? iso(...to) : null,
  };
  return stageNumber({ stages: plan(...days) }, { startsAt: begin }, stage, before);
}

test.each<[string, Case, number | null]>([
  [
    'a stage that begins within an hour after the review is the first',
    { days: [5, 5], from: [0, HOUR - 1] },
    1,
  ],
  [
    'a stage that begins within an hour before the review is the first',
    { days: [5, 5], from: [0, 1 - HOUR] },
    1,
  ],
  ['a stage of two that begins an hour after the review is the second', { days: [5, 5], from: [0, HOUR] }, 2],
  [
    'a stage with a length that only one planned stage has is that stage',
    { days: [5, 3, 7], from: [4], to: [11] },
    3,
  ],
  ['a stage’s length is rounded to whole days', { days: [5, 3, 7], from: [4], to: [11, 2 * HOUR] }, 3],
  [
    'a stage with a length that no planned stage has is unknown',
    { days: [5, 3, 7], from: [4], to: [13] },
    null,
  ],
  [
    'a stage that begins within an hour of a planned begin is the stage planned then',
    { days: [5, 6, 6], from: [11, HOUR - 1], to: [17] },
    3,
  ],
  [
    'a stage that begins an hour after a planned begin is unknown',
    { days: [5, 6, 6], from: [11, HOUR], to: [17] },
    null,
  ],
  ['a stage without an end is the one planned for its begin', { days: [5, 6, 6], from: [11] }, 3],
  ['a stage without times is the only one that is left', { days: [5, 6], before: 1 }, 2],
  ['a stage without times is unknown when two are left', { days: [5, 6] }, null],
  [
    'a stage of a review without a begin is found by its length',
    { days: [5, 6], from: [0], to: [5], begin: null },
    1,
  ],
  [
    'a stage of a review without a begin is unknown when another stage has the same length',
    { days: [5, 5], from: [0], to: [5], begin: null },
    null,
  ],
  ['a stage with an end alone is unknown', { days: [5, 6, 7], to: [5] }, null],
])('the number of a stage by its times and the plan: %s', (_, given, number) => {
  expect(numberOf(given)).toBe(number);
});
