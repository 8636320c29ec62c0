import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemsRef } from '../review/model';
import type { ReceiptWrite } from '../review/receipt/model';
import { guid } from '../review/testing';
import type { ActRecord, LogRecord } from './log';
import { reviewKey } from './model';
import { RULES } from './plan';
import { emptyProjection, type Projection, reduce } from './reduce';

const REVIEW: ItemsRef = { definitionId: guid(100), instanceId: guid(200), stageId: null };
const ITEMS = ['one', 'two', 'three'];

function act(id: string, itemIds: readonly string[], decision: 'Approve' | 'Deny' = 'Approve'): ActRecord {
  const parts = [{ decision, justification: '', itemIds }];
  return { kind: 'act', id, at: 1, review: REVIEW, parts, seen: {}, accepting: false, endsAt: null };
}

const sending = (id: string, actId: string, itemIds: readonly string[]): LogRecord => ({
  kind: 'sending',
  id,
  at: 2,
  review: REVIEW,
  choices: itemIds.map((itemId) => ({ actId, itemId })),
});

const answered = (
  sendingId: string,
  accepted: readonly string[],
  refused: readonly string[] = [],
): LogRecord => ({
  kind: 'answered',
  sendingId,
  at: 3,
  review: REVIEW,
  accepted,
  refused,
  requestId: 'request',
});

const closed = (actId: string, itemIds: readonly string[]): LogRecord => ({
  kind: 'closed',
  at: 4,
  review: REVIEW,
  how: 'confirmed',
  choices: itemIds.map((itemId) => ({ actId, itemId })),
});

/** Keeps only the first record of each act, as a log does. */
const inPlace = (records: readonly LogRecord[]): LogRecord[] =>
  records.filter(
    (one, at) =>
      one.kind !== 'act' || records.findIndex((other) => other.kind === 'act' && other.id === one.id) === at,
  );

function rowsOf(...records: LogRecord[]) {
  const projection = emptyProjection();
  reduce(projection, records);
  return projection.reviews.get(reviewKey(REVIEW))?.rows ?? new Map();
}

test('the latest act about an item counts, and earlier sends stay with the item', () => {
  const rows = rowsOf(act('a', ITEMS), sending('s', 'a', ['one']), act('b', ['one'], 'Deny'));
  expect(rows.get('one')).toMatchObject({ actId: 'b', intent: { decision: 'Deny' }, open: true });
  expect(rows.get('one')?.sends).toMatchObject([{ decision: 'Approve', answer: 'none' }]);
  expect(rows.get('two')).toMatchObject({ actId: 'a', sends: [] });
});

test('an older act that reaches the log later doesn’t count, and its sends come before the newer one’s', () => {
  const older = { ...act('a', ['one'], 'Deny'), at: 0 };
  const rows = rowsOf(
    act('b', ['one']),
    sending('t', 'b', ['one']),
    older,
    sending('s', 'a', ['one']),
    answered('s', ['one']),
    closed('a', ['one']),
  );
  expect(rows.get('one')).toMatchObject({ actId: 'b', intent: { decision: 'Approve' }, open: true });
  expect(rows.get('one')?.sends).toMatchObject([{ decision: 'Deny' }, { decision: 'Approve' }]);
});

test('acts are sorted by their order before their time, newest first', () => {
  const projection = emptyProjection();
  reduce(projection, [
    { ...act('b', ['one']), order: 5 },
    { ...act('a', ['one'], 'Deny'), at: 4 },
  ]);
  const log = projection.reviews.get(reviewKey(REVIEW));
  expect([log?.acts.map(({ id }) => id), log?.rows.get('one')?.actId]).toEqual([['b', 'a'], 'b']);
  expect(projection.newest).toBe(5);
});

test('closing an older act never closes a newer one', () => {
  const rows = rowsOf(act('a', ITEMS), act('b', ['one']), closed('a', ITEMS));
  expect(rows.get('one')?.open).toBe(true);
  expect(rows.get('two')?.open).toBe(false);
});

test('a closed choice keeps only its sends without an answer', () => {
  const rows = rowsOf(
    act('a', ['one']),
    sending('s', 'a', ['one']),
    sending('t', 'a', ['one']),
    answered('t', ['one']),
    closed('a', ['one']),
  );
  expect(rows.get('one')?.sends).toMatchObject([{ sendingId: 's', answer: 'none' }]);
});

test('an unanswered send is marked as a twin after the choice closes when the same was sent beside it', () => {
  const rows = rowsOf(
    act('a', ['one', 'two']),
    sending('s', 'a', ['one', 'two']),
    sending('t', 'a', ['one']),
    answered('t', ['one']),
    closed('a', ['one', 'two']),
    act('b', ['one', 'two']),
    closed('b', ['one', 'two']),
  );
  expect(rows.get('one')?.sends).toMatchObject([{ sendingId: 's', twin: true }]);
  expect(rows.get('two')?.sends[0]?.twin).toBeUndefined();
});

test('a send that was refused isn’t kept', () => {
  const rows = rowsOf(act('a', ['one']), sending('s', 'a', ['one']), answered('s', [], ['one']));
  expect(rows.get('one')?.sends).toEqual([]);
});

test('a part’s own request id comes before that of its batch', () => {
  const record = { ...answered('s', ['one', 'two']), requestIds: { one: 'own' } };
  const rows = rowsOf(act('a', ITEMS), sending('s', 'a', ITEMS), record);
  expect(rows.get('one')?.sends[0]?.requestId).toBe('own');
  expect(rows.get('two')?.sends[0]?.requestId).toBe('request');
});

const entry = (itemId: string, reviewedAt: string | null = null): ReceiptWrite => ({
  itemId,
  decision: 'Approve',
  justification: '',
  reviewedAt,
  requestIds: [],
  sends: 1,
  sentAt: 2,
  confirmedAt: 3,
});

const receipt = (...entries: ReceiptWrite[]): LogRecord => ({
  kind: 'receipt',
  at: 4,
  review: REVIEW,
  endsAt: null,
  entries,
});

describe('the changes that a record causes are returned', () => {
  const changes = (before: readonly LogRecord[], record: LogRecord) => {
    const projection = emptyProjection();
    reduce(projection, before);
    return [...reduce(projection, [record])].map(([key, itemIds]) => [key, [...itemIds]]);
  };
  const key = reviewKey(REVIEW);
  const made = act('a', ITEMS);
  const sent = [made, sending('s', 'a', ITEMS)];

  test('item by item', () => {
    expect(changes([], made)).toEqual([[key, ITEMS]]);
    expect(changes([made], sending('s', 'a', ['one']))).toEqual([[key, ['one']]]);
    expect(changes(sent, answered('s', ['one'], ['two']))).toEqual([[key, ['one', 'two']]]);
    expect(changes(sent, closed('a', ['two']))).toEqual([[key, ['two']]]);
    expect(changes([], receipt(entry('one')))).toEqual([[key, ['one']]]);
  });

  test('without items that were known already or that no act is about', () => {
    expect(changes([made], made)).toEqual([[key, []]]);
    expect(changes(sent, sending('s', 'a', ITEMS))).toEqual([[key, []]]);
    expect(changes([made], sending('s', 'b', ITEMS))).toEqual([[key, []]]);
    expect(changes([made, act('b', ['four'])], sending('s', 'b', ['one', 'five']))).toEqual([[key, []]]);
    expect(changes([], closed('a', ITEMS))).toEqual([[key, []]]);
    expect(changes([act('b', ['one'])], act('a', ['one']))).toEqual([[key, ['one']]]);
    expect(changes([{ ...act('b', ['one']), order: 5 }], act('a', ['one', 'two']))).toEqual([[key, ['two']]]);
  });
});

test('a record about an item without an act makes no row', () => {
  const rows = rowsOf(answered('s', ['one'], ['two']), closed('a', ['one']), receipt(entry('three')));
  expect(rows.size).toBe(0);
});

test('a row has its act, the number of its items, and whether it accepts recommendations', () => {
  const seen = { decision: 'Deny' as const, justification: 'theirs', reviewedBy: null, reviewedAt: null };
  const parts = [
    { decision: 'Approve' as const, justification: 'a', itemIds: ['one', 'two'] },
    { decision: 'Deny' as const, justification: 'b', itemIds: ['three'] },
  ];
  const rows = rowsOf({ ...act('a', []), at: 3, order: 7, parts, seen: { three: seen }, accepting: true });
  const nobody = { decision: 'NotReviewed', justification: '', reviewedBy: null, reviewedAt: null };
  const of = { review: REVIEW, actId: 'a', actAt: 3, actOrder: 7, actSize: 3, accepting: true, open: true };
  expect(rows.get('one')).toEqual({
    ...of,
    itemId: 'one',
    intent: { itemId: 'one', decision: 'Approve', justification: 'a', seen: nobody },
    sends: [],
    confirmed: null,
  });
  expect(rows.get('three')).toEqual({
    ...of,
    itemId: 'three',
    intent: { itemId: 'three', decision: 'Deny', justification: 'b', seen },
    sends: [],
    confirmed: null,
  });
});

test('a send has its mark, its act and its value, and only its own answer', () => {
  const rows = rowsOf(
    act('a', ITEMS, 'Deny'),
    sending('s', 'a', ['one']),
    sending('t', 'a', ['one']),
    answered('t', ['one']),
    answered('other', ['one'], []),
  );
  const of = { actOrder: 1, at: 2, decision: 'Deny', justification: '' };
  expect(rows.get('one')?.sends).toEqual([
    { ...of, sendingId: 's', answer: 'none', requestId: null },
    { ...of, sendingId: 't', answer: 'accepted', requestId: 'request' },
  ]);
  const refused = rowsOf(
    act('a', ITEMS),
    sending('s', 'a', ITEMS),
    sending('t', 'a', ITEMS),
    answered('s', [], ITEMS),
  );
  expect(refused.get('one')?.sends).toMatchObject([{ sendingId: 't' }]);
});

test('sends stand in the order of the acts they were for', () => {
  const later = { ...act('b', ['one'], 'Deny'), order: 2 };
  const last = { ...act('c', ['one']), order: 3 };
  const rows = rowsOf(
    act('a', ['one']),
    later,
    last,
    sending('u', 'c', ['one']),
    sending('s', 'a', ['one']),
    sending('t', 'b', ['one']),
    sending('s2', 'a', ['one']),
  );
  const order = rows.get('one')?.sends.map(({ sendingId }: { sendingId: string }) => sendingId);
  expect(order).toEqual(['s', 's2', 't', 'u']);
});

test('a review has the stage and the end of its newest act', () => {
  const projection = emptyProjection();
  const stage = { ...REVIEW, stageId: 'stage' };
  const log = () => {
    const { review, endsAt, acts } = projection.reviews.get(reviewKey(REVIEW)) ?? {};
    return [review, endsAt, acts?.map(({ id }) => id)];
  };
  reduce(projection, [receipt(entry('one'))]);
  expect([log(), projection.newest]).toEqual([[REVIEW, null, []], Number.NEGATIVE_INFINITY]);
  reduce(projection, [{ ...act('b', ['one']), order: 5, review: stage, endsAt: '2026-12-01' }]);
  expect(log()).toEqual([stage, '2026-12-01', ['b']]);
  reduce(projection, [{ ...act('a', ['one']), order: 4, endsAt: '2027-01-01' }]);
  expect([log(), projection.newest]).toEqual([[stage, '2026-12-01', ['b', 'a']], 5]);
  reduce(projection, [act('z', ['one']), { ...act('c', ['one']), order: 5 }]);
  expect(log()).toEqual([REVIEW, null, ['c', 'b', 'a', 'z']]);
});

test('a receipt stays with its item, also for later choices', () => {
  const one = entry('one', '2026-11-10T00:00:00.000Z');
  const rows = rowsOf(act('a', ['one', 'two']), receipt(one), act('b', ['one']));
  expect([rows.get('one')?.confirmed, rows.get('two')?.confirmed]).toEqual([one, null]);
  expect(rowsOf(act('a', ['one']), receipt(one)).get('one')?.confirmed).toEqual(one);
});

test('a sending is kept with its review, its time and its items', () => {
  const projection = emptyProjection();
  reduce(projection, [sending('s', 'a', ['one', 'two'])]);
  expect([...projection.sendings]).toEqual([
    ['s', { review: reviewKey(REVIEW), at: 2, itemIds: ['one', 'two'] }],
  ]);
});

test('without the rule coalesceByIntent, closing an older act closes the newer one', () => {
  const projection = emptyProjection();
  reduce(projection, [act('a', ['one']), act('b', ['one']), closed('a', ['one'])], {
    ...RULES,
    coalesceByIntent: false,
  });
  expect(projection.reviews.get(reviewKey(REVIEW))?.rows.get('one')?.open).toBe(false);
});

const some = fc.subarray(ITEMS, { minLength: 1 });
const name = fc.constantFrom('a', 'b', 'c');
const record: fc.Arbitrary<LogRecord> = fc.oneof(
  fc.tuple(name, some, fc.constantFrom('Approve' as const, 'Deny' as const)).map((args) => act(...args)),
  fc.tuple(name, name, some).map(([id, actId, items]) => sending(`s${id}`, actId, items)),
  fc.tuple(name, some, some).map(([id, yes, no]) => answered(`s${id}`, yes, no)),
  fc.tuple(name, some).map(([id, items]) => closed(id, items)),
);

const plain = ({ reviews }: Projection) => [...reviews].map(([key, log]) => [key, [...log.rows], log.acts]);

test('records reduced at once or in two parts give the same projection', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 30 }), fc.nat(30), (records, cut) => {
      const kept = inPlace(records);
      const [whole, pieces] = [emptyProjection(), emptyProjection()];
      reduce(whole, kept);
      reduce(pieces, kept.slice(0, cut));
      reduce(pieces, kept.slice(cut));
      expect(plain(pieces)).toEqual(plain(whole));
    }),
  );
});

test('an act or a sending that comes twice changes nothing the second time', () => {
  const log = [act('a', ['one']), sending('s', 'a', ['one'])];
  const rows = rowsOf(...log, closed('a', ['one']), ...log);
  expect(rows.get('one')).toMatchObject({ open: false });
  expect(rows.get('one')?.sends).toHaveLength(1);
});

test('an item is open until its latest act is closed, whatever else is in the log', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 30 }).map(inPlace), (records) => {
      const rows = rowsOf(...records);
      for (const itemId of ITEMS) {
        const latest = records.findLastIndex(
          (one) => one.kind === 'act' && one.parts.some((part) => part.itemIds.includes(itemId)),
        );
        const made = records[latest];
        if (made?.kind !== 'act') continue;
        const over = records
          .slice(latest)
          .some(
            (one) =>
              one.kind === 'closed' &&
              one.choices.some((choice) => choice.actId === made.id && choice.itemId === itemId),
          );
        expect(rows.get(itemId)?.open).toBe(!over);
      }
    }),
  );
});

test('the time to take in an act doesn’t grow with the square of its number of people', () => {
  const took = (ids: readonly string[]) => {
    const begun = performance.now();
    rowsOf(act('a', ids));
    return performance.now() - begun;
  };
  const idsOf = (size: number) => Array.from({ length: size }, (_, at) => guid(at));
  const [few, many] = [idsOf(1_000), idsOf(10_000)];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // Ten times the people take about ten times as long; a quadratic algorithm would take a hundred times as
  // long. Other work of the machine only adds to a time, so the shortest times are compared.
  for (let round = 0; round < 40 && !(most < 40 * Math.max(1, least)); round += 1) {
    least = Math.min(least, took(few));
    most = Math.min(most, took(many));
  }
  expect(most).toBeLessThan(40 * Math.max(1, least));
});
