import { describe, expect, test } from 'vitest';
import type { LogRecord } from './log';
import { reviewKey } from './model';
import { RULES } from './plan';
import { emptyProjection, reduce } from './reduce';
import { missingIn, recordAbout } from './restore';
import { SETTLE } from './sends';

const NOW = 10_000_000;
const review = { definitionId: 'd', instanceId: 'i', stageId: null };
const KEY = reviewKey(review);
const ITEMS = ['one', 'two'];

const act = (id: string, itemIds: readonly string[] = ITEMS): LogRecord => ({
  kind: 'act',
  id,
  at: NOW - 5_000,
  review,
  parts: [{ decision: 'Approve', justification: '', itemIds }],
  seen: {},
  accepting: false,
  endsAt: null,
});
const choices = (actId: string, itemIds: readonly string[]) => itemIds.map((itemId) => ({ actId, itemId }));
const sending = (id: string, at: number, itemIds: readonly string[] = ITEMS): LogRecord => ({
  kind: 'sending',
  id,
  at,
  review,
  choices: choices('a', itemIds),
});
const closed = (itemIds: readonly string[] = ITEMS): LogRecord => ({
  kind: 'closed',
  at: NOW,
  review,
  how: 'confirmed',
  choices: choices('a', itemIds),
});

/** The records that a page with `known` has and a store with `stored` lacks. */
function missing(known: readonly LogRecord[], stored: readonly LogRecord[]) {
  const projection = emptyProjection();
  reduce(projection, known);
  const found = missingIn(projection, stored, NOW, RULES);
  return [...(found.get(KEY) ?? [])];
}

describe('records missing from the store', () => {
  test('include every open choice that it doesn’t have, and none of those it has', () => {
    expect(missing([act('a')], [])).toEqual(ITEMS);
    expect(missing([act('a')], [act('a')])).toEqual([]);
    expect(missing([act('a')], [act('a', ['one'])])).toEqual(['two']);
    expect(missing([act('a')], [act('b', ['one']), act('a', ['two'])])).toEqual(['one']);
  });

  test('include the closing of a choice that the store has open, and a choice closed only in the store', () => {
    expect(missing([act('a'), closed(['one'])], [act('a')])).toEqual(['one']);
    expect(missing([act('a')], [act('a'), closed(['one'])])).toEqual(['one']);
  });

  test('don’t include closed choices', () => {
    expect(missing([act('a'), closed()], [])).toEqual([]);
    expect(missing([act('a'), closed()], [act('a'), closed()])).toEqual([]);
  });

  test('include a send that may still arrive, although its choice is closed', () => {
    const last = sending('s', NOW - SETTLE + 1, ['one']);
    expect(missing([act('a'), last, closed()], [])).toEqual(['one']);
    expect(missing([act('a'), sending('s', NOW - SETTLE), closed()], [])).toEqual([]);
    expect(missing([act('a'), last, closed()], [act('a'), last, closed()])).toEqual([]);
  });

  test('include a send of an open choice, unless it may have been tidied away', () => {
    const young = sending('s', NOW - 2 * SETTLE + 1);
    expect(missing([act('a'), young], [act('a')])).toEqual(ITEMS);
    expect(missing([act('a'), young], [act('a'), young])).toEqual([]);
    expect(missing([act('a'), sending('s', NOW - 2 * SETTLE)], [act('a')])).toEqual([]);
  });
});

describe('a record reduced to some items', () => {
  const has = (itemId: string) => itemId === 'one';
  const none = () => false;

  test('keeps of an act their parts and the answers on screen for them', () => {
    const seen = { decision: 'Deny', justification: '', reviewedBy: null, reviewedAt: null };
    const record = {
      ...act('a'),
      parts: [
        { decision: 'Approve' as const, justification: 'a', itemIds: ['one', 'two'] },
        { decision: 'Deny' as const, justification: 'b', itemIds: ['three'] },
      ],
      seen: { one: seen, two: seen },
    } as LogRecord;
    expect(recordAbout(record, has)).toEqual({
      ...record,
      parts: [{ decision: 'Approve', justification: 'a', itemIds: ['one'] }],
      seen: { one: seen },
    });
    expect(recordAbout(record, none)).toBeNull();
    const own = { decision: 'DontKnow', justification: 'c' };
    expect(recordAbout({ ...record, own: { one: own, two: own } } as LogRecord, has)).toMatchObject({
      own: { one: own },
    });
  });

  test('keeps of an answer which of them were accepted and refused', () => {
    const record = (accepted: string[], refused: string[]): LogRecord => ({
      kind: 'answered',
      sendingId: 's',
      at: NOW,
      review,
      accepted,
      refused,
      requestId: null,
    });
    expect(recordAbout(record(['one', 'two'], ['three']), has)).toEqual(record(['one'], []));
    expect(recordAbout(record(['two'], ['three', 'one']), has)).toEqual(record([], ['one']));
    expect(recordAbout(record(['one'], ['two']), none)).toBeNull();
  });

  test('keeps of a receipt their entries', () => {
    const entry = {
      decision: 'Approve' as const,
      justification: '',
      reviewedAt: null,
      requestIds: [],
      sends: 1,
      sentAt: null,
      confirmedAt: NOW,
    };
    const record: LogRecord = {
      kind: 'receipt',
      at: NOW,
      review,
      endsAt: null,
      entries: [
        { ...entry, itemId: 'one' },
        { ...entry, itemId: 'two' },
      ],
    };
    expect(recordAbout(record, has)).toEqual({ ...record, entries: [{ ...entry, itemId: 'one' }] });
    expect(recordAbout(record, none)).toBeNull();
  });

  test('keeps of sendings and closings their choices', () => {
    for (const record of [sending('s', NOW), closed()]) {
      expect(recordAbout(record, has)).toEqual({ ...record, choices: choices('a', ['one']) });
      expect(recordAbout(record, none)).toBeNull();
    }
  });
});
