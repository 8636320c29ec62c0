import { expect, test } from 'vitest';
import { batchReply, fakeGraph, type Reply } from '../graph/testing';
import { guid } from '../review/testing';
import { AttestStore } from './attest-store';
import { PeopleStore } from './people-store';
import { PhotoStore } from './photo-store';

const MINUTE = 60_000;
const PNG: Reply = { headers: { 'Content-Type': 'image/png' }, body: 'iVBORw0KGgoAAAANSUhEUgAA' };
const people = (url: string): Reply => ({
  body: { value: (url.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []).map((id) => ({ id, jobTitle: 'Buyer' })) },
});

/** A directory that fails until `mended` is true. */
function directory(answer: (url: string) => Reply) {
  const state = { mended: false };
  const made = fakeGraph((one) =>
    batchReply(one, ({ url }) => (state.mended ? answer(url) : { status: 503 })),
  );
  return { ...made, state };
}

test('people who couldn’t be read are requested again, but not before a minute is over', async () => {
  const { graph, sent, state } = directory(people);
  const store = new PeopleStore(graph, true);
  await store.want([guid(1)]);
  const first = sent.length;
  state.mended = true;
  await store.want([guid(1)]);
  expect([sent.length, store.snapshot()?.size]).toEqual([first, 0]);
  await graph.timing.sleep(MINUTE);
  await store.want([guid(1)]);
  expect(store.snapshot()?.get(guid(1))).toMatchObject({ jobTitle: 'Buyer' });
  const read = sent.length;
  await store.want([guid(1)]);
  expect(sent.length).toBe(read);
});

test('people who are known stay where Graph refuses the next ones', async () => {
  const { graph } = fakeGraph((one) =>
    batchReply(one, ({ url }) => (url.includes(guid(2)) ? { status: 403 } : people(url))),
  );
  const store = new PeopleStore(graph, true);
  await store.want([guid(1)]);
  await store.want([guid(2)]);
  expect([...(store.snapshot()?.keys() ?? [])]).toEqual([guid(1)]);
  const none = new PeopleStore(graph, true);
  await none.want([guid(2)]);
  expect(none.snapshot()).toBeNull();
});

test('photos that couldn’t be read are requested again after a minute', async () => {
  const { graph, sent, state } = directory(() => PNG);
  const store = new PhotoStore(graph, true);
  const want = async () => {
    store.want([guid(1)]);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  await want();
  state.mended = true;
  await want();
  expect([sent.length, store.snapshot().size]).toEqual([1, 0]);
  await graph.timing.sleep(MINUTE);
  await want();
  expect(store.snapshot().get(guid(1))).toMatch(/^data:image\/png/);
  await want();
  expect(sent).toHaveLength(2);
});

test.each([
  ['was recorded', 204, 'done', 1],
  ['may have been recorded', 503, 'unsure', 1],
  ['was refused', 403, 'refused', 2],
])('a guest’s confirmation that %s is sent again only if it was refused', async (_, status, state, most) => {
  const { graph, sent } = fakeGraph(() => ({ status }));
  const store = new AttestStore(graph);
  const states: unknown[] = [];
  store.subscribe(() => states.push(store.snapshot().get(guid(1))));
  await Promise.all([store.attest(guid(1)), store.attest(guid(1))]);
  expect(states).toEqual(['sending', state]);
  await store.attest(guid(1));
  expect([store.snapshot().get(guid(1)), sent.length]).toEqual([state, most]);
});
