import { describe, expect, test } from 'vitest';
import { type AdviceReason, adviceFacts, availableEvidence, isAgainstAdvice } from './advice';
import type { Advice, Principal } from './model';
import { anItem, aReview } from './testing';

const START = Date.parse('2026-11-01T00:00:00.000Z');
const DAY = 86_400_000;
const daysBefore = (days: number) => new Date(START - days * DAY).toISOString();

describe('a reason stands beside an advice only where the facts lead to that advice', () => {
  test.each<[Advice, string, string | null, AdviceReason]>([
    ['Approve', 'a sign-in within the look-back period', daysBefore(3), 'recent'],
    ['Approve', 'a sign-in at the moment of the review’s start', daysBefore(0), 'recent'],
    ['Approve', 'a sign-in on the earliest day of the look-back period', daysBefore(30), 'recent'],
    ['Approve', 'a sign-in before the look-back period', daysBefore(46), 'notTold'],
    ['Approve', 'no known sign-in', null, 'notTold'],
    ['Approve', 'a sign-in time that can’t be read', 'yesterday', 'notTold'],
    ['Approve', 'a sign-in after the review’s start', daysBefore(-2), 'after'],
    ['Deny', 'a sign-in within the look-back period', daysBefore(3), 'notTold'],
    ['Deny', 'a sign-in half a day before the look-back period', daysBefore(30.5), 'old'],
    ['Deny', 'no known sign-in', null, 'notTold'],
    ['None', 'no known sign-in', null, 'none'],
    ['None', 'a sign-in within the look-back period', daysBefore(3), 'none'],
    ['Unknown', 'a sign-in within the look-back period', daysBefore(3), 'unknown'],
  ])('%s: %s', (advice, _, lastSignInAt, reason) => {
    expect(adviceFacts(anItem({ advice, lastSignInAt }), aReview()).reason).toBe(reason);
  });

  test('no reason is given when the review’s start is unknown', () => {
    const undated = aReview({ instance: { startsAt: null } });
    expect(adviceFacts(anItem({ advice: 'Deny', lastSignInAt: daysBefore(90) }), undated).reason).toBe(
      'notTold',
    );
  });

  test.each<Principal['kind']>(['group', 'servicePrincipal', 'device', 'other'])(
    'a %s has no sign-ins, so no reason is read from them',
    (kind) => {
      const principal = { ...anItem().principal, kind };
      const facts = adviceFacts(
        anItem({ principal, advice: 'Approve', lastSignInAt: daysBefore(3) }),
        aReview(),
      );
      expect(facts).toMatchObject({ signIn: 'notAPerson', days: null, reason: 'notTold' });
    },
  );
});

describe('where a tenant gives no recommendations', () => {
  const { settings } = aReview().definition;
  const off = aReview({ definition: { settings: settings && { ...settings, adviceEnabled: false } } });

  test('a missing recommendation or sign-in isn’t shown as unknown', () => {
    const bare = anItem({ advice: 'None', lastSignInAt: null });
    expect(availableEvidence(bare, off)).toEqual({ signIn: false, advice: false });
    expect(availableEvidence(bare, aReview())).toEqual({ signIn: true, advice: true });
  });

  test('known evidence is shown all the same, and so is that a group doesn’t sign in', () => {
    const known = anItem({ advice: 'Deny', lastSignInAt: daysBefore(3) });
    expect(availableEvidence(known, off)).toEqual({ signIn: true, advice: true });
    const group = anItem({ advice: 'None', principal: { ...anItem().principal, kind: 'group' } });
    expect(availableEvidence(group, off)).toEqual({ signIn: true, advice: false });
  });
});

test('a decision is against a recommendation only where Microsoft recommends the opposite', () => {
  const against = (act: Parameters<typeof isAgainstAdvice>[0]) =>
    (['Approve', 'Deny', 'None', 'Unknown'] as const).filter((advice) => isAgainstAdvice(act, advice));
  expect(against('Approve')).toEqual(['Deny']);
  expect(against('Deny')).toEqual(['Approve']);
  expect(against('accept')).toEqual([]);
  expect(against('DontKnow')).toEqual([]);
});
