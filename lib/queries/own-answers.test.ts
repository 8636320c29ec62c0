import { expect, test } from 'vitest';
import { anItem, ME, maker, OTHER } from '../review/testing';
import { withOwnAnswers } from './own-answers';

const me = { userId: ME, name: 'Adele Vance', username: 'adele@contoso.com' };
const KEPT_AT = Date.parse('2026-11-20T10:00:00Z');
const item = anItem();
const approved = {
  itemId: item.id,
  decision: 'Approve' as const,
  justification: 'Needed.',
  reviewedAt: '2026-11-20T09:59:59Z',
  confirmedAt: KEPT_AT + 1_000,
};
const shown = (one: typeof item, receipt: object) =>
  withOwnAnswers({ value: [one], keptAt: KEPT_AT }, [{ ...approved, ...receipt }], me)[0];

test('what was read back after the list was kept is shown as mine', () => {
  expect(shown(item, {})).toMatchObject({
    decision: 'Approve',
    justification: 'Needed.',
    reviewedAt: approved.reviewedAt,
    reviewedBy: { id: ME, displayName: 'Adele Vance' },
  });
});

test('a newer answer in the list stays', () => {
  const theirs = anItem({ decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: '2026-11-20T10:00:00Z' });
  expect(shown(theirs, {})).toBe(theirs);
});

test('taking back counts where it came after the list was kept', () => {
  const mine = anItem({ decision: 'Deny', reviewedBy: maker(ME), reviewedAt: '2026-11-20T09:00:00Z' });
  const takenBack = { decision: 'NotReviewed', justification: '', reviewedAt: null };
  expect(shown(mine, takenBack)).toMatchObject({ decision: 'NotReviewed', reviewedBy: null });
  expect(shown(mine, { ...takenBack, confirmedAt: KEPT_AT - 1 })).toBe(mine);
});

test('others are left as they are', () => {
  const kept = { value: [item], keptAt: KEPT_AT };
  expect(withOwnAnswers(kept, [], me)).toBe(kept.value);
  expect(withOwnAnswers(kept, [{ ...approved, itemId: 'other' }], me)[0]).toBe(item);
});
