import { describe, expect, it } from 'vitest';
import type { ItemState } from '../../../lib/review/item-state';
import { anIntent, anItem } from '../../../lib/review/testing';
import { isOnItsWay, waitsHere } from './on-its-way';

const progress = (state: ItemState) => ({
  intent: anIntent(anItem(), { decision: 'Deny', justification: 'Moved.' }),
  state,
});
const device = (waitsFor: 'turn' | 'network' | 'signIn' | 'throttle') =>
  progress({ step: 'device', waitsFor });

it('a choice is told to be kept here only where it waits for something that may take long', () => {
  expect([device('network'), device('signIn')].map(waitsHere)).toEqual(['network', 'signIn']);
  for (const other of [device('turn'), device('throttle'), progress({ step: 'sending' }), undefined])
    expect(waitsHere(other)).toBeUndefined();
});

describe('Save is closed', () => {
  it('for exactly what is on its way', () => {
    for (const state of [device('turn'), progress({ step: 'sending' }), progress({ step: 'checking' })])
      expect(isOnItsWay(state, 'Deny', 'Moved. ')).toBe(true);
  });

  it('and open for another answer or reason, and for what came to rest', () => {
    expect(isOnItsWay(device('turn'), 'Approve', 'Moved.')).toBe(false);
    expect(isOnItsWay(device('turn'), 'Deny', 'Left.')).toBe(false);
    expect(isOnItsWay(progress({ step: 'failed', problem: { code: 'refused' } }), 'Deny', 'Moved.')).toBe(
      false,
    );
    expect(isOnItsWay(undefined, 'Deny', 'Moved.')).toBe(false);
  });
});
