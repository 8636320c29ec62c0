import { describe, expect, it } from 'vitest';
import type { ItemState } from '../../lib/review/item-state';
import { answerOf } from '../../lib/review/row-answer';
import { anIntent, anItem, ME } from '../../lib/review/testing';
import { isOnItsWay, waitsHere } from './on-its-way';

const answer = (state: ItemState) =>
  answerOf(
    anItem(),
    { intent: anIntent(anItem(), { decision: 'Deny', justification: 'Moved.' }), state },
    ME,
  );
const device = (waitsFor: 'turn' | 'network' | 'signIn' | 'throttle') => answer({ step: 'device', waitsFor });

it('a choice is shown as kept here only while it waits for the network or a sign-in', () => {
  expect([device('network'), device('signIn')].map(({ status }) => waitsHere(status))).toEqual([
    'network',
    'signIn',
  ]);
  for (const other of [device('turn'), device('throttle'), answer({ step: 'sending' })])
    expect(waitsHere(other.status)).toBeUndefined();
  expect(waitsHere(null)).toBeUndefined();
});

describe('Save is closed', () => {
  it('for exactly the decision and reason that are on their way', () => {
    for (const state of [device('turn'), answer({ step: 'sending' }), answer({ step: 'checking' })])
      expect(isOnItsWay(state, 'Deny', 'Moved. ')).toBe(true);
  });

  it('not for another decision or reason, nor after a refusal', () => {
    expect(isOnItsWay(device('turn'), 'Approve', 'Moved.')).toBe(false);
    expect(isOnItsWay(device('turn'), 'Deny', 'Left.')).toBe(false);
    expect(isOnItsWay(answer({ step: 'failed', problem: { code: 'refused' } }), 'Deny', 'Moved.')).toBe(
      false,
    );
    expect(isOnItsWay(answerOf(anItem(), undefined, ME), 'Deny', 'Moved.')).toBe(false);
  });
});
