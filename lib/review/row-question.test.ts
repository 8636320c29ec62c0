import { describe, expect, test } from 'vitest';
import type { ReviewSettings } from './model';
import { mustAsk } from './row-question';
import { anItem, answersOn, aReview, guid, ME, maker, OTHER } from './testing';
import { someKnown } from './workspace/testing';

const knownWith = (settings: Partial<ReviewSettings>, items = [anItem()]) => {
  const review = aReview();
  const { definition } = review;
  return someKnown({
    review: {
      ...review,
      definition: {
        ...definition,
        settings: definition.settings && { ...definition.settings, ...settings },
      },
    },
    answers: answersOn(items, new Map()),
  });
};

describe('one press in a row decides', () => {
  test('where no reason is demanded, whatever it is', () => {
    const known = knownWith({ reasonRequired: false });
    for (const act of ['Approve', 'Deny', 'DontKnow', 'NotReviewed'] as const)
      expect(mustAsk(act, anItem(), known)).toBe(false);
  });

  test('for Don’t know and taking back also where a reason is demanded', () => {
    const known = knownWith({ reasonRequired: true });
    expect(mustAsk('DontKnow', anItem(), known)).toBe(false);
    expect(mustAsk('NotReviewed', anItem(), known)).toBe(false);
  });

  test('where the tenant told no settings', () => {
    const review = aReview({ definition: { settings: null } });
    expect(mustAsk('Deny', anItem(), someKnown({ review }))).toBe(false);
  });

  test('where the answer that is replaced is mine', () => {
    const mine = anItem({ id: guid(2), decision: 'Deny', reviewedBy: maker(ME) });
    expect(mustAsk('Approve', mine, knownWith({ reasonRequired: false }, [mine]))).toBe(false);
  });
});

describe('a row asks first', () => {
  test('for the reason that the organisation demands', () => {
    const known = knownWith({ reasonRequired: true });
    expect(mustAsk('Approve', anItem(), known)).toBe(true);
    expect(mustAsk('Deny', anItem(), known)).toBe(true);
  });

  test('where somebody else’s answer would be replaced', () => {
    const theirs = anItem({ id: guid(2), decision: 'Deny', reviewedBy: maker(OTHER) });
    const known = knownWith({ reasonRequired: false }, [theirs]);
    expect(mustAsk('Approve', theirs, known)).toBe(true);
    expect(mustAsk('DontKnow', theirs, known)).toBe(true);
  });

  test('before a Deny that deletes guests', () => {
    const known = knownWith({ reasonRequired: false, denyAction: 'blocksAndDeletesGuests' });
    expect(mustAsk('Deny', anItem(), known)).toBe(true);
    expect(mustAsk('Approve', anItem(), known)).toBe(false);
  });
});
