import { describe, expect, it } from 'vitest';
import { anIntent, anItem, answersOn, guid, ME } from '../../../lib/review/testing';
import { press } from '../../parts/keys-testing';
import { oneByOneKeyOf, oneByOneShortcuts, queueOf } from './queue';

const NOBODY = { answers: new Map(), me: ME };
const [one, two, three] = [
  anItem({ id: guid(1) }),
  anItem({ id: guid(2), decision: 'Deny' }),
  anItem({ id: guid(3) }),
];

/** The ids of a queue, and where it begins. */
const queued = (...args: Parameters<typeof queueOf>) => {
  const { queue, at } = queueOf(...args);
  return { ids: queue.map(({ id }) => id), at };
};

describe('the queue of the undecided', () => {
  it('leaves out items that are decided at Microsoft or on this device', () => {
    expect(queued([one, two, three], NOBODY, undefined)).toEqual({ ids: [guid(1), guid(3)], at: 0 });
    const states = new Map([[guid(1), { intent: anIntent(one), state: { step: 'sending' as const } }]]);
    expect(queued([one, two, three], { answers: answersOn([one], states), me: ME }, undefined).ids).toEqual([
      guid(3),
    ]);
  });

  it('includes an item again whose decision was refused', () => {
    const failed = {
      intent: anIntent(one),
      state: { step: 'failed' as const, problem: { code: 'refused' as const } },
    };
    expect(
      queued([one], { answers: answersOn([one], new Map([[guid(1), failed]])), me: ME }, undefined).ids,
    ).toEqual([guid(1)]);
  });

  it('begins at the requested item, even if it is decided', () => {
    expect(queued([one, two, three], NOBODY, guid(2))).toEqual({ ids: [guid(1), guid(2), guid(3)], at: 1 });
    expect(queued([one, two, three], NOBODY, guid(3)).at).toBe(1);
  });

  it('begins at the first where the requested item isn’t in it', () => {
    expect(queued([one], NOBODY, guid(77)).at).toBe(0);
  });
});

describe('keys', () => {
  it('decide, undo, go back and go on', () => {
    const meant = ['a', 'D', 'u', 'r', 'z', 'ArrowLeft', 'ArrowRight'].map((key) =>
      oneByOneKeyOf(press(key), false),
    );
    expect(meant).toEqual(['Approve', 'Deny', 'DontKnow', 'reason', 'undo', 'back', 'next']);
  });

  it('follow the direction of reading', () => {
    expect(oneByOneKeyOf(press('ArrowLeft'), true)).toBe('next');
    expect(oneByOneKeyOf(press('ArrowRight'), true)).toBe('back');
  });

  it.each([false, true])('of the help do what it says, in its order (right to left: %s)', (rightToLeft) => {
    const printed: Record<string, string> = { '←': 'ArrowLeft', '→': 'ArrowRight' };
    const done = oneByOneShortcuts(rightToLeft).flatMap(([action, ...ways]) =>
      // Escape belongs to the dialog that one by one is.
      action === 'leave' ? [] : ways.map(([key]) => oneByOneKeyOf(press(printed[key] ?? key), rightToLeft)),
    );
    expect(done).toEqual(['Approve', 'Deny', 'DontKnow', 'reason', 'undo', 'back', 'next']);
  });

  it('do nothing with a modifier, when held down, or when unknown', () => {
    for (const over of [
      { ctrlKey: true },
      { metaKey: true },
      { altKey: true },
      { shiftKey: true },
      { repeat: true },
      { isComposing: true },
    ])
      expect(oneByOneKeyOf(press('a', over), false)).toBeUndefined();
    for (const key of ['x', 'Enter', 'toString', 'constructor'])
      expect(oneByOneKeyOf(press(key), false)).toBeUndefined();
  });
});
