import { describe, expect, test } from 'vitest';
import { countedFrom, hasSignIns, quietDays, signInBand } from './sign-in';
import { anItem, aReview, daysBefore } from './testing';

const review = aReview();
const START = Date.parse(review.instance.startsAt ?? '');

describe('the last sign-in', () => {
  const band = (days: number | null) =>
    signInBand(anItem({ lastSignInAt: days === null ? null : daysBefore(days) }), START);

  test.each([
    [-4, 'd0to7'],
    [0, 'd0to7'],
    [7, 'd0to7'],
    [7.99, 'd0to7'],
    [8, 'd8to30'],
    [30, 'd8to30'],
    [31, 'd31to90'],
    [90, 'd31to90'],
    [91, 'd91to365'],
    [365, 'd91to365'],
    [366, 'over365'],
    [null, 'never'],
  ])('%s days before the review began: %s', (days, expected) => {
    expect(band(days)).toBe(expected);
  });

  test('an unreadable time counts as never', () => {
    expect(signInBand(anItem({ lastSignInAt: 'soon' }), START)).toBe('never');
  });

  test.each(['group', 'servicePrincipal', 'device', 'other'] as const)('a %s is in no band', (kind) => {
    const principal = { ...anItem().principal, kind };
    for (const lastSignInAt of [null, daysBefore(3)])
      expect(signInBand(anItem({ principal, lastSignInAt }), START)).toBeNull();
  });

  test('is counted from the review’s start, or from now when the start is unknown', () => {
    expect(countedFrom(review, 5)).toBe(START);
    expect(countedFrom(aReview({ instance: { startsAt: null } }), 5)).toBe(5);
    expect(quietDays(anItem({ lastSignInAt: daysBefore(12) }), START)).toBe(12);
    expect(quietDays(anItem({ lastSignInAt: daysBefore(-12) }), START)).toBe(0);
  });

  test('is shown when a person is reviewed and recommendations are on, or when somebody has one', () => {
    const silent = aReview({ definition: { settings: null } });
    expect(hasSignIns([anItem()], review)).toBe(true);
    const group = { ...anItem().principal, kind: 'group' as const };
    expect(hasSignIns([anItem({ principal: group })], review)).toBe(false);
    expect(hasSignIns([anItem({ principal: group }), anItem()], review)).toBe(true);
    expect(hasSignIns([anItem()], silent)).toBe(false);
    expect(hasSignIns([anItem(), anItem({ lastSignInAt: daysBefore(1) })], silent)).toBe(true);
  });
});
