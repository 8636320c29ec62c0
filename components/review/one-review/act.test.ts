import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '../../../lib/drafts';
import { anItem, aReview } from '../../../lib/review/testing';
import { actNeedsReason, actOf, againstAdvice, intentsOf } from './act';
import { stillMeant } from './use-review-draft';

const me = 'ME';
const mine = { id: 'me', displayName: 'Me', userPrincipalName: 'me@contoso.com', system: false };

describe('accepting the recommendations', () => {
  const items = [
    anItem({ id: 'a', advice: 'Approve' }),
    anItem({ id: 'b', advice: 'Deny' }),
    anItem({ id: 'c', advice: 'None' }),
    anItem({ id: 'd', advice: 'Unknown' }),
  ];

  test('is each person’s own advice, and leaves those without any alone', () => {
    const intents = intentsOf('accept', items, ' Seen. ');
    expect(intents.map(({ itemId, decision }) => [itemId, decision])).toEqual([
      ['a', 'Approve'],
      ['b', 'Deny'],
    ]);
    expect(intents.map(({ justification }) => justification)).toEqual(['Seen.', 'Seen.']);
  });

  test('needs the reason that Approve and Deny need', () => {
    const { settings } = aReview().definition;
    const demanding = settings && { ...settings, reasonRequired: true };
    expect(actNeedsReason('accept', demanding)).toBe(true);
    expect(actNeedsReason('DontKnow', demanding)).toBe(false);
    expect(actNeedsReason('NotReviewed', demanding)).toBe(false);
  });
});

test('taking back carries no reason', () => {
  expect(intentsOf('NotReviewed', [anItem({ id: 'a' })], 'typed before')[0]?.justification).toBe('');
});

test('an intent remembers the answer that stood on screen', () => {
  const [intent] = intentsOf('Deny', [anItem({ id: 'a', decision: 'Approve', reviewedBy: mine })], '');
  expect(intent?.seen).toMatchObject({ decision: 'Approve', reviewedBy: mine });
});

test('those advised the opposite are named, and nobody without advice', () => {
  const items = (['Approve', 'Deny', 'None'] as const).map((advice) => anItem({ id: advice, advice }));
  expect(againstAdvice('Approve', items).map(({ id }) => id)).toEqual(['Deny']);
  expect(againstAdvice('Deny', items).map(({ id }) => id)).toEqual(['Approve']);
  expect(againstAdvice('accept', items)).toEqual([]);
});

test('a draft names no act that doesn’t exist', () => {
  expect(actOf('Deny')).toBe('Deny');
  expect(actOf('ApproveAll')).toBeNull();
  expect(actOf(null)).toBeNull();
});

describe('a selection kept over a sign-in', () => {
  const draft = { ...EMPTY_DRAFT, selection: ['a', 'b', 'gone'], answer: 'Deny', reason: 'Left.' };
  const recorded = anItem({
    id: 'a',
    decision: 'Deny',
    justification: 'Left.',
    reviewedBy: mine,
    reviewedAt: '2026-11-23T10:00:00Z',
  });

  test('drops who is recorded by then, and who is not here any more', () => {
    expect(stillMeant(draft, [recorded, anItem({ id: 'b' })], me)).toEqual(['b']);
  });

  test('keeps whose record differs', () => {
    const other = { ...recorded, justification: 'Another reason.' };
    expect(stillMeant(draft, [other, anItem({ id: 'b' })], me)).toEqual(['a', 'b']);
  });

  test('keeps everybody while no act is chosen', () => {
    expect(stillMeant({ ...draft, answer: null }, [recorded, anItem({ id: 'b' })], me)).toEqual(['a', 'b']);
  });
});
