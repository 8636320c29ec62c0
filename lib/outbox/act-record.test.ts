import { expect, test } from 'vitest';
import { anIntent, anItem, ME, maker, OTHER } from '../review/testing';
import { actRecord, orderOf } from './act-record';
import type { States } from './model';

const PLACE = { review: { definitionId: 'd', instanceId: 'i', stageId: null }, endsAt: null };
const stamp = { at: 5, order: 5 };
const PLAIN = { accepting: false, states: new Map() };
const ACCEPTING = { accepting: true, states: new Map() };

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

test('an act keeps my decisions on screen that Graph doesn’t show, and none that was refused or that Graph shows', () => {
  const mine = { reviewedBy: maker(ME), reviewedAt: '2026-11-01T00:00:00.000Z', justification: '' };
  const items = ['waits', 'saved', 'refused', 'shown'].map((id) =>
    id === 'shown' ? anItem({ id, decision: 'Approve', ...mine }) : anItem({ id }),
  );
  const [waits, saved, refused, shown] = items.map((item) => anIntent(item, { justification: '' }));
  if (!waits || !saved || !refused || !shown) throw new Error('Four items have four intents.');
  const states: States = new Map([
    ['waits', { intent: { ...waits, justification: 'Works here.' }, state: { step: 'sending' } }],
    ['saved', { intent: saved, state: { step: 'saved', at: '2026-11-02T00:00:00.000Z' } }],
    ['refused', { intent: refused, state: { step: 'failed', problem: { code: 'refused' } } }],
    ['shown', { intent: shown, state: { step: 'checking' } }],
  ]);
  const denials = items.map((item) => anIntent(item, { decision: 'Deny' }));
  const { own } = actRecord(PLACE, denials, { accepting: false, states }, 'act', stamp);
  expect(own).toEqual({
    waits: { decision: 'Approve', justification: 'Works here.' },
    saved: { decision: 'Approve', justification: '' },
  });
});
