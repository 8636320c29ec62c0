import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogRecord } from '../outbox/log';
import { emptyProjection, reduce } from '../outbox/reduce';
import { sweepable } from './sweep-log';
import { act, closed, receipt, sending } from './testing';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const rowsOf = (...records: (LogRecord | null)[]) => records.map((record, at) => ({ seq: at + 1, record }));
const END = new Date(2 * DAY).toISOString();

test('a receipt is removed seven days after it was written, or when the review is over', () => {
  const rows = rowsOf(receipt(0), receipt(0, END));
  expect(sweepable(rows, 2 * DAY - 1)).toEqual([]);
  expect(sweepable(rows, 2 * DAY)).toEqual([2]);
  expect(sweepable(rows, 7 * DAY)).toEqual([1, 2]);
});

test('a closed act is removed with its sendings after seven days', () => {
  const rows = rowsOf(act('a'), sending('s', 'a', 5), closed('a', 10));
  expect(sweepable(rows, 7 * DAY)).toEqual([]);
  expect(sweepable(rows, 7 * DAY + 10)).toEqual([1, 2, 3]);
});

test('a closed act of an ended review is removed an hour after the end', () => {
  const rows = rowsOf(act('a', { endsAt: END }), closed('a', 2 * DAY));
  expect(sweepable(rows, 2 * DAY + HOUR - 1)).toEqual([]);
  expect(sweepable(rows, 2 * DAY + HOUR)).toEqual([1, 2]);
});

test('an act with one open choice is never removed', () => {
  const two = act('a', {
    endsAt: END,
    parts: [
      { decision: 'Deny', justification: '', itemIds: ['x'] },
      { decision: 'Approve', justification: '', itemIds: ['y'] },
    ],
  });
  const rows = rowsOf(two, sending('s', 'a', 5), closed('a', 10, ['x']));
  expect(sweepable(rows, 10_000 * DAY)).toEqual([]);
});

test('a closed newer choice also closes the older ones of its item, and not the other way round', () => {
  const of = (id: string) => act(id, { parts: [{ decision: 'Deny', justification: '', itemIds: ['x'] }] });
  expect(sweepable(rowsOf(of('a'), of('b'), closed('b', 10, ['x'])), 8 * DAY)).toEqual([1, 2, 3]);
  expect(sweepable(rowsOf(of('a'), of('b'), closed('a', 10, ['x'])), 8 * DAY)).toEqual([1, 3]);
});

test('an open choice stays although an older, closed one reached the log after it', () => {
  const of = (id: string, at: number) =>
    act(id, { at, parts: [{ decision: 'Deny', justification: '', itemIds: ['x'] }] });
  expect(sweepable(rowsOf(of('b', 2_000), of('a', 1_000), closed('a', 10, ['x'])), 8 * DAY)).toEqual([2, 3]);
});

test('beside an unreadable record, acts stay and receipts are removed', () => {
  const rows = rowsOf(act('a'), closed('a', 10), null, receipt(10));
  expect(sweepable(rows, 100 * DAY)).toEqual([4]);
});

test('a sending and its answer without an act are removed after an hour', () => {
  const answered: LogRecord = {
    kind: 'answered',
    sendingId: 's',
    at: 0,
    review: { definitionId: 'd', instanceId: 'i', stageId: null },
    accepted: [],
    refused: [],
    requestId: null,
  };
  const rows = rowsOf(sending('s', 'gone', 0), answered);
  expect(sweepable(rows, HOUR - 1)).toEqual([]);
  expect(sweepable(rows, HOUR)).toEqual([1, 2]);
});

const on = (id: string, at: number, ...itemIds: string[]) =>
  act(id, { at, parts: [{ decision: 'Deny', justification: '', itemIds }] });

test('a newer choice stays as long as an older act about the same person does', () => {
  const rows = rowsOf(on('m', 1_000, 'x', 'y'), on('n', 2_000, 'x'), closed('n', 10, ['x']));
  expect(sweepable(rows, 8 * DAY)).toEqual([]);
  const chain = rowsOf(...rows.map(({ record }) => record), on('o', 3_000, 'z'), on('p', 4_000, 'x', 'z'));
  const rest = [closed('o', 10, ['z']), closed('p', 10, ['x', 'z'])];
  expect(sweepable(rowsOf(...chain.map(({ record }) => record), ...rest), 8 * DAY)).toEqual([4, 6]);
});

test('the open choices are the same after everything removable was removed', () => {
  const item = fc.constantFrom('x', 'y', 'z');
  const step = fc.record({
    items: fc.uniqueArray(item, { minLength: 1 }),
    order: fc.integer({ min: 1, max: 9 }),
    ending: fc.option(fc.boolean()),
    closes: fc.option(fc.record({ which: fc.nat(8), items: fc.uniqueArray(item, { minLength: 1 }) })),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 9 }), (steps) => {
      const acts: { id: string; items: string[] }[] = [];
      const records = steps.flatMap(({ items, order, ending, closes }, at): LogRecord[] => {
        const made = { ...on(`a${at}`, order, ...items), endsAt: ending ? END : null };
        acts.push({ id: made.id, items });
        const named = closes && acts[closes.which % acts.length];
        return named
          ? [
              made,
              closed(
                named.id,
                10,
                named.items.filter((id) => (closes.items as readonly string[]).includes(id)),
              ),
            ]
          : [made];
      });
      const rows = rowsOf(...records);
      const gone = new Set(sweepable(rows, 8 * DAY));
      const openIn = (kept: readonly LogRecord[]) => {
        const projection = emptyProjection();
        reduce(projection, kept);
        const open = [...projection.reviews.values()].flatMap((review) => [...review.rows.values()]);
        return open
          .filter((row) => row.open)
          .map(({ itemId, actId, intent }) => `${itemId} ${actId} ${intent.decision}`)
          .sort();
      };
      const left = rows.flatMap(({ seq, record }) => (gone.has(seq) ? [] : [record as LogRecord]));
      expect(openIn(left)).toEqual(openIn(records));
    }),
    { numRuns: 2_000 },
  );
});
