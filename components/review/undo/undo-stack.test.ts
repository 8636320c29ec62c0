import { describe, expect, it } from 'vitest';
import type { Answered, Decision } from '../../../lib/review/model';
import { anItem, ME, maker } from '../../../lib/review/testing';
import { type PastAct, undoIntents } from '../../../lib/review/undo';
import { madeAfter, undoesTheSame, undoStack, whatWasDone } from './undo-stack';

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
  it('begins with the last act', () => {
    const first = act('Approve', ['a']);
    const second = act('Deny', ['b']);
    expect(undoStack([second, first])).toEqual([second, first]);
  });

  it('leaves out an act that was undone and the act that undid it', () => {
    const first = act('Approve', ['a', 'b']);
    const back = act('NotReviewed', ['a', 'b'], { a: answered('Approve'), b: answered('Approve') });
    expect(undoStack([back, first])).toEqual([]);
  });

  it('goes back two steps when undone twice', () => {
    const first = act('Approve', ['a']);
    const second = act('Deny', ['a'], { a: answered('Approve') });
    const back = act('Approve', ['a'], { a: answered('Deny') });
    expect(undoStack([back, second, first])).toEqual([first]);
    const again = act('NotReviewed', ['a'], { a: answered('Approve') });
    expect(undoStack([again, back, second, first])).toEqual([]);
  });

  it('counts the decision that was on its way as the answer from before an act', () => {
    const first = act('Approve', ['a']);
    const own = { a: { decision: 'Approve', justification: '' } } as const;
    const second = { ...act('Deny', ['a']), own };
    const back = act('Approve', ['a'], {});
    expect(undoStack([back, second, first])).toEqual([first]);
    const tookBack = act('NotReviewed', ['a'], {});
    expect(undoStack([tookBack, second, first])).toEqual([tookBack, second, first]);
  });

  it('keeps an act for the items that weren’t put back', () => {
    const first = act('Approve', ['a', 'b', 'c']);
    const back = act('NotReviewed', ['b'], { b: answered('Approve') });
    expect(idsOf(undoStack([back, first]))).toEqual([[first.id, ['a', 'c']]]);
  });

  it('does not treat a decision with another reason as an undo', () => {
    const first = act('Deny', ['a'], { a: answered('Approve', 'Works here.') }, 'Moved.');
    const other = act('Approve', ['a'], { a: answered('Deny', 'Moved.') }, 'Came back.');
    expect(undoStack([other, first]).map(({ id }) => id)).toEqual([other.id, first.id]);
  });

  it('names an act by its decision, unless it has several', () => {
    const one = act('Approve', ['a', 'b']);
    expect(whatWasDone(one)).toEqual({ itemIds: ['a', 'b'], decision: 'Approve' });
    const mixed = {
      ...one,
      parts: [...one.parts, { decision: 'Deny' as const, justification: '', itemIds: ['c'] }],
    };
    expect(whatWasDone(mixed)).toEqual({ itemIds: ['a', 'b', 'c'], decision: null });
  });
});

describe('an act whose question is open', () => {
  const [first, second, third] = [act('Approve', ['a']), act('Deny', ['b']), act('Deny', ['c'])];
  const acts = [third, second, first];

  it('comes before the acts made after it, even as a new object', () => {
    const stack = undoStack(acts);
    expect(madeAfter({ ...second }, acts, stack)).toEqual([third]);
    expect(madeAfter({ ...third }, acts, stack)).toEqual([]);
  });

  it('counts each later act once, also after an undo or when it is no longer on the device', () => {
    const back = act('NotReviewed', ['b'], { b: answered('Deny') });
    const now = [back, ...acts];
    expect(madeAfter(second, now, undoStack(now))).toEqual([third]);
    expect(madeAfter(first, [third, second], undoStack([third, second]))).toEqual([third, second]);
  });

  it('is asked again where undoing would now record or let go of something else', () => {
    const items = ['a', 'b'].map((id) => ({ ...anItem(), id, ...answered('Deny') }));
    const both = act('Deny', ['a', 'b'], { a: answered('Approve') });
    const shown = undoIntents(both, items, ME);
    const read = items.map((item) => ({ ...item, reviewedAt: '2026-11-06T00:00:00.000Z' }));
    expect(undoesTheSame(shown, undoIntents(both, read, ME))).toBe(true);
    const changed = items.map((item) => (item.id === 'b' ? { ...item, ...answered('Approve') } : item));
    expect(undoesTheSame(shown, undoIntents(both, changed, ME))).toBe(false);
    const { intents, ...others } = shown;
    expect(undoesTheSame(shown, { ...others, intents: [], letGo: items })).toBe(false);
    expect(intents).toHaveLength(2);
  });
});
