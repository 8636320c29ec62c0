import { describe, expect, test } from 'vitest';
import type { Answered, DecisionItem } from '../review/model';
import { anItem, guid, ME, maker, OTHER } from '../review/testing';
import type { OutboxRow, Send } from './model';
import { isOldCopy, proves, SETTLE, sameValue, sendsForThis, settledAt, underway } from './sends';

const NOW = Date.parse('2026-11-10T12:00:00.000Z');
const time = (before: number) => new Date(NOW - before).toISOString();
const NOBODY: Answered = { decision: 'NotReviewed', justification: '', reviewedBy: null, reviewedAt: null };

function row(
  sends: readonly Send[],
  wanted: Partial<OutboxRow['intent']> = {},
  confirmed: OutboxRow['confirmed'] = null,
): OutboxRow {
  return {
    itemId: guid(1),
    review: { definitionId: guid(100), instanceId: guid(200), stageId: null },
    actId: 'act',
    actAt: NOW,
    actOrder: NOW,
    actSize: 1,
    accepting: false,
    intent: { itemId: guid(1), decision: 'Approve', justification: 'ok', seen: NOBODY, ...wanted },
    open: true,
    sends,
    confirmed,
  };
}

const send = (sendingId: string, over: Partial<Send> = {}): Send => ({
  sendingId,
  actOrder: NOW,
  at: NOW - 2_000,
  decision: 'Approve',
  justification: 'ok',
  answer: 'none',
  requestId: null,
  ...over,
});
const deny = { decision: 'Deny' as const };

const mine = (over: Partial<DecisionItem> = {}) =>
  anItem({
    decision: 'Approve',
    justification: 'ok',
    reviewedBy: maker(ME),
    reviewedAt: time(500),
    ...over,
  });

const readBack = (over: Partial<NonNullable<OutboxRow['confirmed']>> = {}) => ({
  itemId: guid(1),
  decision: 'Approve' as const,
  justification: 'ok',
  reviewedAt: time(5_000),
  requestIds: [],
  sends: 1,
  sentAt: null,
  confirmedAt: NOW - 4_000,
  ...over,
});

const ids = (sends: readonly Send[]) => sends.map(({ sendingId }) => sendingId).join(' ');

test('two choices are the same with equal decision and reason; for taking back the reason doesn’t count', () => {
  const value = (decision: string, justification: string) => ({ decision, justification });
  expect(sameValue(value('Deny', 'a'), value('Deny', 'a'))).toBe(true);
  expect(sameValue(value('Deny', 'a'), value('Deny', 'b'))).toBe(false);
  expect(sameValue(value('Deny', 'a'), value('Approve', 'a'))).toBe(false);
  expect(sameValue(value('NotReviewed', 'a'), value('NotReviewed', ''))).toBe(true);
});

test('only sends after the last different value count for the wanted one', () => {
  expect(ids(sendsForThis(row([send('a'), send('b', deny), send('c'), send('d')])))).toBe('c d');
  expect(ids(sendsForThis(row([send('a'), send('b', deny)])))).toBe('');
  expect(ids(sendsForThis(row([send('a')])))).toBe('a');
});

test('all sends are settled when the settle time of the latest is over', () => {
  expect(settledAt([send('a', { at: 5 }), send('b', { at: 9 }), send('c', { at: 7 })])).toBe(9 + SETTLE);
});

describe('a send may still arrive', () => {
  test('until its time is over, unless it was answered', () => {
    const [late, last] = [send('late', { at: NOW - SETTLE }), send('last', { at: NOW - SETTLE + 1 })];
    const accepted = send('accepted', { answer: 'accepted' });
    expect(ids(underway(row([late, last, accepted]), null, ME, NOW))).toBe('last');
  });

  test('until a new read under my name shows its value', () => {
    const one = row([send('a')]);
    expect(underway(one, mine(), ME, NOW)).toEqual([]);
    expect(ids(underway(one, null, ME, NOW))).toBe('a');
    expect(ids(underway(one, mine({ reviewedBy: maker(OTHER) }), ME, NOW))).toBe('a');
    expect(ids(underway(one, mine(deny), ME, NOW))).toBe('a');
    expect(ids(underway(row([send('a'), send('b', deny)]), mine(), ME, NOW))).toBe('a b');
    expect(underway(row([]), mine(), ME, NOW)).toEqual([]);
  });

  test('when the same was sent twice, because the read may show the other', () => {
    const accepted = send('b', { answer: 'accepted' });
    expect(ids(underway(row([send('a'), accepted]), mine(), ME, NOW))).toBe('a');
    expect(ids(underway(row([send('a', { twin: true })]), mine(), ME, NOW))).toBe('a');
    const other = send('b', { ...deny, answer: 'accepted' });
    expect(underway(row([send('a'), other]), mine(), ME, NOW)).toEqual([]);
  });

  test('when the same answer stood there before, on screen or as read back', () => {
    expect(ids(underway(row([send('a')], { seen: mine() }), mine(), ME, NOW))).toBe('a');
    const confirmed = readBack({ reviewedAt: time(500) });
    expect(ids(underway(row([send('a')], {}, confirmed), mine(), ME, NOW))).toBe('a');
    expect(underway(row([send('a')], {}, readBack()), mine(), ME, NOW)).toEqual([]);
    const other = readBack({ reviewedAt: time(500), decision: 'Deny' });
    expect(underway(row([send('a')], {}, other), mine(), ME, NOW)).toEqual([]);
  });
});

describe('a read is an older copy', () => {
  const newer = mine({ reviewedAt: time(100) });

  test('where something newer was on screen, read before, or read back', () => {
    expect(isOldCopy(row([]), mine(), newer)).toBe(true);
    expect(isOldCopy(row([], { seen: newer }), mine(), null)).toBe(true);
    expect(isOldCopy(row([], {}, readBack({ reviewedAt: time(100) })), mine(), null)).toBe(true);
  });

  test('but not when nothing is newer, or when it shows no answer', () => {
    expect(isOldCopy(row([], { seen: mine() }, readBack()), mine(), mine())).toBe(false);
    expect(isOldCopy(row([]), anItem(), newer)).toBe(false);
  });
});

describe('a read that shows what is wanted proves it', () => {
  const accepted = send('accepted', { answer: 'accepted' });
  const takeBack = { decision: 'NotReviewed' as const, justification: '' };
  const takenBack = readBack({ ...takeBack, reviewedAt: null });

  test('where Graph accepted a send of it, whatever was sent before', () => {
    expect(proves(row([send('a', deny), send('b'), accepted]), mine())).toBe(true);
    expect(proves(row([accepted], { seen: mine() }, takenBack), mine())).toBe(true);
  });

  test('when nothing was sent, or when it is newer than the answer on screen', () => {
    expect(proves(row([]), mine())).toBe(true);
    expect(proves(row([], { seen: mine() }), mine())).toBe(true);
    expect(proves(row([send('a')]), mine())).toBe(true);
    expect(proves(row([send('a')], { seen: mine() }), mine())).toBe(false);
  });

  test('not after it was taken back, unless taking back is what is wanted', () => {
    expect(proves(row([send('a')], {}, takenBack), mine())).toBe(false);
    expect(proves(row([], {}, takenBack), mine())).toBe(false);
    expect(proves(row([], takeBack, takenBack), anItem())).toBe(true);
    expect(proves(row([send('a')], {}, readBack()), mine())).toBe(true);
  });

  test('but not when a copy from before a different value would look the same', () => {
    expect(proves(row([send('a', deny)]), mine())).toBe(false);
    expect(proves(row([send('a'), send('b', deny), send('c')]), mine())).toBe(false);
    expect(proves(row([send('b', deny), send('c')]), mine())).toBe(true);
  });

  test('when it shows no answer, only if nothing was sent and none was on screen, or a send was accepted', () => {
    expect(proves(row([], takeBack), anItem())).toBe(true);
    expect(proves(row([], { ...takeBack, seen: mine() }), anItem())).toBe(false);
    expect(proves(row([send('a', takeBack)], takeBack), anItem())).toBe(false);
    expect(proves(row([send('a', { ...takeBack, answer: 'accepted' })], takeBack), anItem())).toBe(true);
  });
});
