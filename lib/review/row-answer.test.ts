import { expect, test } from 'vitest';
import { answerOf } from './row-answer';
import { anItem, ME, maker, OTHER } from './testing';

test('an answer of another reviewer stands as theirs, also where Graph doesn’t say who gave it', () => {
  const answered = anItem({ decision: 'Deny', reviewedAt: '2026-11-05T00:00:00Z' });
  for (const reviewedBy of [maker(OTHER), null]) {
    const item = { ...answered, reviewedBy };
    expect(answerOf(item, undefined, ME)).toMatchObject({ decision: 'Deny', mine: false, theirs: item });
  }
});

test('an answer of mine, and one that Microsoft recorded by default, is nobody else’s', () => {
  for (const reviewedBy of [maker(ME), { ...maker(OTHER), system: true }])
    expect(answerOf(anItem({ decision: 'Deny', reviewedBy }), undefined, ME).theirs).toBeNull();
});
