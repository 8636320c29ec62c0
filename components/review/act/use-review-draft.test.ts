import { describe, expect, test } from 'vitest';
import {
  EMPTY_DRAFT,
  NO_REASONS,
  narrowed,
  reasonFor,
  reasonsFor,
  withReason,
  withReasons,
} from '../../../lib/drafts';
import { anItem } from '../../../lib/review/testing';
import { leftOf, stillMeant } from './use-review-draft';

const me = 'ME';
const mine = { id: 'me', displayName: 'Me', userPrincipalName: 'me@contoso.com', system: false };

describe('a selection kept over a sign-in', () => {
  const selection = ['a', 'b', 'gone'];
  const typed = withReason([], { act: 'Deny', itemIds: selection }, 'Left.');
  const draft = { ...EMPTY_DRAFT, selection, answer: 'Deny', typed };
  const recorded = anItem({
    id: 'a',
    decision: 'Deny',
    justification: 'Left.',
    reviewedBy: mine,
    reviewedAt: '2026-11-23T10:00:00Z',
  });

  test('loses items that were recorded meanwhile or are gone', () => {
    expect(stillMeant(draft, [recorded, anItem({ id: 'b' })], me)).toEqual(['b']);
  });

  test('keeps an item whose recorded decision differs', () => {
    const other = { ...recorded, justification: 'Another reason.' };
    expect(stillMeant(draft, [other, anItem({ id: 'b' })], me)).toEqual(['a', 'b']);
  });

  test('keeps all items while no act is chosen', () => {
    expect(stillMeant({ ...draft, answer: null }, [recorded, anItem({ id: 'b' })], me)).toEqual(['a', 'b']);
  });

  test('keeps the exceptions’ reason beside the one for all', () => {
    const about = { act: 'Deny', itemIds: selection };
    const both = { all: 'Left.', exceptions: 'Still paid.' };
    const left = narrowed({ ...draft, typed: withReasons(typed, about, both) }, ['b']);
    expect(reasonsFor(left.typed, { act: 'Deny', itemIds: ['b'] })).toEqual(both);
    expect(reasonsFor(left.typed, { act: 'Approve', itemIds: ['b'] })).toEqual(NO_REASONS);
    expect(withReasons([], about, NO_REASONS)).toEqual([]);
  });

  test('is removed with its act and reason once it is empty; a reason typed for another row stays', () => {
    const other = { act: 'Approve', itemIds: ['c'] };
    const left = leftOf({ ...draft, typed: withReason(typed, other, 'Still here.') }, []);
    expect([left.act, left.selection]).toEqual([null, { kind: 'some', ids: new Set() }]);
    expect(reasonFor(left.typed, other)).toBe('Still here.');
    expect(reasonFor(left.typed, { act: 'Deny', itemIds: selection })).toBe('');
  });

  test('keeps its reason for the items that are left, and for no others', () => {
    const left = narrowed(draft, ['b']);
    expect(reasonFor(left.typed, { act: 'Deny', itemIds: left.selection })).toBe('Left.');
    expect(reasonFor(left.typed, { act: 'Deny', itemIds: ['c'] })).toBe('');
    expect(reasonFor(left.typed, { act: 'Approve', itemIds: ['b'] })).toBe('');
  });
});
