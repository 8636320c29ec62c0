import { describe, expect, test } from 'vitest';
import { doubtsOf } from './doubt';
import { previousKey } from './known';
import { anItem, daysBefore, previousAnswer, someKnown } from './testing';

const seen = { lastSignInAt: daysBefore(3) };

describe('an item worth a look before the others', () => {
  test('isn’t one without a reason', () => {
    expect(doubtsOf(anItem({ ...seen, advice: 'Approve' }), someKnown())).toEqual([]);
  });

  test('is one with a recommended Deny, one without a known sign-in, and one unlike the others', () => {
    expect(doubtsOf(anItem({ advice: 'Deny', outlier: true }), someKnown())).toEqual([
      'advisedDeny',
      'neverSignedIn',
      'outlier',
    ]);
  });

  test('isn’t one for a missing sign-in of a group, or where there are no recommendations', () => {
    const { principal } = anItem();
    expect(doubtsOf(anItem({ principal: { ...principal, kind: 'group' } }), someKnown())).toEqual([]);
    const known = someKnown();
    const { definition } = known.review;
    const untold = {
      ...known.review,
      definition: {
        ...definition,
        settings: definition.settings && { ...definition.settings, adviceEnabled: false },
      },
    };
    expect(doubtsOf(anItem(), { ...known, review: untold })).toEqual([]);
  });

  test('is one with a disabled account, and one that was denied last time', () => {
    const item = anItem(seen);
    const people = new Map([
      [
        item.principal.id,
        { kind: 'member', enabled: false, jobTitle: null, department: null, manager: null },
      ],
    ] as const);
    const previous = new Map([[previousKey(item), previousAnswer({ decision: 'Deny' })]]);
    expect(doubtsOf(item, someKnown({ people: people as never, previous }))).toEqual([
      'blocked',
      'deniedLastTime',
    ]);
  });
});
