import { describe, expect, test } from 'vitest';
import { adviceFacts, availableEvidence, hasAdvice } from './advice';
import { adviceSettings, lookBackDays } from './advice-settings';
import { doubtsOf } from './doubt';
import { previousKey } from './known';
import type { AdviceSettings, Review } from './model';
import { changesSince } from './previous';
import { hasSignIns } from './sign-in';
import { anItem, aReview } from './testing';

const { settings } = aReview().definition;

/** A review in two stages, of which the reader is in the given one; a stage without advice is as older versions kept it. */
function staged(number: number | null, ...advice: (AdviceSettings | undefined)[]): Review {
  return aReview({
    definition: {
      staged: true,
      stages: advice.map((one) => ({ durationInDays: 3, movesOn: 'all', ...(one && { advice: one }) })),
    },
    stage: { id: 's', startsAt: null, endsAt: null, status: 'InProgress', number },
  });
}

const OFF: AdviceSettings = { adviceEnabled: false, adviceLookBackDays: 14 };
const SIXTY: AdviceSettings = { adviceEnabled: true, adviceLookBackDays: 60 };

describe('the settings for recommendations', () => {
  test('are those of the reader’s stage', () => {
    expect(adviceSettings(staged(1, OFF, SIXTY))).toBe(OFF);
    expect(adviceSettings(staged(2, OFF, SIXTY))).toBe(SIXTY);
    expect([lookBackDays(staged(1, OFF, SIXTY)), lookBackDays(staged(2, OFF, SIXTY))]).toEqual([14, 60]);
  });

  test('are the definition’s where the stage isn’t known, or was kept without them', () => {
    for (const review of [
      staged(null, OFF, SIXTY),
      { ...staged(1, OFF, SIXTY), stage: null },
      staged(3, OFF, SIXTY),
      staged(1, undefined, SIXTY),
      aReview(),
    ]) {
      expect(adviceSettings(review)).toEqual(settings);
      expect(lookBackDays(review)).toBe(30);
    }
  });

  test('are unknown where Graph gives none', () => {
    const none = aReview({ definition: { settings: null } });
    expect([adviceSettings(none), lookBackDays(none)]).toEqual([null, 30]);
  });
});

const before = (days: number) =>
  new Date(Date.parse('2026-11-01T00:00:00Z') - days * 86_400_000).toISOString();

test('a recommendation is explained with the look-back of the reader’s stage', () => {
  const reason = (advice: 'Approve' | 'Deny', days: number, number: number | null) =>
    adviceFacts(anItem({ advice, lastSignInAt: before(days) }), staged(number, SIXTY, OFF));
  expect(reason('Approve', 45, 1)).toMatchObject({ reason: 'recent', lookBackDays: 60 });
  expect(reason('Deny', 70, 1)).toMatchObject({ reason: 'old', lookBackDays: 60 });
  expect(reason('Approve', 45, 2)).toMatchObject({ reason: 'notTold', lookBackDays: 14 });
  expect(reason('Approve', 45, null)).toMatchObject({ reason: 'notTold', lookBackDays: 30 });
});

test('a person went quiet by the look-back of the reader’s stage', () => {
  const item = anItem({ lastSignInAt: before(45) });
  const then = { ...item, decision: 'Approve' as const, endedAt: before(20), applyResult: '' };
  const quiet = (review: Review) => changesSince(item, new Map([[previousKey(item), then]]), review);
  expect(quiet(staged(1, { ...SIXTY, adviceLookBackDays: 30 }, SIXTY))).toEqual(['quiet']);
  expect(quiet(staged(2, { ...SIXTY, adviceLookBackDays: 30 }, SIXTY))).toEqual([]);
});

test('in a stage without recommendations, missing sign-ins and recommendations are no doubt and not shown', () => {
  const items = [anItem()];
  const factsIn = (review: Review) => {
    const known = { review, people: null, previous: null, access: null, me: '' };
    return [
      hasAdvice(items, review),
      hasSignIns(items, review),
      availableEvidence(anItem(), review),
      doubtsOf(anItem(), known as never),
    ];
  };
  expect(factsIn(staged(1, OFF, SIXTY))).toEqual([false, false, { signIn: false, advice: false }, []]);
  expect(factsIn(staged(2, OFF, SIXTY))).toEqual([
    true,
    true,
    { signIn: true, advice: true },
    ['neverSignedIn'],
  ]);
});

test('recommendations are shown where an item has one, and not where Graph gives no settings', () => {
  const [some, none] = [anItem({ advice: 'Deny' }), anItem({ advice: 'None' })];
  expect([hasAdvice([none, some], staged(1, OFF, OFF)), hasAdvice([none], staged(1, OFF, OFF))]).toEqual([
    true,
    false,
  ]);
  expect(hasAdvice([none], aReview({ definition: { settings: null } }))).toBe(false);
});
