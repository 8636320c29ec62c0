import { describe, expect, test } from 'vitest';
import type { DecisionItem, Intent } from './model';
import { mayRecordByOneAction, planRecording, type RecordingFacts } from './recording';
import { anIntent, anItem, aReview, guid, ME, maker, OTHER } from './testing';

const { principal } = anItem();
const items = Array.from({ length: 30 }, (_, at) =>
  anItem({
    id: guid(at),
    principal: { ...principal, id: guid(1000 + at) },
    advice: at % 2 ? 'Deny' : 'Approve',
  }),
);
const approveAll = items.map((item) => anIntent(item));
const followAll = items.map((item) =>
  anIntent(item, { decision: item.advice === 'Deny' ? 'Deny' : 'Approve' }),
);

function wayOf(over: Partial<RecordingFacts>): string {
  const facts = { review: aReview(), intents: approveAll, all: items, me: ME, acceptAdvice: false };
  return planRecording({ ...facts, ...over }).way;
}

function answered(by: string): DecisionItem[] {
  return items.map((item, at) =>
    at === 7
      ? { ...item, decision: 'Deny', reviewedBy: maker(by), reviewedAt: '2026-11-02T00:00:00.000Z' }
      : item,
  );
}

describe('recording over the whole instance', () => {
  test('is used where all reviewers share all items, all are meant, and nobody else has answered', () => {
    expect(wayOf({})).toBe('whole');
    expect(wayOf({ all: answered(ME) })).toBe('whole');
    expect(wayOf({ intents: approveAll.slice(0, 21), all: items.slice(0, 21) })).toBe('whole');
  });

  test.each<[string, Partial<RecordingFacts>]>([
    ['an item was answered by somebody else', { all: answered(OTHER) }],
    [
      'each person has their own reviewers',
      { review: aReview({ definition: { reviewersShareItems: false } }) },
    ],
    ['the act leaves out one item', { intents: approveAll.slice(1) }],
    ['the review has one item more', { all: [...items, anItem({ id: guid(99) })] }],
    [
      'the act has one item twice in place of another',
      { intents: approveAll.map((one, at) => approveAll[at ? at : 1] ?? one) },
    ],
    ['the act has all items and one of them twice', { intents: [...approveAll, ...approveAll.slice(0, 1)] }],
    [
      'the act is about as many other items',
      { all: items.map((item, at) => ({ ...item, id: guid(500 + at) })) },
    ],
    ['only some items were read', { all: null }],
    ['the decisions differ', { intents: followAll }],
    [
      'the reasons differ',
      { intents: approveAll.map((one, at) => (at ? one : { ...one, justification: 'x' })) },
    ],
    ['the review is not known', { review: null }],
    ['the review is staged', { review: aReview({ definition: { staged: true } }) }],
    [
      'somebody has two permissions on one resource',
      {
        all: items.map((item, at) =>
          at === 3 ? { ...item, principal: items[4]?.principal ?? principal } : item,
        ),
      },
    ],
    ['one batch has room for all items', { intents: approveAll.slice(0, 20), all: items.slice(0, 20) }],
  ])('is not used when %s', (_, over) => {
    expect(wayOf(over)).toBe('items');
  });

  test('can be ruled out by the choices alone, without a read', () => {
    const wanted = { review: aReview(), intents: approveAll, acceptAdvice: false };
    expect(mayRecordByOneAction(wanted)).toBe(true);
    expect(mayRecordByOneAction({ ...wanted, intents: followAll })).toBe(false);
    expect(mayRecordByOneAction({ ...wanted, intents: approveAll.slice(0, 20) })).toBe(false);
  });
});

describe("accepting the advice by Graph's own action", () => {
  const accept: Partial<RecordingFacts> = { intents: followAll, acceptAdvice: true };
  const decided = items.map((item, at) => (at === 3 ? { ...item, decision: 'Approve' as const } : item));
  const reasoned: Intent[] = followAll.map((intent) => ({ ...intent, justification: 'as advised' }));
  const { settings } = aReview().definition;

  test('is used where exactly all undecided items with advice are meant', () => {
    expect(wayOf(accept)).toBe('advice');
    const without = decided.flatMap((item, at) =>
      at === 3 ? [] : followAll[at]?.itemId === item.id ? followAll[at] : [],
    );
    expect(wayOf({ ...accept, all: decided, intents: without })).toBe('advice');
  });

  test.each<[string, Partial<RecordingFacts>]>([
    ['the reviewer doesn’t accept recommendations', { acceptAdvice: false }],
    [
      'the review is on a route that may lack the action',
      { review: aReview({ definition: { route: 'unified' } }) },
    ],
    [
      'a reason is required',
      { review: aReview({ definition: { settings: settings && { ...settings, reasonRequired: true } } }) },
    ],
    ['the settings are not known', { review: aReview({ definition: { settings: null } }) }],
    ['a reason was given', { intents: reasoned }],
    [
      'a reason was given for one item',
      { intents: followAll.map((one, at) => (at ? one : (reasoned[0] ?? one))) },
    ],
    ['the act includes a decided item', { all: decided }],
    ['the act leaves out an item with a recommendation', { intents: followAll.slice(1) }],
    [
      'one decision differs from the recommendation',
      { intents: followAll.map((one, at) => (at ? one : { ...one, decision: 'DontKnow' })) },
    ],
  ])('is not used when %s', (_, over) => {
    expect(wayOf({ ...accept, ...over })).not.toBe('advice');
  });
});
