import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { readDefinition } from '../input/definition';
import { body, settings } from '../input/definition-testing';
import { RecurrenceSettings, recurrenceOf, recurrenceWire, seriesPeriod } from './recurrence';

const DAY = 86_400_000;
const START = Date.parse('2026-11-20T09:30:00Z');
/** The most days of an instance by the kind of recurrence. */
const MOST = { weekly: 7, monthly: 28, quarterly: 89, halfyearly: 181, annual: 365 };

const sent = fc
  .record({
    recurrenceType: fc.constantFrom(...(Object.keys(MOST) as (keyof typeof MOST)[])),
    recurrenceEndType: fc.constantFrom('never', 'endBy', 'occurrences'),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    count: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ share, count, ...rest }) => ({
    ...rest,
    durationInDays: Math.max(1, Math.floor(share * MOST[rest.recurrenceType])),
    recurrenceCount: rest.recurrenceEndType === 'occurrences' ? count : 0,
  }));

/** The content of a definition that recurs by the older settings until `endAt`. */
function contentOf(recurring: unknown, endAt: number) {
  const { recurrence, days } = recurrenceOf(v.parse(RecurrenceSettings, recurring), {
    startAt: START,
    endAt,
  });
  return readDefinition(body({ settings: settings({ recurrence, instanceDurationInDays: days }) }));
}

it('every recurrence is written back as it was sent, through the newer API’s form', () => {
  fc.assert(
    fc.property(sent, fc.integer({ min: 1, max: 4000 }), (recurring, days) => {
      const endAt = START + days * DAY;
      const content = contentOf(recurring, endAt);
      expect(recurrenceWire(content.settings)).toEqual(recurring);
      const period = seriesPeriod(content, START);
      expect(period.startAt).toBe(START);
      if (recurring.recurrenceEndType === 'endBy') expect(period.endAt).toBe(endAt);
    }),
  );
});

it('a counted series ends with its last occurrence, an endless one in the year 9999', () => {
  const weekly = { recurrenceType: 'weekly', durationInDays: 3 };
  const counted = contentOf({ ...weekly, recurrenceEndType: 'occurrences', recurrenceCount: 4 }, START + DAY);
  expect(seriesPeriod(counted, START).endAt).toBe(START + 24 * DAY);
  const endless = contentOf({ ...weekly, recurrenceEndType: 'never' }, START + DAY);
  expect(new Date(seriesPeriod(endless, START).endAt).getUTCFullYear()).toBe(9999);
});

it.each([
  ['weekly', 2, 'weekly'],
  ['absoluteMonthly', 2, 'monthly'],
])('writes %s every %i as %s, because the older API has no such interval', (type, interval, word) => {
  const recurrence = { pattern: { type, interval }, range: { type: 'noEnd', startDate: '2026-11-20' } };
  const content = readDefinition(body({ settings: settings({ recurrence }) }));
  expect(recurrenceWire(content.settings)).toMatchObject({
    recurrenceType: word,
    recurrenceEndType: 'never',
  });
});
