import { describe, expect, test } from 'vitest';
import type { ReviewSettings } from './model';
import { firstReason, mustAsk, sameAgain } from './row-question';
import { anIntent, anItem, answersOn, aReview, guid, ME, maker, OTHER, someKnown } from './testing';

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
  test('where no reason is required, for every act', () => {
    const known = knownWith({ reasonRequired: false });
    for (const act of ['Approve', 'Deny', 'DontKnow', 'NotReviewed'] as const)
      expect(mustAsk(act, anItem(), known)).toBe(false);
  });

  test('for Don’t know and taking back also where a reason is required', () => {
    const known = knownWith({ reasonRequired: true });
    expect(mustAsk('DontKnow', anItem(), known)).toBe(false);
    expect(mustAsk('NotReviewed', anItem(), known)).toBe(false);
  });

  test('where Graph gives no settings', () => {
    const review = aReview({ definition: { settings: null } });
    expect(mustAsk('Deny', anItem(), someKnown({ review }))).toBe(false);
  });

  test('where the answer that is replaced is mine', () => {
    const mine = anItem({ id: guid(2), decision: 'Deny', reviewedBy: maker(ME) });
    expect(mustAsk('Approve', mine, knownWith({ reasonRequired: false }, [mine]))).toBe(false);
  });
});

describe('a row asks first', () => {
  test('for the reason that the review requires', () => {
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

/** Denied by me with a reason, and the same decision that Microsoft has refused. */
const mine = (over = {}) =>
  anItem({ id: guid(2), decision: 'Deny', justification: 'Left.', reviewedBy: maker(ME), ...over });
const undecided = anItem({ id: guid(3) });
const refused = {
  ...someKnown(),
  answers: answersOn(
    [undecided],
    new Map([
      [
        guid(3),
        {
          intent: anIntent(undecided, { decision: 'Deny', justification: 'Left.' }),
          state: { step: 'failed', problem: { code: 'refused' } },
        },
      ],
    ]),
  ),
};

describe('the same decision again, which would erase its reason', () => {
  test('is asked about, and begins with that reason', () => {
    const known = knownWith({ reasonRequired: false }, [mine()]);
    expect(mustAsk('Deny', mine(), known)).toBe(true);
    expect(firstReason('Deny', mine(), known)).toBe('Left.');
    expect(mustAsk('Approve', mine(), known)).toBe(false);
    expect(firstReason('Approve', mine(), known)).toBe('');
    expect(mustAsk('NotReviewed', mine(), known)).toBe(false);
  });

  test('is recorded at once when the reason has no visible character', () => {
    const bare = mine({ justification: ' \u200b' });
    expect(mustAsk('Deny', bare, knownWith({ reasonRequired: false }, [bare]))).toBe(false);
  });

  test('is asked about also when Microsoft has refused it', () => {
    expect(mustAsk('Deny', undecided, refused)).toBe(true);
    expect(firstReason('Deny', undecided, refused)).toBe('Left.');
    expect(mustAsk('Approve', undecided, refused)).toBe(false);
  });

  test('does not begin with somebody else’s words', () => {
    const theirs = mine({ reviewedBy: maker(OTHER) });
    const known = knownWith({ reasonRequired: false }, [theirs]);
    expect(mustAsk('Deny', theirs, known)).toBe(true);
    expect(firstReason('Deny', theirs, known)).toBe('');
  });
});

describe('another reason is asked for', () => {
  test('for the decision that all of them show, also for a refused one', () => {
    expect(sameAgain([mine()], someKnown())).toBe('Deny');
    expect(sameAgain([undecided], refused)).toBe('Deny');
    expect(sameAgain([mine(), undecided], refused)).toBe('Deny');
  });

  test('not where they differ or none is shown', () => {
    expect(sameAgain([mine(), undecided], someKnown())).toBeUndefined();
    expect(sameAgain([undecided], someKnown())).toBeUndefined();
    expect(sameAgain([], someKnown())).toBeUndefined();
  });
});
