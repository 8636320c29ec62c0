import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HistorySchedule, nextRun, type RunPattern } from './runs';

const CREATED = Date.parse('2026-11-20T09:30:00Z');

function schedule(
  pattern: Partial<RunPattern>,
  range: Partial<HistorySchedule['recurrence']['range']> = {},
  reportRange = 'P1M',
): HistorySchedule {
  return {
    reportRange,
    recurrence: {
      pattern: {
        type: 'weekly',
        interval: 1,
        month: 0,
        dayOfMonth: 0,
        daysOfWeek: [],
        firstDayOfWeek: 'sunday',
        index: 'first',
        ...pattern,
      },
      range: {
        type: 'noEnd',
        numberOfOccurrences: 0,
        recurrenceTimeZone: null,
        startDate: '2018-08-03',
        endDate: null,
        ...range,
      },
    },
  };
}

/** The start times of a series from its creation on. */
function times(of: HistorySchedule, count: number): string[] {
  const found: string[] = [];
  let run = nextRun(of, CREATED, { from: CREATED, after: 0 });
  while (run && found.length < count) {
    found.push(new Date(run.runAt).toISOString().slice(0, 10));
    run = nextRun(of, CREATED, { from: run.runAt, after: run.number });
  }
  return found;
}

it('a report runs on the days of its recurrence, from its creation on', () => {
  expect(times(schedule({ interval: 2 }, { startDate: '2026-11-06' }), 2)).toEqual([
    '2026-12-04',
    '2026-12-18',
  ]);
  expect(times(schedule({ type: 'absoluteMonthly', dayOfMonth: 31 }), 4)).toEqual([
    '2026-11-30',
    '2026-12-31',
    '2027-01-31',
    '2027-02-28',
  ]);
});

it('the runs end with the recurrence’s range', () => {
  const numbered = { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 2 } as const;
  expect(times(schedule({}, numbered), 9)).toEqual(['2026-12-01', '2026-12-08']);
  const dated = { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-15' } as const;
  expect(times(schedule({}, dated), 9)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  expect(times(schedule({}, { type: 'endDate', endDate: '2020-01-01' }), 9)).toEqual([]);
});

it('a run covers the report range before it', () => {
  const run = nextRun(schedule({}, { startDate: '2027-03-31' }), CREATED, { from: CREATED, after: 0 });
  expect(run && new Date(run.periodEnd).toISOString()).toBe('2027-03-31T09:30:00.000Z');
  expect(run && new Date(run.periodStart).toISOString()).toBe('2027-02-28T09:30:00.000Z');
});

const anySchedule = fc
  .record({
    type: fc.constantFrom('weekly' as const, 'absoluteMonthly' as const),
    interval: fc.integer({ min: 1, max: 30 }),
    dayOfMonth: fc.integer({ min: 0, max: 31 }),
  })
  .chain((pattern) =>
    fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((start) => schedule(pattern, { startDate: start.toISOString().slice(0, 10) })),
  );

it('the next run is the first one that isn’t in the past, wherever the series began', () => {
  fc.assert(
    fc.property(anySchedule, (of) => {
      const found = nextRun(of, CREATED, { from: CREATED, after: 0 });
      expect(found?.runAt).toBeGreaterThanOrEqual(CREATED);
      const before = found && found.number > 1 && nextRun(of, CREATED, { from: 0, after: found.number - 2 });
      if (before) expect(before.runAt).toBeLessThan(CREATED);
    }),
  );
});
