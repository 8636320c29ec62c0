import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../review/problem';
import { anItem, maker, OTHER } from '../review/testing';
import type { OutboxRow } from './model';
import { passes, TabItem } from './tab-item';

const follow = (item: TabItem, actId: string) => item.follow({ actId } as OutboxRow);
const answered = (reviewedAt: string) => anItem({ decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt });

/** An item with every kind of event behind it. */
function worn(): TabItem {
  const item = new TabItem();
  follow(item, 'a');
  item.addRead(answered('2026-11-02T00:00:00.000Z'), 5, 6);
  item.rival = item.read;
  item.notBefore = 9;
  item.readsWithoutNews = 2;
  item.unanswered = 3;
  item.throttledUntil = 9;
  item.problem = { code: 'refused' };
  item.theirs = { item: anItem(), how: 'conflict' };
  item.saved = '2026-11-02T00:00:00.000Z';
  item.reported = { step: 'sending' };
  return item;
}

test('a tab knows nothing of an item at first', () => {
  expect({ ...new TabItem() }).toEqual({
    read: null,
    known: null,
    rival: null,
    notBefore: 0,
    busy: false,
    readsWithoutNews: 0,
    unanswered: 0,
    throttledUntil: null,
    problem: null,
    theirs: null,
    saved: null,
    reported: null,
    actId: '',
  });
});

test('a newer choice resets the item, but keeps its reads', () => {
  const item = worn();
  const { read, known } = item;
  follow(item, 'b');
  expect({ ...item }).toEqual({ ...new TabItem(), actId: 'b', read, known });
  expect(read).not.toBeNull();
});

test('the same choice again changes nothing', () => {
  const item = worn();
  follow(item, 'a');
  expect({ ...item }).toEqual({ ...worn() });
});

test('an item whose problem is cleared is tried again, and what was read of it before still counts', () => {
  const item = worn();
  item.clearProblem();
  const { read, known } = worn();
  expect(item).toMatchObject({ problem: null, theirs: null, rival: null, reported: null, notBefore: 0 });
  expect(item).toMatchObject({
    read,
    known,
    readsWithoutNews: 2,
    unanswered: 3,
    saved: '2026-11-02T00:00:00.000Z',
  });
});

test('a cleared item is as new, but stays busy', () => {
  const item = worn();
  item.busy = true;
  item.clear();
  expect({ ...item }).toEqual({ ...new TabItem(), busy: true });
});

test('an item is underway while a round handles it, until it needs the reviewer or its problem has to pass', () => {
  const item = new TabItem();
  expect(item.underway).toBe(false);
  item.busy = true;
  expect(item.underway).toBe(true);
  item.problem = { code: 'unavailable' };
  expect(item.underway).toBe(false);
  item.clearProblem();
  item.theirs = { item: anItem(), how: 'conflict' };
  expect(item.underway).toBe(false);
});

test('a mark drops the reads from before it', () => {
  const item = worn();
  item.marked(10);
  expect(item).toMatchObject({ read: null, rival: null, readsWithoutNews: 0, notBefore: 9 });
});

describe('a read', () => {
  const one = anItem();

  test('that began before the mark and didn’t arrive before it isn’t kept', () => {
    const item = new TabItem();
    item.marked(10);
    item.addRead(one, 9, 10);
    expect(item.read).toBeNull();
    item.addRead(one, 9, 9);
    expect(item.read).toEqual({ item: one, at: 9, there: 9 });
    item.marked(10);
    item.addRead(one, 10, 12);
    expect(item.read).toEqual({ item: one, at: 10, there: 12 });
  });

  test('that shows the latest answer is remembered, also after older or empty reads', () => {
    const item = new TabItem();
    item.addRead(one, 0, 1);
    expect(item.known).toBeNull();
    const [older, newer] = [answered('2026-11-01T00:00:00.000Z'), answered('2026-11-03T00:00:00.000Z')];
    item.addRead(older, 1, 2);
    item.addRead(newer, 3, 4);
    item.addRead(older, 5, 6);
    item.addRead(one, 7, 8);
    expect([item.known, item.read?.item]).toEqual([newer, one]);
  });
});

describe('an item needs the reviewer', () => {
  const needsReviewer = (code: ProblemCode) => {
    const item = new TabItem();
    item.problem = { code };
    return item.needsReviewer;
  };

  test('with somebody else’s answer, or a problem that stays', () => {
    const item = new TabItem();
    expect(item.needsReviewer).toBe(false);
    item.theirs = { item: anItem(), how: 'replaced' };
    expect(item.needsReviewer).toBe(true);
    expect(
      ['refused', 'forbidden', 'ended', 'notFound'].every((code) => needsReviewer(code as ProblemCode)),
    ).toBe(true);
  });

  test.each(['offline', 'unavailable', 'throttled', 'unreadable'] as const)(
    'and not with one that passes by itself: %s',
    (code) => {
      expect([needsReviewer(code), passes({ code })]).toEqual([false, true]);
    },
  );
});
