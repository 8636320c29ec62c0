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
  ['within an hour of the review’s begin it is the first', { days: [5, 5], from: [0, HOUR - 1] }, 1],
  ['within an hour before it too', { days: [5, 5], from: [0, 1 - HOUR] }, 1],
  ['an hour later it is another', { days: [5, 5], from: [0, HOUR] }, 2],
  ['whose length is one stage’s alone it is that one', { days: [5, 3, 7], from: [4], to: [11] }, 3],
  ['a length is told in whole days', { days: [5, 3, 7], from: [4], to: [11, 2 * HOUR] }, 3],
  ['a length that agrees with none is no help', { days: [5, 3, 7], from: [4], to: [13] }, null],
  [
    'within an hour of its planned begin it is the one planned',
    { days: [5, 6, 6], from: [11, HOUR - 1], to: [17] },
    3,
  ],
  ['an hour from it that isn’t plain', { days: [5, 6, 6], from: [11, HOUR], to: [17] }, null],
  ['without an end the plan tells', { days: [5, 6, 6], from: [11] }, 3],
  ['without times it is the only one that can be', { days: [5, 6], before: 1 }, 2],
  ['without times and with two left it isn’t plain', { days: [5, 6] }, null],
  ['without the review’s begin its length tells', { days: [5, 6], from: [0], to: [5], begin: null }, 1],
  [
    'without the review’s begin nor a length of its own it isn’t plain',
    { days: [5, 5], from: [0], to: [5], begin: null },
    null,
  ],
  ['without its own begin an end says nothing', { days: [5, 6, 7], to: [5] }, null],
])('the number of a stage by its times and the plan: %s', (_, given, number) => {
  expect(numberOf(given)).toBe(number);
});
