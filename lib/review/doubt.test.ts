import { describe, expect, test } from 'vitest';
import { doubtsOf } from './doubt';
import { anItem } from './testing';
import { daysBefore, previousAnswer, someKnown } from './workspace/testing';
import { previousKey } from './workspace/view';

const seen = { lastSignInAt: daysBefore(3) };

describe('worth a look before the others', () => {
  test('is nobody without a reason', () => {
    expect(doubtsOf(anItem({ ...seen, advice: 'Approve' }), someKnown())).toEqual([]);
  });

  test('is whom Microsoft recommends to deny, who isn’t known to have signed in, and who is unlike the others', () => {
    expect(doubtsOf(anItem({ advice: 'Deny', outlier: true }), someKnown())).toEqual([
      'advisedDeny',
      'neverSignedIn',
      'outlier',
    ]);
  });

  test('is nobody for a sign-in that nobody tells: of a group, or without recommendations', () => {
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

  test('is whose account is disabled, and who was denied last time', () => {
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
