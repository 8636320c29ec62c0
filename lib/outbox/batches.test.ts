import { describe, expect, test } from 'vitest';
import type { ReceiptWrite } from '../review/receipt/model';
import { type Batch, byBatch, lastPosition, newBatch, notAfter, ordered } from './batches';
import type { LoggedRecord, LogRecord } from './log';

const review = { definitionId: 'd', instanceId: 'i', stageId: null };
const sending = (at: number): LogRecord => ({ kind: 'sending', id: 's', at, review, choices: [] });
const act = (at: number): LogRecord => ({
  kind: 'act',
  id: 'a',
  at,
  review,
  parts: [],
  seen: {},
  accepting: false,
  endsAt: null,
});
const batch = (name: string, place: Batch['place']): Batch => ({ ...newBatch([], place), name });
const names = (batches: readonly Batch[]) => batches.map(({ name }) => name).join(' ');

test('a new batch is for the disk, in no store, taken in by nobody and has a name of its own', () => {
  const [one, other] = [newBatch([act(1)], 'waiting'), newBatch([act(1)], 'waiting')];
  expect(one).toMatchObject({
    place: 'waiting',
    durability: 'strict',
    taken: false,
    restores: false,
    tried: false,
    stored: [{ seq: 0, record: act(1) }],
  });
  expect(one.name).not.toBe(other.name);
});

describe('what was sent left before it was read', () => {
  test('a later mark counts from now', () => expect(notAfter(sending(8), 5)).toEqual(sending(5)));
  test('an earlier mark counts from its time', () => expect(notAfter(sending(3), 5)).toEqual(sending(3)));
  test('a mark of now stays the same record', () => {
    const mark = sending(5);
    expect(notAfter(mark, 5)).toBe(mark);
  });
  test('what was read back later counts as read now', () => {
    const read = (...times: number[]) => {
      const entries = times.map(
        (confirmedAt) => ({ itemId: `i${confirmedAt}`, confirmedAt }) as ReceiptWrite,
      );
      return { kind: 'receipt', at: 1, review, endsAt: null, entries } as const;
    };
    const early = read(3, 5);
    expect(notAfter(early, 5)).toBe(early);
    const [, late] = read(3, 8).entries;
    expect(notAfter(read(3, 8), 5)).toEqual({
      ...read(3, 8),
      entries: [...read(3).entries, { ...late, confirmedAt: 5 }],
    });
  });
  test('an act keeps its time', () => expect(notAfter(act(8), 5)).toEqual(act(8)));
});

describe('the order in which batches count', () => {
  const [a, b, c] = [batch('a', 'store'), batch('b', 'store'), batch('c', 'store')];
  const [memory, waits, later] = [
    batch('memory', 'memory'),
    batch('waits', 'waiting'),
    batch('later', 'memory'),
  ];

  test('is the store’s, whatever this page knew first', () => {
    expect(names(ordered([b, a], [a, b, c]))).toBe('a b c');
  });

  test('what the store lacks stands behind what came before it here', () => {
    expect(names(ordered([a, memory, b], [c, a, b]))).toBe('c a memory b');
    expect(names(ordered([memory, a], [a]))).toBe('memory a');
  });

  test('what is still to be written stands behind all, and so does what came after it here', () => {
    expect(names(ordered([waits, a, b], [a, b]))).toBe('a b waits');
    expect(names(ordered([a, waits, later], [a, b]))).toBe('a b waits later');
    expect(names(ordered([a, memory, waits], [a, b]))).toBe('a memory b waits');
  });
});

describe('rows of the store', () => {
  const row = (seq: number, name: string): LoggedRecord => ({ seq, batch: name, record: act(seq) });

  test('are put together by the append they came with', () => {
    const batches = byBatch([row(1, 'a'), row(2, 'a'), row(3, 'b')]);
    expect([...batches].map(([name, rows]) => [name, rows.map(({ seq }) => seq)])).toEqual([
      ['a', [1, 2]],
      ['b', [3]],
    ]);
  });

  test('are known by the last of them', () => {
    expect(lastPosition([row(1, 'a'), row(2, 'b'), row(3, 'c')])).toEqual({ seq: 3, batch: 'c' });
    expect(lastPosition([])).toBeUndefined();
  });
});
