import { describe, expect, test } from 'vitest';
import { atAGlance } from './at-a-glance';
import { endingSummary } from './ending-summary';
import type { DecisionItem } from './model';
import {
  anItem,
  answersOn,
  aReview,
  daysBefore,
  ME,
  maker,
  NOW,
  OTHER,
  progressOn,
  someKnown,
} from './testing';
import type { PastAct } from './undo';

const OPENED = 1_000_000;
const answered = (id: string, over: Partial<DecisionItem> = {}) =>
  anItem({ id, decision: 'Approve', reviewedBy: maker(ME), reviewedAt: daysBefore(0), ...over });
const act = (at: number, itemIds: string[]): PastAct => ({
  id: String(at),
  at,
  parts: [{ decision: 'Approve', justification: '', itemIds }],
  seen: {},
});
const ids = (items: readonly DecisionItem[]) => items.map(({ id }) => id);

describe('the ending card', () => {
  test('counts what is decided and left, choices on their way included', () => {
    const items = [answered('a'), anItem({ id: 'b' }), anItem({ id: 'c' })];
    const states = new Map([['b', progressOn(anItem({ id: 'b' }), { step: 'sending' })]]);
    expect(endingSummary(items, someKnown({ answers: answersOn(items, states) }), [], OPENED)).toMatchObject({
      decided: 2,
      left: 1,
    });
  });

  test('counts each answer, and an answer that this version does not know only as decided', () => {
    const decisions = ['Approve', 'Deny', 'DontKnow', 'Unknown', 'Deny', 'NotReviewed'] as const;
    const items = decisions.map((decision, at) => answered(String(at), { decision }));
    const summary = endingSummary(items, someKnown(), [], OPENED);
    expect(summary).toMatchObject({ decided: 5, left: 1 });
    expect(summary.counts).toEqual({ Approve: 1, Deny: 2, DontKnow: 1 });
  });

  test('names my decisions against the advice, not those of others', () => {
    const items = [
      answered('mine', { advice: 'Deny' }),
      answered('theirs', { advice: 'Deny', reviewedBy: maker(OTHER) }),
      answered('as advised', { advice: 'Approve' }),
      anItem({ id: 'on its way', advice: 'Deny' }),
    ];
    const states = new Map([['on its way', progressOn(anItem({ id: 'on its way' }), { step: 'checking' })]]);
    expect(
      ids(endingSummary(items, someKnown({ answers: answersOn(items, states) }), [], OPENED).against),
    ).toEqual(['mine', 'on its way']);
  });

  const quick = (acts: PastAct[], items = ['a', 'b', 'c', 'd'].map((id) => answered(id))) =>
    ids(endingSummary(items, someKnown(), acts.reverse(), OPENED).quick);

  test('lists decisions made in under three seconds a person, counted from the act before', () => {
    expect(
      quick([act(OPENED + 2999, ['a']), act(OPENED + 6000, ['b']), act(OPENED + 8000, ['c', 'd'])]),
    ).toEqual(['a', 'c', 'd']);
  });

  test('shares the time of one act among its people', () => {
    expect(quick([act(OPENED + 4000, ['a', 'b'])])).toEqual(['a', 'b']);
    expect(quick([act(OPENED + 6000, ['a', 'b'])])).toEqual([]);
    expect(quick([act(OPENED, ['a'])])).toEqual(['a']);
  });

  test('counts from opening the review where the act before is from an earlier visit', () => {
    expect(quick([act(OPENED - 9000, ['a']), act(OPENED + 2000, ['b'])])).toEqual(['b']);
  });

  test('lists only decisions whose pace is known', () => {
    expect(quick([act(OPENED - 9000, ['a'])])).toEqual([]);
    expect(quick([act(OPENED - 9000, ['a']), act(OPENED - 8000, ['b'])])).toEqual(['b']);
    expect(quick([act(OPENED - 500, ['a']), act(OPENED + 4000, ['b'])])).toEqual([]);
    expect(quick([act(OPENED + 9000, ['a']), act(OPENED + 8000, ['b'])])).toEqual([]);
  });

  test('leaves out people who were decided again slowly, or who are no longer decided', () => {
    expect(quick([act(OPENED + 1000, ['a']), act(OPENED + 9000, ['a'])])).toEqual([]);
    expect(quick([act(OPENED + 1000, ['a'])], [anItem({ id: 'a' })])).toEqual([]);
  });
});

describe('a review at a glance', () => {
  const items = [
    answered('a', { advice: 'Deny', lastSignInAt: daysBefore(400) }),
    anItem({ id: 'b', lastSignInAt: daysBefore(3) }),
    anItem({ id: 'c' }),
    anItem({ id: 'd', lastSignInAt: daysBefore(2) }),
  ];
  const states = new Map([
    ['a', progressOn(anItem({ id: 'a' }), { step: 'saved', at: '' })],
    ['c', progressOn(anItem({ id: 'c' }), { step: 'checking' })],
  ]);
  const numbers = atAGlance(items, someKnown({ answers: answersOn(items, states) }), NOW);

  test('counts decisions as they are on screen, what the device holds, and those against the advice', () => {
    expect(numbers.progress).toEqual([
      { decision: 'Approve', count: 2 },
      { decision: 'Deny', count: 0 },
      { decision: 'DontKnow', count: 0 },
      { decision: 'NotReviewed', count: 2 },
    ]);
    expect(numbers).toMatchObject({ onDevice: 1, against: 1 });
    const odd = atAGlance([answered('x', { decision: 'Unknown' })], someKnown(), NOW);
    expect(odd.progress).toContainEqual({ decision: 'Unknown', count: 1 });
  });

  test('shows sign-ins as bands that add up to everybody', () => {
    expect(numbers.signIns.map(({ count }) => count)).toEqual([2, 0, 0, 0, 1, 1]);
  });

  test('has no bands when sign-ins aren’t shown', () => {
    const silent = someKnown({ review: aReview({ definition: { settings: null } }) });
    expect(atAGlance([anItem()], silent, NOW).signIns).toEqual([]);
  });
});
