import { expect, test } from 'vitest';
import { owing } from './owing';
import type { Directory, OwedItem, Round } from './round';

const [BEFORE, START, DURING, NOW, END] = [1, 2, 3, 4, 5].map((day) => `2026-11-0${day}T00:00:00Z`) as [
  string,
  string,
  string,
  string,
  string,
];

const item = (id: string, over: Partial<OwedItem> = {}): OwedItem => ({
  id,
  principal: { id, displayName: '', userPrincipalName: '', kind: 'user' },
  resource: { id: 'group', displayName: '', type: 'group' },
  decision: 'NotReviewed',
  reviewedAt: null,
  ...over,
});

const round = (over: Partial<Round> = {}): Round => ({
  status: 'InProgress',
  startsAt: START,
  endsAt: END,
  first: true,
  reviewers: [{ kind: 'manager' }],
  fallback: [],
  resourceId: null,
  contacted: [
    { id: 'boss', at: START },
    { id: 'chief', at: START },
  ],
  items: [item('emma')],
  ...over,
});

const directory = (manager: string | null, since: string): Directory => ({
  present: () => ({ value: true, since }),
  manager: () => ({ value: manager, since }),
  sponsors: () => undefined,
  owners: () => undefined,
  members: () => undefined,
});

const said = (over: Partial<Round>, known: Directory | null = null) => owing(round(over), known, NOW)[0];

test('a manager owes an item only when they were the manager at the start and were contacted', () => {
  expect(said({}, directory('boss', BEFORE))).toEqual({ kind: 'owes', itemId: 'emma', person: 'boss' });
  expect(said({}, directory('other', BEFORE))).toMatchObject({ kind: 'notKnown', why: 'nobodyFound' });
});

test('somebody who became, or was first seen as, the manager after the start owes nothing', () => {
  expect(said({}, directory('boss', DURING))).toMatchObject({ kind: 'notKnown', why: 'mayHaveChanged' });
  expect(said({})).toMatchObject({ kind: 'notKnown', why: 'directoryNotRead' });
});

test('the fallback reviewer owes only items of people without a manager', () => {
  const fallback = [{ kind: 'person', id: 'chief' } as const];
  expect(said({ fallback }, directory(null, BEFORE))).toMatchObject({ kind: 'owes', person: 'chief' });
  expect(said({ fallback }, directory('boss', BEFORE))).toMatchObject({ kind: 'owes', person: 'boss' });
  expect(said({ fallback }, directory(null, DURING))).toMatchObject({ kind: 'notKnown' });
});

test('a single named reviewer owes without a directory; each of several named ones is one of several', () => {
  const named = (...ids: string[]) => ids.map((id) => ({ kind: 'person', id }) as const);
  expect(said({ reviewers: named('boss') })).toMatchObject({ kind: 'owes', person: 'boss' });
  expect(said({ reviewers: named('boss', 'chief') })).toMatchObject({
    kind: 'oneOfSeveral',
    people: ['boss', 'chief'],
    others: false,
  });
  expect(said({ reviewers: named('boss'), contacted: null })).toMatchObject({
    kind: 'notKnown',
    why: 'contactedNotRead',
  });
});

test('a named reviewer beside one that isn’t understood is one of several', () => {
  const reviewers = [{ kind: 'person', id: 'boss' } as const, { kind: 'other' } as const];
  expect(said({ reviewers })).toMatchObject({ kind: 'oneOfSeveral', people: ['boss'], others: true });
  expect(said({ reviewers: [{ kind: 'other' }] })).toMatchObject({ why: 'reviewersNotUnderstood' });
});

test('a decided item is finished; an earlier stage’s decision doesn’t finish it in a later stage', () => {
  const answered = (reviewedAt: string | null) => ({
    items: [item('emma', { decision: 'Deny', reviewedAt })],
  });
  expect(said(answered(DURING))).toEqual({ kind: 'finished', itemId: 'emma' });
  const reviewers = [{ kind: 'self' } as const];
  const contacted = [{ id: 'emma', at: START }];
  const later = { first: false, reviewers, contacted };
  expect(said({ ...later, ...answered(DURING) })).toMatchObject({ kind: 'finished' });
  expect(said({ ...later, ...answered(BEFORE) })).toMatchObject({ kind: 'owes', person: 'emma' });
  expect(said({ ...later, ...answered(null) })).toMatchObject({ why: 'answerNotUnderstood' });
});

test('somebody contacted by an earlier stage owes in a later one only if the directory still has them', () => {
  const later = {
    first: false,
    reviewers: [{ kind: 'self' } as const],
    contacted: [{ id: 'emma', at: BEFORE }],
  };
  expect(said(later)).toMatchObject({ kind: 'notKnown' });
  expect(said(later, directory(null, BEFORE))).toMatchObject({ kind: 'owes', person: 'emma' });
});

test('a round that has ended or isn’t in progress waits for nobody', () => {
  expect([said({ endsAt: NOW }), said({ status: 'Completed' }), said({ status: 'Unknown' })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('two thousand items of a thousand reviewers take less than a second', () => {
  const contacted = Array.from({ length: 1_000 }, (_, at) => ({ id: `boss ${at}`, at: START }));
  const items = Array.from({ length: 2_000 }, (_, at) => item(String(at)));
  const began = performance.now();
  expect(owing(round({ contacted, items }), directory('boss 7', BEFORE), NOW)).toHaveLength(2_000);
  expect(performance.now() - began).toBeLessThan(1_000);
});
