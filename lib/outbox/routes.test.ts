import { expect, test } from 'vitest';
import { isBusy } from '../review/item-state';
import type { ItemsRef } from '../review/model';
import { anIntent, guid } from '../review/testing';
import { Outbox } from './outbox';
import { FakeGraph, FakeStore, fakeEffects } from './testing';

const REF = { definitionId: guid(100), instanceId: guid(200) };

/** An outbox, with the routes for which it asked Graph to record. */
function page(graph: FakeGraph, store: FakeStore) {
  const routes: ItemsRef['route'][] = [];
  const recording = (ref: ItemsRef) => {
    routes.push(ref.route);
    return graph;
  };
  const outbox = new Outbox({ ...fakeEffects(graph, store), graph: recording });
  const rest = async () => {
    const open = () => [...outbox.states(REF).values()].some(({ state }) => isBusy(state));
    while (outbox.states(REF).size < 2 || open()) await new Promise((resolve) => setImmediate(resolve));
  };
  return { outbox, routes, rest };
}

test('each stored choice is sent on the route it came from, though the review is on both', async () => {
  const [graph, store] = [new FakeGraph(2), new FakeStore()];
  const [first, second] = [guid(1), guid(2)].map((id) =>
    anIntent(graph.item(id), { justification: 'needed' }),
  );
  const { definition, ...rest } = graph.review;
  // This outbox isn't started, so it only keeps both decisions.
  const before = page(graph, store);
  await before.outbox.record(graph.review, first ? [first] : []);
  await before.outbox.record(
    { ...rest, definition: { ...definition, route: 'unified' } },
    second ? [second] : [],
  );
  const after = page(graph, store);
  const stop = after.outbox.start();
  await after.rest();
  stop();
  expect(new Set(after.routes)).toEqual(new Set([undefined, 'unified']));
  expect(graph.log.filter((line) => line.startsWith('write'))).toEqual(['write 1', 'write 1']);
});
