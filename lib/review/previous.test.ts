import { describe, expect, test } from 'vitest';
import { previousKey } from './known';
import type { DecisionItem, PreviousAnswer, RecordedDecision } from './model';
import { canCompare, changesSince, hadInstanceBefore, isComparable, previousOf } from './previous';
import { anItem, aReview, daysBefore, previousAnswer } from './testing';

const review = aReview();

/** Last time ended 83 days before this review began. */
function changes(item: DecisionItem, then?: Partial<PreviousAnswer>, of = review) {
  const someoneElse = anItem({ resource: { id: 'other', displayName: '', type: 'group' } });
  const previous = new Map([[previousKey(someoneElse), previousAnswer()]]);
  if (then) previous.set(previousKey(item), previousAnswer(then));
  return changesSince(item, previous, of);
}

describe('an instance before this one is to be expected', () => {
  const expected = (recursFrom: string | undefined, startsAt: string | null) =>
    hadInstanceBefore(
      aReview({ definition: recursFrom === undefined ? {} : { recursFrom }, instance: { startsAt } }),
    );

  test('where the review recurs and began a week ago or more', () => {
    expect(expected('2026-11-07', '2026-11-14T08:00:00Z')).toBe(true);
    expect(expected('2026-08-07', '2026-11-07T00:00:00Z')).toBe(true);
  });

  test('not in its first instance, in whatever time zone it began', () => {
    expect(expected('2026-11-07', '2026-11-07T08:00:00Z')).toBe(false);
    expect(expected('2026-11-07', '2026-11-08T11:00:00Z')).toBe(false);
    expect(expected('2026-11-07', '2026-11-09T00:00:00Z')).toBe(false);
    expect(expected('2026-11-07', '2026-11-06T12:00:00Z')).toBe(false);
  });

  test('not where it doesn’t recur, or a time isn’t known', () => {
    expect(expected(undefined, '2026-11-14T08:00:00Z')).toBe(false);
    expect(expected('soon', '2026-11-14T08:00:00Z')).toBe(false);
    expect(expected('2026-11-07', null)).toBe(false);
  });
});

describe('a change since last time', () => {
  test('is "new" for a person who wasn’t in the review then', () => {
    expect(changes(anItem())).toEqual(['new']);
    expect(changes(anItem(), {})).toEqual([]);
  });

  test('is "advice" when the recommendation is the opposite of the decision then', () => {
    const advised = (advice: DecisionItem['advice'], decision: RecordedDecision) =>
      changes(anItem({ advice }), { decision });
    expect(advised('Deny', 'Approve')).toEqual(['advice']);
    expect(advised('Approve', 'Deny')).toEqual(['advice']);
    expect(advised('Deny', 'Deny')).toEqual([]);
    expect(advised('Deny', 'DontKnow')).toEqual([]);
    expect(advised('Approve', 'DontKnow')).toEqual([]);
    expect(advised('None', 'Deny')).toEqual([]);
  });

  test('is "quiet" when a person signed in within the look-back then, and not now', () => {
    const quiet = (days: number | null, endedAt: string | null = daysBefore(83)) =>
      changes(anItem({ lastSignInAt: days === null ? null : daysBefore(days) }), { endedAt });
    expect(quiet(31)).toEqual(['quiet']);
    expect(quiet(113)).toEqual(['quiet']);
    // Quiet at that time too.
    expect(quiet(114)).toEqual([]);
    // Still within the look-back window.
    expect(quiet(30)).toEqual([]);
    expect(quiet(-3)).toEqual([]);
    expect(quiet(null)).toEqual([]);
    expect(quiet(60, null)).toEqual([]);
  });

  test('uses the review’s own look-back, or 30 days without settings', () => {
    const { settings } = review.definition;
    const looking = (days: number) =>
      aReview({ definition: { settings: settings && { ...settings, adviceLookBackDays: days } } });
    const quiet = (days: number, of: typeof review) =>
      changes(anItem({ lastSignInAt: daysBefore(days) }), { endedAt: daysBefore(83) }, of);
    expect([quiet(60, looking(60)), quiet(61, looking(60))]).toEqual([[], ['quiet']]);
    const untold = aReview({ definition: { settings: null } });
    expect([quiet(30, untold), quiet(31, untold)]).toEqual([[], ['quiet']]);
  });

  test('isn’t found when there is nothing to compare with', () => {
    expect(changesSince(anItem(), null, review)).toEqual([]);
    expect(changesSince(anItem(), new Map(), review)).toEqual([]);
    expect(canCompare(new Map())).toBe(false);
    expect(previousOf(anItem(), null)).toBeUndefined();
  });

  test('isn’t claimed about a principal without an id', () => {
    const nameless = anItem({ principal: { ...anItem().principal, id: '' } });
    const previous = new Map([[previousKey(anItem()), previousAnswer()]]);
    expect(changesSince(nameless, previous, review)).toEqual([]);
    expect(isComparable(nameless)).toBe(false);
  });
});
