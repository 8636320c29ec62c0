import { expect, test } from 'vitest';
import { mergedActs } from './merged-acts';
import type { Decision } from './model';
import { ME, maker } from './testing';
import type { PastAct } from './undo';

const act = (id: string, at: number, itemId: string, over: Partial<PastAct> = {}): PastAct => ({
  id,
  at,
  parts: [{ decision: 'Deny' as Decision, justification: '', itemIds: [itemId] }],
  seen: {},
  ...over,
});

test('the parts of one act over several reviews become one act, with what was on the screen before', () => {
  const before = { decision: 'Approve' as const, justification: '', reviewedBy: maker(ME), reviewedAt: null };
  const first = act('one', 5, 'a', { partOf: 'both', seen: { a: before } });
  const second = act('two', 6, 'b', {
    partOf: 'both',
    own: { b: { decision: 'DontKnow', justification: '' } },
  });
  expect(mergedActs([[first], [second]])).toEqual([
    {
      id: 'both',
      partOf: 'both',
      at: 6,
      parts: [...second.parts, ...first.parts],
      seen: first.seen,
      own: second.own,
    },
  ]);
});

test('acts of several reviews stand newest first, and those of one review keep their order', () => {
  const lists = [
    [act('d', 9, 'a'), act('a', 1, 'a')],
    [act('c', 4, 'b', { order: 5 }), act('b', 4, 'b')],
    [],
  ];
  expect(mergedActs(lists).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
});

test('a later act stands first although the device’s clock was set back', () => {
  const lists = [[act('early', 9_000, 'a')], [act('late', 1_000, 'b', { order: 9_001 })]];
  expect(mergedActs(lists).map(({ id }) => id)).toEqual(['late', 'early']);
});

test('one review’s acts stay as they are', () => {
  const list = [act('b', 2, 'a'), act('a', 1, 'a')];
  expect(mergedActs([list])).toBe(list);
});
