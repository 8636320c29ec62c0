import { describe, expect, test, vi } from 'vitest';
import { PortalProblem } from '../graph/problem';
import { type FreshItems, LIST_FROM } from '../graph/recording';
import type { SendOutcome } from '../graph/sending';
import { anItem, aReview, guid, ME } from '../review/testing';
import { actRecord } from './act-record';
import { BulkRecorder } from './bulk-recorder';
import { aRound } from './round-testing';

const MANY = LIST_FROM;

/** A round about people whose review is known, and the action that is tried. */
async function aTry(count = MANY, over: Parameters<typeof aReview>[0] = {}) {
  const made = await aRound(count);
  made.state.learn(aReview(over));
  const bulkRecorder = new BulkRecorder();
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  const send = () => bulkRecorder.send(made.round, made.rows(), () => stopped);
  const idsOf = (rows: Awaited<ReturnType<typeof send>>) => rows.map(({ itemId }) => itemId);
  return { ...made, send, stop, idsOf };
}

/** The same for recommendations that the reviewer accepts: a later act about the same people, without a reason. */
async function anAcceptance(count: number, { accepting = true, route = false } = {}) {
  const made = await aTry(count, { definition: route ? { route: 'unified' } : {} });
  const { graph, state, round, ids } = made;
  const item = graph.item.bind(graph);
  graph.item = (id, back) => ({ ...item(id, back), advice: 'Deny' });
  const stamp = { at: graph.clock + 1, order: graph.clock + 1 };
  const intents = ids.map((itemId) => ({
    itemId,
    decision: 'Deny' as const,
    justification: '',
    seen: anItem(),
  }));
  await state.keep(
    [actRecord({ review: round.ref, endsAt: null }, intents, { accepting }, 'accept', stamp)],
    'strict',
  );
  return made;
}

const failed = (code: 'throttled' | 'signIn' | 'refused' | 'unavailable'): SendOutcome => ({
  done: false,
  unsure: code === 'unavailable',
  problem: new PortalProblem(code),
  requestId: null,
});

describe('an action about all items', () => {
  test('records them in one request from 201 people on', async () => {
    const { graph, store, send, rows, item } = await aTry();
    expect(await send()).toEqual([]);
    expect(graph.log).toEqual(['read all', 'whole']);
    // The mark must be on the disk before it leaves; without the answer the items are only read again.
    expect(store.appends).toEqual([
      ['act', 'strict'],
      ['sending', 'strict'],
      ['answered', 'relaxed'],
    ]);
    expect(rows().map(({ sends }) => sends[0]?.answer)).toEqual(Array(MANY).fill('accepted'));
    expect(item().problem).toBeNull();
  });

  test('isn’t tried for fewer people', async () => {
    const { graph, send, rows } = await aTry(MANY - 1);
    expect(await send()).toEqual(rows());
    expect(graph.log).toEqual([]);
  });

  test('isn’t tried when one of them was sent before', async () => {
    const { graph, state, round, send, rows, ids } = await aTry();
    const choices = [{ actId: 'act', itemId: ids[0] ?? '' }];
    await state.keep([{ kind: 'sending', id: 's', at: 1, review: round.ref, choices }], 'strict');
    expect(await send()).toEqual(rows());
    expect(graph.log).toEqual([]);
  });

  test('isn’t tried where the review rules it out; the rows come in the list’s order without a read', async () => {
    const { graph, send, idsOf, ids } = await aTry(MANY, { definition: { reviewersShareItems: false } });
    graph.known = new Map(ids.slice(1).map((id, at) => [id, MANY - at]));
    const left = idsOf(await send());
    // A row without a place counts as one at the place after the last.
    expect(left.slice(0, 3)).toEqual([ids.at(-1), ids.at(-2), ids.at(-3)]);
    expect(new Set(left)).toEqual(new Set(ids));
    expect(graph.log).toEqual([]);
  });

  test('where the list’s order is unknown, the list is read for it, and the rows must be read again', async () => {
    const { graph, send, idsOf, ids, item } = await aTry(MANY, {
      definition: { reviewersShareItems: false },
    });
    const reversed = [...graph.history].reverse();
    graph.history.clear();
    for (const [id, answers] of reversed) graph.history.set(id, answers);
    expect(idsOf(await send())).toEqual([...ids].reverse());
    expect([graph.log, item().read]).toEqual([['read all'], null]);
  });

  test('isn’t sent when somebody else has answered: that row needs the reviewer, the others are returned', async () => {
    const { graph, send, idsOf, ids, item } = await aTry();
    graph.othersAnswer(ids[3] ?? '');
    const left = idsOf(await send());
    expect([left.length, left.includes(ids[3] ?? ''), item(ids[3]).needsReviewer]).toEqual([
      MANY - 1,
      false,
      true,
    ]);
    expect(graph.log).toEqual(['read all']);
  });

  test('isn’t sent when one item of the list couldn’t be read, or the list isn’t complete', async () => {
    const broken = await aTry();
    const read = broken.graph.readItems.bind(broken.graph);
    vi.spyOn(broken.graph, 'readItems').mockImplementation(async (ids, whole): Promise<FreshItems> => {
      const { items, all } = await read(ids, whole);
      return { items: new Map([...items, [guid(9_000), new PortalProblem('unreadable')]]), all };
    });
    expect((await broken.send()).length).toBe(MANY);
    const part = await aTry();
    const readPart = part.graph.readItems.bind(part.graph);
    vi.spyOn(part.graph, 'readItems').mockImplementation(async (ids, whole) => ({
      ...(await readPart(ids, whole)),
      all: false,
    }));
    expect((await part.send()).length).toBe(MANY);
    expect([broken.graph.log, part.graph.log]).toEqual([['read all'], ['read all']]);
  });

  test('returns no rows when the list can’t be read', async () => {
    const { graph, send, item } = await aTry();
    graph.nextRead = () => 'throttled';
    expect(await send()).toEqual([]);
    expect(item().throttledUntil).not.toBeNull();
  });

  test('returns no rows and isn’t sent when everything was there already', async () => {
    const { graph, send, rows } = await aTry();
    const whole = vi.spyOn(graph, 'sendWhole');
    for (const { itemId, intent } of rows()) graph.write(itemId, ME, intent);
    expect(await send()).toEqual([]);
    expect([whole.mock.calls.length, rows().some(({ open }) => open)]).toEqual([0, false]);
  });
});

describe('the work is stopped', () => {
  test('while the list is read: nothing is marked or sent', async () => {
    const { graph, store, send, stop } = await aTry();
    graph.nextRead = () => {
      stop();
      return 'none';
    };
    expect(await send()).toEqual([]);
    expect([graph.log, store.kinds()]).toEqual([['read all'], ['act']]);
  });

  test('while the mark is written: the mark is taken back', async () => {
    const { graph, store, send, stop, rows } = await aTry();
    store.first = (records) => {
      if (records.some(({ kind }) => kind === 'sending')) stop();
    };
    expect(await send()).toEqual([]);
    expect([graph.log, store.kinds()]).toEqual([['read all'], ['act', 'sending', 'answered']]);
    expect(rows().every(({ sends }) => sends.length === 0)).toBe(true);
  });

  test('right after the list is judged: nothing is marked', async () => {
    const { graph, store, round, rows } = await aTry();
    let asked = 0;
    expect((await new BulkRecorder().send(round, rows(), () => ++asked > 1)).length).toBe(MANY);
    expect([graph.log, store.kinds()]).toEqual([['read all'], ['act']]);
  });

  test('while what is there already is closed: nothing is marked', async () => {
    const { graph, store, send, stop, row, rows } = await aTry();
    for (const { itemId, intent } of rows()) if (itemId !== guid(1)) graph.write(itemId, ME, intent);
    store.first = (records) => {
      if (records.some(({ kind }) => kind === 'receipt')) stop();
    };
    await send();
    expect([graph.log, store.kinds(), row().open]).toEqual([
      ['read all'],
      ['act', 'receipt', 'closed'],
      true,
    ]);
  });

  test('by another tab that takes one person back: nothing is sent', async () => {
    const { graph, store, round, send, rows } = await aTry();
    let taken = false;
    store.first = (records) => {
      if (taken || !records.some(({ kind }) => kind === 'sending')) return;
      taken = true;
      const choices = [{ actId: 'act', itemId: guid(2) }];
      store.add([{ kind: 'closed', at: 1, review: round.ref, how: 'discarded', choices }]);
    };
    expect(await send()).toEqual([]);
    expect([graph.log, rows().filter(({ open }) => open).length]).toEqual([['read all'], MANY - 1]);
  });

  test('by a row that may not be sent any more: all marks are taken back', async () => {
    const { graph, store, send, rows } = await aTry();
    store.first = (records) => {
      if (records.some(({ kind }) => kind === 'sending')) graph.clock += 5_001;
    };
    expect(await send()).toEqual([]);
    expect([graph.log, rows().every(({ sends }) => sends.length === 0)]).toEqual([['read all'], true]);
  });
});

describe('where Graph refuses the action', () => {
  test('all rows are returned to be sent alone, none gets a problem, and the action isn’t tried again', async () => {
    const { graph, store, send, idsOf, ids, item } = await aTry();
    const whole = vi.spyOn(graph, 'sendWhole').mockResolvedValue(failed('refused'));
    expect(idsOf(await send())).toEqual(ids);
    expect([item().problem, item().read, store.kinds()]).toEqual([
      null,
      null,
      ['act', 'sending', 'answered'],
    ]);
    expect(idsOf(await send())).toEqual(ids);
    expect(whole).toHaveBeenCalledTimes(1);
  });

  test.each(['throttled', 'signIn'] as const)('for now (%s), it is tried again', async (code) => {
    const { graph, send } = await aTry();
    const whole = vi.spyOn(graph, 'sendWhole').mockResolvedValue(failed(code));
    await send();
    graph.clock += 60_000;
    await send();
    expect(whole).toHaveBeenCalledTimes(2);
  });

  test('and the work is stopped, no rows are returned', async () => {
    const { graph, send, stop } = await aTry();
    vi.spyOn(graph, 'sendWhole').mockImplementation(async () => {
      stop();
      return failed('refused');
    });
    expect(await send()).toEqual([]);
  });
});

test('an action without an answer returns no rows, because it may have been recorded', async () => {
  const { graph, send, item, row } = await aTry();
  vi.spyOn(graph, 'sendWhole').mockResolvedValue(failed('unavailable'));
  expect(await send()).toEqual([]);
  expect([item().unanswered, row().sends[0]?.answer]).toEqual([1, 'none']);
});

describe('recommendations that are accepted', () => {
  test('are recorded by Graph’s own action, however few', async () => {
    const { graph, send } = await anAcceptance(2);
    expect(await send()).toEqual([]);
    expect(graph.log).toEqual(['read all', 'advice']);
  });

  test('the action isn’t sent for choices that are no acceptance', async () => {
    const { graph, send } = await anAcceptance(2, { accepting: false });
    expect((await send()).length).toBe(2);
    expect(graph.log).toEqual([]);
  });

  test('the action isn’t sent when only some choices are acceptances; only a long list is read then', async () => {
    for (const [count, log] of [
      [2, []],
      [MANY, ['read all']],
    ] as const) {
      const { graph, state, round, send, ids } = await anAcceptance(count);
      const stamp = { at: graph.clock + 2, order: graph.clock + 2 };
      const seen = anItem();
      const own = [{ itemId: ids[0] ?? '', decision: 'Deny' as const, justification: '', seen }];
      await state.keep(
        [actRecord({ review: round.ref, endsAt: null }, own, { accepting: false }, 'own', stamp)],
        'strict',
      );
      state.learn(aReview({ definition: { reviewersShareItems: false } }));
      expect((await send()).length).toBe(count);
      expect(graph.log).toEqual(log);
    }
  });

  test('the action isn’t sent when one item of the list couldn’t be read', async () => {
    const { graph, send } = await anAcceptance(2);
    const read = graph.readItems.bind(graph);
    vi.spyOn(graph, 'readItems').mockImplementation(async (ids, whole): Promise<FreshItems> => {
      const { items, all } = await read(ids, whole);
      return { items: new Map([...items, [guid(9_000), new PortalProblem('unreadable')]]), all };
    });
    expect((await send()).length).toBe(2);
    expect(graph.log).toEqual(['read all']);
  });

  test('the action isn’t sent on the unified route; the list is only read for its order', async () => {
    const { graph, send } = await anAcceptance(2, { route: true });
    expect((await send()).length).toBe(2);
    expect(graph.log).toEqual(['read all']);
  });
});
