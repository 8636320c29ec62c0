import { describe, expect, it } from 'vitest';
import type { Answered, Decision } from '../../../lib/review/model';
import { ME, maker } from '../../../lib/review/testing';
import type { PastAct } from '../../../lib/review/undo';
import { undoStack, whatWasDone } from './undo-stack';

let turn = 0;
function act(
  decision: Decision,
  itemIds: string[],
  seen: Record<string, Answered> = {},
  reason = '',
): PastAct {
  turn += 1;
  return { id: `act-${turn}`, at: turn, parts: [{ decision, justification: reason, itemIds }], seen };
}
const answered = (decision: Decision, justification = ''): Answered => ({
  decision,
  justification,
  reviewedBy: maker(ME),
  reviewedAt: '2026-11-05T00:00:00.000Z',
});
const idsOf = (acts: readonly PastAct[]) => acts.map((one) => [one.id, whatWasDone(one).itemIds]);

describe('what can be undone', () => {
  it('is the last act first', () => {
    const first = act('Approve', ['a']);
    const second = act('Deny', ['b']);
    expect(undoStack([second, first])).toEqual([second, first]);
  });

  it('an act that was undone is gone, and so is the act that undid it', () => {
    const first = act('Approve', ['a', 'b']);
    const back = act('NotReviewed', ['a', 'b'], { a: answered('Approve'), b: answered('Approve') });
    expect(undoStack([back, first])).toEqual([]);
  });

  it('undoing twice goes back two steps', () => {
    const first = act('Approve', ['a']);
    const second = act('Deny', ['a'], { a: answered('Approve') });
    const back = act('Approve', ['a'], { a: answered('Deny') });
    expect(undoStack([back, second, first])).toEqual([first]);
    const again = act('NotReviewed', ['a'], { a: answered('Approve') });
    expect(undoStack([again, back, second, first])).toEqual([]);
  });

  it('an act stays for the items that weren’t put back', () => {
    const first = act('Approve', ['a', 'b', 'c']);
    const back = act('NotReviewed', ['b'], { b: answered('Approve') });
    expect(idsOf(undoStack([back, first]))).toEqual([[first.id, ['a', 'c']]]);
  });

  it('another reason than before is no undoing', () => {
    const first = act('Deny', ['a'], { a: answered('Approve', 'Works here.') }, 'Moved.');
    const other = act('Approve', ['a'], { a: answered('Deny', 'Moved.') }, 'Came back.');
    expect(undoStack([other, first]).map(({ id }) => id)).toEqual([other.id, first.id]);
  });

  it('is told by its decision, unless it has several', () => {
    const one = act('Approve', ['a', 'b']);
    expect(whatWasDone(one)).toEqual({ itemIds: ['a', 'b'], decision: 'Approve' });
    const mixed = {
      ...one,
      parts: [...one.parts, { decision: 'Deny' as const, justification: '', itemIds: ['c'] }],
    };
    expect(whatWasDone(mixed)).toEqual({ itemIds: ['a', 'b', 'c'], decision: null });
  });
});
