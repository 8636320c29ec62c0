import { expect, test } from 'vitest';
import type { Review } from '../review/model';
import { anIntent, anItem, aReview, maker, OTHER } from '../review/testing';
import { orderOf } from '../review/undo';
import { actRecord, actsIn } from './act-record';

const PLACE = { review: { definitionId: 'd', instanceId: 'i', stageId: null }, endsAt: null };
const stamp = { at: 5, order: 5 };
const PLAIN = { accepting: false };
const ACCEPTING = { accepting: true };

test('an act keeps Graph’s answers, and none for items that nobody had decided', () => {
  const theirs = { reviewedBy: maker(OTHER), reviewedAt: '2026-11-01T00:00:00.000Z', justification: '' };
  const intents = [
    anIntent(anItem({ id: 'undecided' })),
    anIntent(anItem({ id: 'decided', decision: 'Deny', ...theirs })),
  ];
  const { seen } = actRecord(PLACE, intents, PLAIN, 'act', stamp);
  expect(seen).toEqual({ decided: { decision: 'Deny', ...theirs } });
});

test('items with the same decision and reason become one part, in their order', () => {
  const intent = (id: string, justification: string) => anIntent(anItem({ id }), { justification });
  const intents = [intent('one', 'a'), intent('two', 'b'), intent('three', 'a')];
  expect(actRecord(PLACE, intents, PLAIN, 'act', stamp).parts).toEqual([
    { decision: 'Approve', justification: 'a', itemIds: ['one', 'three'] },
    { decision: 'Approve', justification: 'b', itemIds: ['two'] },
  ]);
});

test('an act names its order only when that differs from its time', () => {
  expect(actRecord(PLACE, [], ACCEPTING, 'act', stamp)).toEqual({
    kind: 'act',
    id: 'act',
    at: 5,
    ...PLACE,
    parts: [],
    seen: {},
    accepting: true,
  });
  const later = actRecord(PLACE, [], ACCEPTING, 'act', { at: 5, order: 6 });
  expect([later.order, orderOf(later), orderOf({ at: 5 })]).toEqual([6, 6, 5]);
});

test('an act keeps my decisions that the screen showed in place of Graph’s answers', () => {
  const own = { decision: 'Approve', justification: 'Works here.' } as const;
  const intents = [anIntent(anItem({ id: 'waits' }), { own }), anIntent(anItem({ id: 'other' }))];
  expect(actRecord(PLACE, intents, PLAIN, 'act', stamp).own).toEqual({ waits: own });
});

test('in a stage only its own acts are told, and in a review without stages all of them', () => {
  const [inStage, before, without] = ['two', 'one', null].map((stageId) => {
    const target = { ...PLACE, review: { ...PLACE.review, stageId } };
    return actRecord(target, [], PLAIN, `in ${stageId}`, stamp);
  });
  if (!inStage || !before || !without) throw new Error('Three places have three acts.');
  const plain = aReview();
  const stage = {
    id: 'two',
    status: 'InProgress',
    startsAt: null,
    endsAt: null,
    number: 2,
  } as Review['stage'];
  expect(actsIn({ ...plain, stage }, [inStage, before])).toEqual([inStage]);
  const all = [without];
  expect(actsIn({ ...plain, stage: null }, all)).toBe(all);
});
