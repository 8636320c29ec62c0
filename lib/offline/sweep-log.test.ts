import { expect, test } from 'vitest';
import type { LogRecord } from '../outbox/log';
import { sweepable } from './sweep-log';
import { act, closed, receipt, sending } from './testing';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const rowsOf = (...records: (LogRecord | null)[]) => records.map((record, at) => ({ seq: at + 1, record }));
const END = new Date(2 * DAY).toISOString();

test('a receipt goes seven days after it was written, or when the review is over', () => {
  const rows = rowsOf(receipt(0), receipt(0, END));
  expect(sweepable(rows, 2 * DAY - 1)).toEqual([]);
  expect(sweepable(rows, 2 * DAY)).toEqual([2]);
  expect(sweepable(rows, 7 * DAY)).toEqual([1, 2]);
});

test('an act that came to rest goes with what was noted of it', () => {
  const rows = rowsOf(act('a'), sending('s', 'a', 5), closed('a', 10));
  expect(sweepable(rows, 7 * DAY)).toEqual([]);
  expect(sweepable(rows, 7 * DAY + 10)).toEqual([1, 2, 3]);
});

test('an act of a review that is over goes when nothing of it can be on its way any more', () => {
  const rows = rowsOf(act('a', { endsAt: END }), closed('a', 2 * DAY));
  expect(sweepable(rows, 2 * DAY + HOUR - 1)).toEqual([]);
  expect(sweepable(rows, 2 * DAY + HOUR)).toEqual([1, 2]);
});

test('an act with one choice that didn’t come to rest never goes', () => {
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

test('a newer choice that came to rest closes the older ones of its item, and not the other way round', () => {
  const of = (id: string) => act(id, { parts: [{ decision: 'Deny', justification: '', itemIds: ['x'] }] });
  expect(sweepable(rowsOf(of('a'), of('b'), closed('b', 10, ['x'])), 8 * DAY)).toEqual([1, 2, 3]);
  expect(sweepable(rowsOf(of('a'), of('b'), closed('a', 10, ['x'])), 8 * DAY)).toEqual([1, 3]);
});

test('an open choice stays although an older one, which came to rest, reached the log after it', () => {
  const of = (id: string, at: number) =>
    act(id, { at, parts: [{ decision: 'Deny', justification: '', itemIds: ['x'] }] });
  expect(sweepable(rowsOf(of('b', 2_000), of('a', 1_000), closed('a', 10, ['x'])), 8 * DAY)).toEqual([2, 3]);
});

test('beside a record that can’t be read acts stay, and receipts go', () => {
  const rows = rowsOf(act('a'), closed('a', 10), null, receipt(10));
  expect(sweepable(rows, 100 * DAY)).toEqual([4]);
});

test('a note about an act that isn’t there goes after a while', () => {
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
