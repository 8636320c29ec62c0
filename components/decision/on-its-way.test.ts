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

it('a choice is told to be kept here only where it waits for something that may take long', () => {
  expect([device('network'), device('signIn')].map(({ status }) => waitsHere(status))).toEqual([
    'network',
    'signIn',
  ]);
  for (const other of [device('turn'), device('throttle'), answer({ step: 'sending' })])
    expect(waitsHere(other.status)).toBeUndefined();
  expect(waitsHere(null)).toBeUndefined();
});

describe('Save is closed', () => {
  it('for exactly what is on its way', () => {
    for (const state of [device('turn'), answer({ step: 'sending' }), answer({ step: 'checking' })])
      expect(isOnItsWay(state, 'Deny', 'Moved. ')).toBe(true);
  });

  it('and open for another answer or reason, and for what came to rest', () => {
    expect(isOnItsWay(device('turn'), 'Approve', 'Moved.')).toBe(false);
    expect(isOnItsWay(device('turn'), 'Deny', 'Left.')).toBe(false);
    expect(isOnItsWay(answer({ step: 'failed', problem: { code: 'refused' } }), 'Deny', 'Moved.')).toBe(
      false,
    );
    expect(isOnItsWay(answerOf(anItem(), undefined, ME), 'Deny', 'Moved.')).toBe(false);
  });
});
