import { describe, expect, test } from 'vitest';
import { bulkSummary, MANY, summedUp } from './bulk';
import type { ItemState } from './item-state';
import { previousKey } from './known';
import type { DecisionItem } from './model';
import { anItem, answersOn, guid, ME, maker, OTHER, previousAnswer, progressOn, someKnown } from './testing';

const people = (count: number, over: Partial<DecisionItem> = {}) =>
  Array.from({ length: count }, (_, index) =>
    anItem({ id: guid(index), principal: { ...anItem().principal, id: guid(500 + index) }, ...over }),
  );
const ids = (items: readonly DecisionItem[]) => items.map(({ id }) => id);

describe('before an act is sent', () => {
  const items = (['Approve', 'Deny', 'None'] as const).map((advice) => anItem({ id: advice, advice }));

  test('the summary counts each decision and lists whom the act leaves alone', () => {
    const summary = bulkSummary('accept', items, someKnown());
    expect([...summary.decisions]).toEqual([
      ['Approve', 1],
      ['Deny', 1],
    ]);
    expect(ids(summary.untouched)).toEqual(['None']);
    expect(summary.against).toEqual([]);
    expect([...bulkSummary('DontKnow', items, someKnown()).decisions]).toEqual([['DontKnow', 3]]);
  });

  test('taking back touches only items that are decided on screen', () => {
    const [sent, open, decided] = [anItem({ id: 'sent' }), anItem(), anItem({ id: 'd', decision: 'Deny' })];
    const answers = answersOn([sent], new Map([['sent', progressOn(sent, { step: 'sending' })]]));
    const summary = bulkSummary('NotReviewed', [sent, open, decided], someKnown({ answers }));
    expect(ids(summary.touched)).toEqual(['sent', 'd']);
    expect(ids(summary.untouched)).toEqual([open.id]);
    expect([...summary.decisions]).toEqual([['NotReviewed', 2]]);
    const many = bulkSummary('NotReviewed', people(MANY + 1), someKnown());
    expect([many.touched, many.askTwice]).toEqual([[], null]);
  });

  test('the summary lists those with the opposite recommendation', () => {
    expect(ids(bulkSummary('Deny', items, someKnown()).against)).toEqual(['Approve']);
  });

  test('the summary lists those denied last time who keep their access now', () => {
    const [item] = people(1);
    const previous = new Map(item ? [[previousKey(item), previousAnswer({ decision: 'Deny' })]] : []);
    const named = (act: Parameters<typeof bulkSummary>[0]) =>
      ids(bulkSummary(act, people(2), someKnown({ previous })).deniedLastTime);
    expect([named('Approve'), named('DontKnow')]).toEqual([[guid(0)], [guid(0)]]);
    expect([named('Deny'), named('NotReviewed')]).toEqual([[], []]);
  });

  test('the summary lists those whose Deny can’t take effect, and only for a Deny', () => {
    const resource = { id: 's', displayName: '', type: 'group' };
    const access = { ofResource: new Map([['s', 'synced' as const]]), direct: new Map() };
    const named = (act: Parameters<typeof bulkSummary>[0]) =>
      ids(
        bulkSummary(act, [anItem({ id: 's', resource }), anItem()], someKnown({ access })).cannotTakeEffect,
      );
    expect([named('Deny'), named('Approve')]).toEqual([['s'], []]);
  });
});

describe('somebody else’s answer', () => {
  const theirs = anItem({ decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: '2026-11-05T00:00:00Z' });
  const replaces = (item: DecisionItem, state?: ItemState) =>
    bulkSummary(
      'Approve',
      [item],
      someKnown(state ? { answers: answersOn([item], new Map([[item.id, progressOn(item, state)]])) } : {}),
    ).replaces;

  test('is listed as one to be replaced', () => {
    expect(replaces(theirs)).toEqual([theirs]);
    expect(replaces(anItem(), { step: 'conflict', theirs })).toEqual([theirs]);
    expect(replaces(anItem(), { step: 'replaced', theirs })).toEqual([theirs]);
  });

  test('doesn’t include my own answer, a missing one, or Microsoft’s', () => {
    expect(replaces({ ...theirs, reviewedBy: maker(ME) })).toEqual([]);
    expect(replaces(anItem())).toEqual([]);
    expect(replaces({ ...theirs, reviewedBy: { ...maker(OTHER), system: true } })).toEqual([]);
  });

  test('isn’t listed when my choice is on its way or saved, but is when mine was refused', () => {
    expect(replaces(theirs, { step: 'sending' })).toEqual([]);
    expect(replaces(theirs, { step: 'saved', at: '' })).toEqual([]);
    expect(replaces(theirs, { step: 'failed', problem: { code: 'refused' } })).toEqual([theirs]);
  });
});

describe('an act needs a second confirmation', () => {
  const asked = (items: DecisionItem[]) => bulkSummary('Approve', items, someKnown()).askTwice;

  test('above the threshold', () => {
    expect(asked(people(MANY))).toBeNull();
    expect(asked(people(MANY + 1))).toBe('many');
  });

  test('when it goes against a recommendation and is about more than one person', () => {
    expect(asked(people(1, { advice: 'Deny' }))).toBeNull();
    expect(asked([...people(1, { advice: 'Deny' }), anItem({ id: 'x' })])).toBe('advice');
    expect(asked(people(MANY + 1, { advice: 'Deny' }))).toBe('manyAndAdvice');
  });

  test('but not for people whom it leaves alone', () => {
    expect(bulkSummary('accept', people(MANY + 1), someKnown()).askTwice).toBeNull();
  });
});

describe('before one act over several reviews', () => {
  const [first, second, third] = people(3, { advice: 'Approve' });
  const resource = { id: 's', displayName: '', type: 'group' };
  const access = { ofResource: new Map([['s', 'synced' as const]]), direct: new Map() };

  test('the summary includes what each review’s summary lists', () => {
    if (!first || !second || !third) throw new Error('Three people are missing.');
    const denied = new Map([[previousKey(second), previousAnswer({ decision: 'Deny' })]]);
    const theirs = { ...third, decision: 'Approve' as const, reviewedBy: maker(OTHER) };
    const kept = summedUp([
      bulkSummary('Approve', [first, second], someKnown({ previous: denied })),
      bulkSummary('Approve', [theirs], someKnown()),
    ]);
    expect([kept.decisions.get('Approve'), ids(kept.deniedLastTime), ids(kept.replaces)]).toEqual([
      3,
      [second.id],
      [third.id],
    ]);
    const removed = summedUp([
      bulkSummary('Deny', [first], someKnown()),
      bulkSummary('Deny', [{ ...second, resource }], someKnown({ access })),
    ]);
    expect(ids(removed.cannotTakeEffect)).toEqual([second.id]);
    expect(ids(removed.touched)).toEqual([first.id, second.id]);
  });

  test('the second confirmation depends on the sum over all reviews', () => {
    const each = (count: number, advice: DecisionItem['advice']) =>
      bulkSummary('Deny', people(count, { advice }), someKnown());
    expect(each(1, 'Approve').askTwice).toBeNull();
    expect(summedUp([each(1, 'Approve'), each(1, 'None')]).askTwice).toBe('advice');
    expect(summedUp([each(MANY, 'None'), each(1, 'None')]).askTwice).toBe('many');
    expect(summedUp([each(MANY, 'None')]).askTwice).toBeNull();
  });

  test('people left alone in each review are left alone in the sum', () => {
    const nothing = bulkSummary('NotReviewed', people(2), someKnown());
    expect(ids(summedUp([nothing, nothing]).untouched)).toHaveLength(4);
  });
});
