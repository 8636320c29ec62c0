import { describe, expect, test } from 'vitest';
import { actNeedsReason, actOf, actReasonProblem, intentsOf } from './act';
import { anItem, aReview, ME, maker } from './testing';

describe('accepting the recommendations', () => {
  const items = (['Approve', 'Deny', 'None', 'Unknown'] as const).map((advice) =>
    anItem({ id: advice, advice }),
  );

  test('is each person’s own advice, and leaves those without any alone', () => {
    const intents = intentsOf('accept', items, ' Seen. ');
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

test('the exceptions get their own reason, everybody else the one for all', () => {
  const items = [anItem({ id: 'a' }), anItem({ id: 'b' })];
  const intents = intentsOf('Approve', items, 'Needed.', new Map([['b', ' Until March. ']]));
  expect(intents.map(({ justification }) => justification)).toEqual(['Needed.', 'Until March.']);
});

test('taking back carries no reason', () => {
  const own = new Map([['a', 'own']]);
  expect(intentsOf('NotReviewed', [anItem({ id: 'a' })], 'typed before', own)[0]?.justification).toBe('');
});

test('an intent remembers the answer that stood there', () => {
  const seen = {
    decision: 'Approve',
    justification: 'x',
    reviewedBy: maker(ME),
    reviewedAt: 'then',
  } as const;
  expect(intentsOf('Deny', [anItem({ id: 'a', ...seen })], '')[0]?.seen).toEqual(seen);
});

test('a draft names no act that doesn’t exist', () => {
  expect(actOf('Deny')).toBe('Deny');
  expect(actOf('accept')).toBe('accept');
  expect(actOf('ApproveAll')).toBeNull();
  expect(actOf(null)).toBeNull();
});
