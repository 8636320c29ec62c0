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

test('a new batch is strict, waiting and not yet taken in, and has a name of its own', () => {
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

describe('times that lie ahead of the clock', () => {
  test('a mark from the future gets the current time', () =>
    expect(notAfter(sending(8), 5)).toEqual(sending(5)));
  test('an earlier mark keeps its time', () => expect(notAfter(sending(3), 5)).toEqual(sending(3)));
  test('a mark of now stays the same object', () => {
    const mark = sending(5);
    expect(notAfter(mark, 5)).toBe(mark);
  });
  test('a confirmation from the future gets the current time', () => {
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

  test('is the order of the store, whatever this page knew first', () => {
    expect(names(ordered([b, a], [a, b, c]))).toBe('a b c');
  });

  test('puts a batch that the store lacks right behind the one before it on this page', () => {
    expect(names(ordered([a, memory, b], [c, a, b]))).toBe('c a memory b');
    expect(names(ordered([memory, a], [a]))).toBe('memory a');
  });

  test('puts a batch still to be written last, followed by what came after it on this page', () => {
    expect(names(ordered([waits, a, b], [a, b]))).toBe('a b waits');
    expect(names(ordered([a, waits, later], [a, b]))).toBe('a b waits later');
    expect(names(ordered([a, memory, waits], [a, b]))).toBe('a memory b waits');
  });
});

describe('rows of the store', () => {
  const row = (seq: number, name: string): LoggedRecord => ({ seq, batch: name, record: act(seq) });

  test('are grouped by the append they came with', () => {
    const batches = byBatch([row(1, 'a'), row(2, 'a'), row(3, 'b')]);
    expect([...batches].map(([name, rows]) => [name, rows.map(({ seq }) => seq)])).toEqual([
      ['a', [1, 2]],
      ['b', [3]],
    ]);
  });

  test('have the last of them as their position', () => {
    expect(lastPosition([row(1, 'a'), row(2, 'b'), row(3, 'c')])).toEqual({ seq: 3, batch: 'c' });
    expect(lastPosition([])).toBeUndefined();
  });
});
