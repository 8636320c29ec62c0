import { describe, expect, test } from 'vitest';
import { actNeedsReason, actOf, actReasonProblem, intentsOf } from './act';
import type { ItemState } from './item-state';
import type { DecisionItem } from './model';
import { anIntent, anItem, answersOn, aReview, ME, maker, OTHER } from './testing';

describe('accepting the recommendations', () => {
  const items = (['Approve', 'Deny', 'None', 'Unknown'] as const).map((advice) =>
    anItem({ id: advice, advice }),
  );

  test('decides each person’s own recommendation, and leaves out those without one', () => {
    const intents = intentsOf('accept', items, new Map(), ' Seen. ');
    expect(intents.map(({ itemId, decision }) => [itemId, decision])).toEqual([
      ['Approve', 'Approve'],
      ['Deny', 'Deny'],
    ]);
    expect(intents.map(({ justification }) => justification)).toEqual(['Seen.', 'Seen.']);
  });

  test('needs the reason that Approve and Deny need', () => {
    const { settings } = aReview().definition;
    const demanding = settings && { ...settings, reasonRequired: true };
    expect(actNeedsReason('accept', demanding)).toBe(true);
    expect(actReasonProblem('accept', ' ', demanding)).toBe('missing');
    expect(actNeedsReason('DontKnow', demanding)).toBe(false);
    expect(actNeedsReason('NotReviewed', demanding)).toBe(false);
  });
});

test('exceptions get their own reason, everybody else the common one', () => {
  const items = [anItem({ id: 'a' }), anItem({ id: 'b' })];
  const intents = intentsOf('Approve', items, new Map(), 'Needed.', new Map([['b', ' Until March. ']]));
  expect(intents.map(({ justification }) => justification)).toEqual(['Needed.', 'Until March.']);
});

test('taking back carries no reason', () => {
  const own = new Map([['a', 'own']]);
  expect(
    intentsOf('NotReviewed', [anItem({ id: 'a' })], new Map(), 'typed before', own)[0]?.justification,
  ).toBe('');
});

test('an intent keeps the answer that was on screen', () => {
  const seen = {
    decision: 'Approve',
    justification: 'x',
    reviewedBy: maker(ME),
    reviewedAt: 'then',
  } as const;
  expect(intentsOf('Deny', [anItem({ id: 'a', ...seen })], new Map(), '')[0]?.seen).toEqual(seen);
});

test('an intent keeps my decision that stands on screen, unless Graph shows the same one or it doesn’t stand', () => {
  const item = anItem({ id: 'a' });
  const approved = anIntent(item, { justification: 'Works here.' });
  const ownIn = (state: ItemState, seen = item) => {
    const answers = answersOn([seen], new Map([['a', { intent: approved, state }]]));
    return intentsOf('Deny', [seen], answers, '')[0]?.own;
  };
  const own = { decision: 'Approve', justification: 'Works here.' };
  expect(ownIn({ step: 'sending' })).toEqual(own);
  expect(ownIn({ step: 'saved', at: '2026-11-02T00:00:00.000Z' })).toEqual(own);
  expect(ownIn({ step: 'failed', problem: { code: 'refused' } })).toBeUndefined();
  const theirs = { ...item, decision: 'Deny' as const, reviewedBy: maker(OTHER) };
  expect(ownIn({ step: 'replaced', theirs })).toBeUndefined();
  expect(
    ownIn({ step: 'checking' }, { ...item, ...own, reviewedBy: maker(ME) } as DecisionItem),
  ).toBeUndefined();
});

test('an unknown act is read as null', () => {
  expect(actOf('Deny')).toBe('Deny');
  expect(actOf('accept')).toBe('accept');
  expect(actOf('ApproveAll')).toBeNull();
  expect(actOf(null)).toBeNull();
});
