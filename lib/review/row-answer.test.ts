import { expect, test } from 'vitest';
import type { ItemState } from './item-state';
import { answerOf, refusedBeside, shownOf } from './row-answer';
import { anIntent, anItem, ME, maker, OTHER } from './testing';

test('an answer of another reviewer is shown as theirs, also where Graph gives no reviewer', () => {
  const answered = anItem({ decision: 'Deny', reviewedAt: '2026-11-05T00:00:00Z' });
  for (const reviewedBy of [maker(OTHER), null]) {
    const item = { ...answered, reviewedBy };
    expect(answerOf(item, undefined, ME)).toMatchObject({ decision: 'Deny', mine: false, theirs: item });
  }
});

test('my own answer, and one that Microsoft recorded by default, isn’t shown as somebody else’s', () => {
  for (const reviewedBy of [maker(ME), { ...maker(OTHER), system: true }])
    expect(answerOf(anItem({ decision: 'Deny', reviewedBy }), undefined, ME).theirs).toBeNull();
});

const refused: ItemState = { step: 'failed', problem: { code: 'refused' } };

test('a refused decision is shown when there is no recorded one, and otherwise the recorded one', () => {
  const intent = anIntent(anItem(), { decision: 'Deny', justification: 'Left.' });
  const progress = { intent, state: refused };
  const none = answerOf(anItem(), progress, ME);
  expect(shownOf(none)).toMatchObject({ decision: 'Deny', justification: 'Left.' });
  expect([none.decision, refusedBeside(none)]).toEqual(['NotReviewed', null]);
  const standing = anItem({ decision: 'Approve', justification: 'Works on it.', reviewedBy: maker(ME) });
  const stands = answerOf(standing, progress, ME);
  expect(shownOf(stands)).toMatchObject({ decision: 'Approve', justification: 'Works on it.' });
  expect(refusedBeside(stands)).toBe(intent);
  expect(refusedBeside(answerOf(standing, undefined, ME))).toBeNull();
});

test('a decision in conflict, unlike a refused one, isn’t shown', () => {
  const intent = anIntent(anItem(), { decision: 'Deny' });
  const conflict: ItemState = { step: 'conflict', theirs: anItem() };
  expect(shownOf(answerOf(anItem(), { intent, state: conflict }, ME)).decision).toBe('NotReviewed');
});
