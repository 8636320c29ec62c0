import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemsRef } from '../review/model';
import { guid } from '../review/testing';
import type { ActRecord, LogRecord } from './log';
import { reviewKey } from './model';
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

/** Each act once, as a log has them. */
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

test('the latest act about an item is the one that counts, and what was sent before stays with the item', () => {
  const rows = rowsOf(act('a', ITEMS), sending('s', 'a', ['one']), act('b', ['one'], 'Deny'));
  expect(rows.get('one')).toMatchObject({ actId: 'b', intent: { decision: 'Deny' }, open: true });
  expect(rows.get('one')?.sends).toMatchObject([{ decision: 'Approve', answer: 'none' }]);
  expect(rows.get('two')).toMatchObject({ actId: 'a', sends: [] });
});

test('an older act that reaches the log later doesn’t count, and what it sent stays before what the newer one sent', () => {
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

test('the order of an act goes before its time, and the newest stands first', () => {
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

test('a closed choice keeps only what may still arrive', () => {
  const rows = rowsOf(
    act('a', ['one']),
    sending('s', 'a', ['one']),
    sending('t', 'a', ['one']),
    answered('t', ['one']),
    closed('a', ['one']),
  );
  expect(rows.get('one')?.sends).toMatchObject([{ sendingId: 's', answer: 'none' }]);
});

test('that the same was sent beside it outlives the choice: what a read shows may be the other', () => {
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

test('what was refused, or taken back before it left, was not sent', () => {
  const rows = rowsOf(act('a', ['one']), sending('s', 'a', ['one']), answered('s', [], ['one']));
  expect(rows.get('one')?.sends).toEqual([]);
});

test('a part’s own request id comes before that of its batch', () => {
  const told = { ...answered('s', ['one', 'two']), requestIds: { one: 'own' } };
  const rows = rowsOf(act('a', ITEMS), sending('s', 'a', ITEMS), told);
  expect(rows.get('one')?.sends[0]?.requestId).toBe('own');
  expect(rows.get('two')?.sends[0]?.requestId).toBe('request');
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

test('whatever is in the log, it comes to the same in one go and in pieces', () => {
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

test('whatever is in the log, an item is open until its latest act is closed after it was made', () => {
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

test('an act is taken in in a time that grows with the number of people alone', () => {
  const took = (ids: readonly string[]) => {
    const begun = performance.now();
    rowsOf(act('a', ids));
    return performance.now() - begun;
  };
  const idsOf = (size: number) => Array.from({ length: size }, (_, at) => guid(at));
  const [few, many] = [idsOf(1_000), idsOf(10_000)];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // Ten times the people; by the square of their number it would take a hundred times as long. What else the machine does
  // only adds to a time.
  for (let round = 0; round < 40 && !(most < 40 * Math.max(1, least)); round += 1) {
    least = Math.min(least, took(few));
    most = Math.min(most, took(many));
  }
  expect(most).toBeLessThan(40 * Math.max(1, least));
});
