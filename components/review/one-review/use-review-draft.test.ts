import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '../../../lib/drafts';
import { anItem } from '../../../lib/review/testing';
import { stillMeant } from './use-review-draft';

const me = 'ME';
const mine = { id: 'me', displayName: 'Me', userPrincipalName: 'me@contoso.com', system: false };

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
