import { describe, expect, test, vi } from 'vitest';
import { PortalProblem } from '../graph/problem';
import type { DecisionItem } from '../review/model';
import { anItem, guid } from '../review/testing';
import { readRows } from './read';
import { aRound } from './round-testing';

const [ONE, TWO] = [guid(1), guid(2)];
const AGAIN = 30_000;

test('a read is kept, reported to listeners, and shows that the network is there', async () => {
  const made = await aRound(2);
  const { graph, round, rows, item, state } = made;
  const begun = graph.clock;
  const heard: unknown[] = [];
  state.onItems((ref, items, at) => heard.push([ref, items.map(({ id }) => id), at]));
  const read = vi.spyOn(graph, 'readItems').mockImplementation(async (itemIds) => {
    graph.clock += 7;
    const items = new Map<string, DecisionItem>(itemIds.map((id) => [id, graph.item(id)]));
    return { items: items.set('other', anItem({ id: 'other' })), all: false };
  });
  state.uplink.failed('offline');
  expect((await readRows(round, rows(), false))?.all).toBe(false);
  expect(read).toHaveBeenCalledWith([ONE, TWO], false);
  expect(item(ONE).read).toEqual({ item: graph.item(ONE), at: begun, there: begun + 7 });
  expect(heard).toEqual([[round.ref, [ONE, TWO, 'other'], begun]]);
  expect(state.findItem(round.key, 'other')).toBeUndefined();
  state.uplink.failed('offline');
  expect(state.uplink.pause).toBeNull();
});

test('an answer keeps its own time of arrival only when it waited more than five seconds for the others', async () => {
  const { graph, round, rows, item } = await aRound(3);
  graph.readItems = async (itemIds) => {
    const begun = graph.clock;
    graph.clock += 60_000;
    const items = new Map<string, DecisionItem>(itemIds.map((id) => [id, graph.item(id)]));
    const arrivedAt = new Map([
      [ONE, begun + 54_999],
      [TWO, begun + 55_000],
    ]);
    return { items, all: false, arrivedAt };
  };
  const begun = graph.clock;
  await readRows(round, rows(), false);
  expect([ONE, TWO, guid(3)].map((id) => (item(id).read?.there ?? 0) - begun)).toEqual([
    54_999, 60_000, 60_000,
  ]);
});

describe('what couldn’t be read', () => {
  const reading = async (problem: unknown) => {
    const made = await aRound(2);
    made.graph.readItems = () => Promise.reject(problem);
    for (const id of [ONE, TWO]) made.item(id).addRead(anItem({ id }), 1, 2);
    const fresh = await readRows(made.round, made.rows(), true);
    expect(fresh).toBeUndefined();
    return { ...made, now: made.graph.clock };
  };

  test.each(['signIn', 'offline'] as const)(
    'because of the uplink (%s) is no problem of an item',
    async (code) => {
      const { state, item } = await reading(new PortalProblem(code));
      expect([state.uplink.pause, item().problem, item().notBefore]).toEqual([
        code === 'signIn' ? 'signIn' : null,
        null,
        0,
      ]);
      expect([state.uplink.quiet > 0, item().read !== null]).toEqual([code === 'offline', true]);
    },
  );

  test('because Graph throttles waits until Graph’s time, or half a minute', async () => {
    const { item, now } = await reading(new PortalProblem('throttled'));
    expect(item()).toMatchObject({ throttledUntil: now + AGAIN, notBefore: now + AGAIN, read: null });
    const state = await reading(new PortalProblem('throttled', { retryAt: now + 5_000 }));
    expect(state.item(TWO)).toMatchObject({
      throttledUntil: now + 5_000,
      notBefore: now + 5_000,
      problem: null,
    });
  });

  test('for another reason has a problem, and is read again in half a minute or at Graph’s later time', async () => {
    const { item, now } = await reading(new PortalProblem('forbidden'));
    expect(item()).toMatchObject({ problem: { code: 'forbidden' }, notBefore: now + AGAIN, read: null });
    const soon = await reading(new PortalProblem('unavailable', { retryAt: now + 5_000 }));
    expect(soon.item().notBefore).toBe(now + AGAIN);
    const late = await reading(new PortalProblem('unavailable', { retryAt: now + 60_000 }));
    expect(late.item()).toMatchObject({ notBefore: now + 60_000, throttledUntil: null });
  });

  test('because of a fault of the portal is unreadable', async () => {
    const { item } = await reading(new TypeError('ours'));
    expect(item().problem).toMatchObject({ code: 'unreadable' });
  });
});

test('an item that can’t be read has its own problem, and a missing one is not found', async () => {
  const { graph, round, rows, item, state } = await aRound(3);
  const heard: string[][] = [];
  state.onItems((_, items) => heard.push(items.map(({ id }) => id)));
  graph.readItems = async () => ({
    items: new Map<string, DecisionItem | PortalProblem>([
      [ONE, graph.item(ONE)],
      [TWO, new PortalProblem('forbidden')],
    ]),
    all: false,
  });
  await readRows(round, rows(), false);
  expect([item(ONE), item(TWO), item(guid(3))].map(({ problem }) => problem?.code)).toEqual([
    undefined,
    'forbidden',
    'notFound',
  ]);
  expect(heard).toEqual([[ONE]]);
});

test('an empty read doesn’t show that the network is there', async () => {
  const { graph, round, rows, state } = await aRound();
  graph.readItems = async () => ({ items: new Map(), all: false });
  state.uplink.failed('offline');
  await readRows(round, rows(), false);
  state.uplink.failed('offline');
  expect(state.uplink.pause).toBe('network');
});
