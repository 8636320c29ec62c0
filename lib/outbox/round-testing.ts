import { anIntent, guid } from '../review/testing';
import { actRecord } from './act-record';
import { type OutboxRow, reviewKey } from './model';
import { RULES, type Rules } from './plan';
import type { SendRound } from './round';
import { OutboxState } from './state';
import { FakeGraph, FakeStore, fakeEffects } from './testing';

const REF = { definitionId: guid(100), instanceId: guid(200), stageId: null };

/** One act about so many people, approving them, and the round that works on it. */
export async function aRound(count = 1, rules: Rules = RULES) {
  const [graph, store] = [new FakeGraph(count), new FakeStore()];
  const state = new OutboxState(fakeEffects(graph, store), rules);
  const round: SendRound = { state, key: reviewKey(REF), ref: REF, graph };
  const ids = [...graph.history.keys()];
  const intents = ids.map((id) => anIntent(graph.item(id), { justification: 'needed' }));
  const stamp = { at: graph.clock, order: graph.clock };
  const act = actRecord({ review: REF, endsAt: '2026-12-01' }, intents, { accepting: false }, 'act', stamp);
  await state.keep([act], 'strict');
  const row = (id = guid(1)): OutboxRow => {
    const found = state.row(round.key, id);
    if (!found) throw new Error('There is no such row.');
    return found;
  };
  const item = (id = guid(1)) => state.item(round.key, id);
  return { graph, store, state, round, ids, row, item, rows: () => ids.map((id) => row(id)) };
}
