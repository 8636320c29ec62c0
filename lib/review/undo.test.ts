import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemState } from './item-state';
import type { Answered, Decision, DecisionItem } from './model';
import { answerOf, type RowAnswers } from './row-answer';
import { anItem, answersOn, ME, maker, OTHER } from './testing';
import { actOutcome, type PastAct, undoIntents } from './undo';

const T1 = '2026-11-05T00:00:00.000Z';
const T2 = '2026-11-06T00:00:00.000Z';

const by = (who: string, decision: Decision, justification = '', reviewedAt = T1): Answered => ({
  decision,
  justification,
  reviewedBy: maker(who),
  reviewedAt,
});
const act = (
  decision: Decision,
  seen: Record<string, Answered> = {},
  itemIds = ['a'],
  justification = '',
): PastAct => ({
  id: 'act',
  at: 1,
  parts: [{ decision, justification, itemIds }],
  seen,
});
const item = (answer: Partial<DecisionItem> = {}) => anItem({ id: 'a', ...answer });
const choice = (decision: Decision, state: ItemState, { justification = '', on = item() } = {}): RowAnswers =>
  answersOn(
    [on],
    new Map([['a', { intent: { itemId: 'a', decision, justification, seen: item() }, state }]]),
  );

describe('undoing an act', () => {
  test('brings back each item’s own answer and reason', () => {
    const before = { a: by(ME, 'Approve', 'Works here.'), b: by(ME, 'DontKnow') };
    const denied = by(ME, 'Deny', '', T2);
    const items = [item(denied), anItem({ id: 'b', ...denied }), anItem({ id: 'c', ...denied })];
    const { intents, ...rest } = undoIntents(act('Deny', before, ['a', 'b', 'c', 'gone']), items, ME);
    expect(intents).toEqual([
      { itemId: 'a', decision: 'Approve', justification: 'Works here.', seen: denied },
      { itemId: 'b', decision: 'DontKnow', justification: '', seen: denied },
      { itemId: 'c', decision: 'NotReviewed', justification: '', seen: denied },
    ]);
    expect(rest).toEqual({ underMyName: [], overtaken: [], letGo: [], changedSince: [], unrecorded: [] });
  });

  test('lists the answers of others that come back under my name', () => {
    const { intents, underMyName } = undoIntents(
      act('Deny', { a: by(OTHER, 'Approve') }),
      [item(by(ME, 'Deny'))],
      ME,
    );
    expect(intents).toHaveLength(1);
    expect(underMyName.map(({ id }) => id)).toEqual(['a']);
  });

  describe('that was made while an earlier decision of mine was on its way', () => {
    const own = { a: { decision: 'Approve', justification: 'Works here.' } } as const;
    const approved = { decision: 'Approve', justification: 'Works here.' } as const;

    test.each<[string, Record<string, Answered>]>([
      ['nobody’s answer', {}],
      ['my older answer', { a: by(ME, 'DontKnow') }],
      ['somebody else’s answer', { a: by(OTHER, 'DontKnow') }],
    ])('brings that decision back, where Graph still showed %s', (_, seen) => {
      const past = { ...act('Deny', seen), own };
      for (const state of [{ step: 'sending' }, { step: 'failed', problem: { code: 'refused' } }] as const) {
        const undoing = undoIntents(past, [item()], ME, { answers: choice('Deny', state) });
        expect(undoing.intents).toMatchObject([approved]);
        expect([...undoing.underMyName, ...undoing.letGo]).toEqual([]);
      }
    });

    test('leaves it alone where the earlier decision stands, because the act never arrived', () => {
      const past = { ...act('Deny'), own };
      const { intents, unrecorded } = undoIntents(past, [item(by(ME, 'Approve', 'Works here.'))], ME);
      expect([intents, unrecorded.length]).toEqual([[], 1]);
    });
  });

  test.each<[string, ItemState]>([
    ['on the device', { step: 'device', waitsFor: 'network' }],
    ['sending', { step: 'sending' }],
    ['being checked', { step: 'checking' }],
    ['saved', { step: 'saved', at: T1 }],
  ])('works while the choice is %s', (_, state) => {
    expect(undoIntents(act('Deny'), [item()], ME, { answers: choice('Deny', state) }).intents).toHaveLength(
      1,
    );
  });

  test('leaves out items that somebody else answered since, and returns their answer', () => {
    const theirs = item(by(OTHER, 'Approve', '', T2));
    expect(undoIntents(act('Deny'), [theirs], ME)).toMatchObject({ intents: [], overtaken: [theirs] });
    const answers = choice('Deny', { step: 'replaced', theirs });
    expect(undoIntents(act('Deny'), [item(by(ME, 'Deny'))], ME, { answers })).toMatchObject({
      intents: [],
      overtaken: [theirs],
    });
  });

  test('leaves out items that a later act of mine changed', () => {
    const mine = item(by(ME, 'Approve', '', T2));
    expect(undoIntents(act('Deny'), [mine], ME)).toMatchObject({ intents: [], changedSince: [mine] });
    const answers = choice('Approve', { step: 'sending' });
    expect(undoIntents(act('Deny'), [item()], ME, { answers }).changedSince).toHaveLength(1);
    const refused = choice('Approve', { step: 'failed', problem: { code: 'refused' } });
    expect(undoIntents(act('Deny'), [item()], ME, { answers: refused }).changedSince).toHaveLength(1);
    const sameAgain = [item(by(ME, 'Deny'))];
    expect(undoIntents(act('Deny'), sameAgain, ME, { later: [act('Deny')] }).changedSince).toEqual(sameAgain);
    const otherReason = item(by(ME, 'Deny', 'Moved.'));
    expect(undoIntents(act('Deny'), [otherReason], ME).changedSince).toEqual([otherReason]);
  });

  test('lists an item as unrecorded when the act never arrived', () => {
    expect(undoIntents(act('Deny'), [item()], ME).unrecorded).toHaveLength(1);
    const before = by(OTHER, 'Approve');
    expect(undoIntents(act('Deny', { a: before }), [item(before)], ME).unrecorded).toHaveLength(1);
  });

  test('also undoes a choice that isn’t saved, because it may still be sent', () => {
    for (const code of ['unavailable', 'refused'] as const) {
      const answers = choice('Deny', { step: 'failed', problem: { code } });
      expect(undoIntents(act('Deny'), [item()], ME, { answers })).toMatchObject({
        intents: [{ itemId: 'a', decision: 'NotReviewed', justification: '' }],
        letGo: [],
        unrecorded: [],
      });
      const mine = item(by(ME, 'Approve', 'Works here.'));
      const before = choice('Deny', { step: 'failed', problem: { code } }, { on: mine });
      expect(undoIntents(act('Deny', { a: mine }), [mine], ME, { answers: before })).toMatchObject({
        intents: [{ itemId: 'a', decision: 'Approve', justification: 'Works here.' }],
        letGo: [],
        underMyName: [],
      });
    }
  });

  test('can undo a taking back', () => {
    const { intents } = undoIntents(act('NotReviewed', { a: by(ME, 'Deny', 'Left.') }), [item()], ME);
    expect(intents).toMatchObject([{ decision: 'Deny', justification: 'Left.' }]);
  });

  test('doesn’t bring back an unknown decision', () => {
    const seen = { a: { ...by(ME, 'Deny'), decision: 'Unknown' as const } };
    const mine = item(by(ME, 'Deny', '', T2));
    expect(undoIntents(act('Deny', seen), [mine], ME)).toMatchObject({ intents: [], changedSince: [mine] });
  });
});

describe('where undoing puts an item', () => {
  const seen = by(OTHER, 'Approve', 'Works here.', T1);
  const fate = (now: Answered, answers?: RowAnswers) => {
    const { underMyName: _, ...lists } = undoIntents(act('Deny', { a: seen }), [item(now)], ME, { answers });
    return Object.entries(lists).flatMap(([name, list]) => (list.length > 0 ? [name] : []));
  };

  test.each<[string, Answered, string]>([
    ['my decision as the act made it is undone', by(ME, 'Deny', '', T2), 'intents'],
    ['the decision from before the act counts as unrecorded', seen, 'unrecorded'],
    [
      'somebody else’s same decision, made again, counts as overtaken',
      by(OTHER, 'Approve', 'Works here.', T2),
      'overtaken',
    ],
    [
      'somebody else’s decision with another reason counts as overtaken',
      by(OTHER, 'Approve', 'Still here.', T1),
      'overtaken',
    ],
    [
      'somebody else’s other decision counts as overtaken',
      by(OTHER, 'DontKnow', 'Works here.', T1),
      'overtaken',
    ],
    [
      'somebody else’s decision that equals the act’s counts as overtaken',
      by(OTHER, 'Deny', '', T2),
      'overtaken',
    ],
    ['another decision of mine counts as changed since', by(ME, 'Approve', '', T2), 'changedSince'],
    ['my decision with another reason counts as changed since', by(ME, 'Deny', 'Moved.', T2), 'changedSince'],
    ['an item that was taken back counts as unrecorded', item(), 'unrecorded'],
  ])('%s', (_, now, expected) => {
    expect(fate(now)).toEqual([expected]);
  });

  test.each<[string, ItemState, string]>([
    [
      'met another decision counts as overtaken',
      { step: 'conflict', theirs: item(by(OTHER, 'DontKnow', '', T2)) },
      'overtaken',
    ],
    [
      'was replaced counts as overtaken',
      { step: 'replaced', theirs: item(by(OTHER, 'DontKnow', '', T2)) },
      'overtaken',
    ],
    ['was refused is let go', { step: 'failed', problem: { code: 'refused' } }, 'letGo'],
    ['is on its way is undone', { step: 'sending' }, 'intents'],
  ])('a choice that %s', (_, state, expected) => {
    expect(fate(seen, choice('Deny', state, { on: item(seen) }))).toEqual([expected]);
  });

  test('a choice with another reason is a later one', () => {
    const answers = choice('Deny', { step: 'sending' }, { justification: 'Moved.', on: item(seen) });
    expect(fate(seen, answers)).toEqual(['changedSince']);
  });

  test('a refused later choice belongs to the later act, whoever answered before', () => {
    const failed: ItemState = { step: 'failed', problem: { code: 'refused' } };
    expect(fate(seen, choice('Approve', failed, { on: item(seen) }))).toEqual(['changedSince']);
  });

  test('an item that a later act took back belongs to that act', () => {
    const later = [act('NotReviewed', {}, ['b']), act('NotReviewed', {}, ['a'])];
    const undone = undoIntents(act('Deny'), [item(by(ME, 'Deny'))], ME, { later });
    expect([undone.intents, undone.changedSince.length]).toEqual([[], 1]);
  });
});

describe('the outcome of an act', () => {
  const outcome = (answers: RowAnswers, shown = item(), acts = act('Deny')) =>
    actOutcome(acts, { answers: new Map([['a', answerOf(shown, undefined, ME)], ...answers]), me: ME });
  const refused: ItemState = { step: 'failed', problem: { code: 'refused' } };

  test('counts nothing as not saved while the act is on its way or saved', () => {
    for (const state of [{ step: 'sending' }, { step: 'saved', at: T1 }] as const)
      expect(outcome(choice('Deny', state))).toEqual({ people: 1, notSaved: 0, overtaken: 0 });
    const mine = item(by(ME, 'Deny'));
    expect(outcome(new Map(), mine)).toEqual({ people: 1, notSaved: 0, overtaken: 0 });
  });

  test('counts a refused or conflicting choice as not saved, and one answered since as overtaken', () => {
    expect(outcome(choice('Deny', refused))).toEqual({ people: 1, notSaved: 1, overtaken: 0 });
    const theirs = item(by(OTHER, 'Approve', '', T2));
    expect(outcome(choice('Deny', { step: 'conflict', theirs }))).toMatchObject({ notSaved: 1 });
    expect(outcome(choice('Deny', { step: 'replaced', theirs }))).toMatchObject({ overtaken: 1 });
    expect(outcome(new Map(), theirs)).toEqual({ people: 1, notSaved: 0, overtaken: 1 });
  });

  test('ignores a later act that was refused', () => {
    expect(outcome(choice('Approve', refused))).toEqual({ people: 1, notSaved: 0, overtaken: 0 });
  });

  test('counts its people, also those who aren’t in the list any more', () => {
    expect(outcome(choice('Deny', refused), item(), act('Deny', {}, ['a', 'gone']))).toEqual({
      people: 2,
      notSaved: 1,
      overtaken: 0,
    });
  });
});

/**
 * The history of one item after the act: my decision was recorded, then anybody answered, each later than the one
 * before.
 */
const history = fc.array(
  fc.record({
    who: fc.constantFrom(ME, OTHER),
    decision: fc.constantFrom<Decision>('Approve', 'Deny', 'DontKnow', 'NotReviewed'),
    reason: fc.constantFrom('', 'x', 'Mine'),
  }),
  { maxLength: 5 },
);

test('whatever happened since, undoing touches no answer that somebody else gave after the act', () => {
  const answer = fc.option(
    fc.constantFrom(by(OTHER, 'Approve', 'x'), by(ME, 'Deny'), by(OTHER, 'Deny', 'Mine')),
  );
  fc.assert(
    fc.property(
      answer,
      history,
      fc.constantFrom<Decision>('Approve', 'Deny', 'NotReviewed'),
      (seen, since, mine) => {
        const past = act(mine, seen ? { a: seen } : {}, ['a'], mine === 'NotReviewed' ? '' : 'Mine');
        const steps = [{ who: ME, decision: mine, reason: 'Mine' }, ...since];
        const answers = steps.map(
          ({ who, decision, reason }, index): Answered =>
            decision === 'NotReviewed'
              ? { decision, justification: '', reviewedBy: null, reviewedAt: null }
              : by(who, decision, reason, new Date(Date.parse(T2) + index).toISOString()),
        );
        const now = item(answers.at(-1));
        const { intents, ...left } = undoIntents(past, [now], ME);
        expect(intents.length + Object.values(left).flat().length - left.underMyName.length).toBe(1);
        if (now.decision !== 'NotReviewed' && now.reviewedBy?.id === OTHER) {
          expect(intents).toEqual([]);
          expect(left.overtaken).toEqual([now]);
        }
        if (since.length === 0) expect(intents).toHaveLength(1);
      },
    ),
  );
});

test('an act that was never recorded counts as not saved, whether or not somebody had answered before', () => {
  const outcomeOf = (before: Answered | undefined, now: DecisionItem) =>
    actOutcome(act('Deny', before && { a: before }), {
      answers: new Map([['a', answerOf(now, undefined, ME)]]),
      me: ME,
    });
  const before = by(OTHER, 'Approve');
  for (const outcome of [outcomeOf(undefined, item()), outcomeOf(before, item(before))])
    expect(outcome).toEqual({ people: 1, notSaved: 1, overtaken: 0 });
});
