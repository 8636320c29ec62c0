import { describe, expect, test, vi } from 'vitest';
import { PortalProblem } from '../graph/problem';
import { aReview, guid } from '../review/testing';
import { RULES, type Rules } from './plan';
import { aRound } from './round-testing';
import { type Job, Sender } from './sender';

const AGAIN = 30_000;
const goes = () => new AbortController().signal;

/** A round with a sender of its own. The rows of `work` are all of them unless told. */
async function aSender(count = 1, rules: Rules = RULES) {
  const made = await aRound(count, rules);
  const sender = new Sender(made.state);
  const work = (rows: Job['rows'] = made.rows(), signal = goes()) =>
    sender.work({ ref: made.round.ref, rows }, signal);
  const writes = () => made.graph.log.filter((line) => line.startsWith('write'));
  return { ...made, work, writes };
}

/** The same where only batches are possible: its people are sent in the order of their ids. */
async function aSenderOfBatches(count: number) {
  const made = await aSender(count);
  made.state.learn(aReview({ definition: { reviewersShareItems: false } }));
  made.graph.known = new Map();
  return made;
}

/** Counts how many batches are on their way at a time, at most; it begins anew when it is read. */
function watchBatches({ graph }: Awaited<ReturnType<typeof aSender>>): () => number {
  let [flying, most] = [0, 0];
  const send = graph.send.bind(graph);
  vi.spyOn(graph, 'send').mockImplementation(async (wanted) => {
    flying += 1;
    most = Math.max(most, flying);
    // Slow enough that the next ones are ready.
    await new Promise((resolve) => setImmediate(resolve));
    const outcomes = await send(wanted);
    flying -= 1;
    return outcomes;
  });
  return () => {
    const seen = most;
    most = 0;
    return seen;
  };
}

test('a choice is read, sent and read back; it is busy meanwhile, and listeners are called at the end', async () => {
  const { graph, state, work, ids, item, row } = await aSender(2);
  const busy: boolean[] = [];
  graph.beforeWrite = ({ itemId }) => busy.push(item(itemId).busy);
  const touched: string[][] = [];
  state.onChange((_, itemIds) => touched.push([...itemIds]));
  await work();
  expect(graph.log).toEqual(['read 2', 'write 2', 'read 2']);
  expect(busy).toEqual([true, true]);
  expect(ids.map((id) => [item(id).busy, row(id).open])).toEqual([
    [false, false],
    [false, false],
  ]);
  expect(touched.at(-1)).toEqual(ids);
});

test('more than twenty are sent in batches of twenty, read together before', async () => {
  const { graph, work } = await aSender(45);
  await work();
  expect(graph.log).toEqual(['read 45', 'write 20', 'write 20', 'write 5', 'read 45']);
});

test('a hundred choices are read in waves of eighty before they are sent', async () => {
  const { graph, work, rows } = await aSender(100);
  await work();
  const reads = graph.log.filter((line) => line.startsWith('read'));
  expect(reads).toEqual(['read 80', 'read 20', 'read 100']);
  expect(rows().some(({ open }) => open)).toBe(false);
});

test('the answers of a wave are stored in one append, and all answers before the receipts', async () => {
  const { store, work } = await aSender(100);
  await work();
  const kinds = store.kinds();
  expect(kinds.filter((kind) => kind === 'sending')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'answered')).toHaveLength(5);
  // Nothing is confirmed before the answers are kept.
  expect(kinds.lastIndexOf('answered')).toBeLessThan(kinds.indexOf('receipt'));
  // A mark must be on the disk before anything leaves; without an answer the item is only read again.
  const [act, ...appends] = store.appends;
  expect(act).toEqual(['act', 'strict']);
  expect(appends).toEqual([
    ['sending', 'strict'],
    ['sending', 'strict'],
    ['answered answered answered answered', 'relaxed'],
    ['answered', 'relaxed'],
    ['receipt closed', 'relaxed'],
  ]);
});

test('answers are stored with the next mark while more is to be sent', async () => {
  const { store, work } = await aSenderOfBatches(400);
  await work();
  const kinds = store.appends.map(([kinds]) => kinds);
  expect(kinds.filter((kind) => /^(answered )+sending$/.test(kind)).length).toBeGreaterThan(0);
});

test('the answer of a single batch shows after the send and doesn’t disappear again', async () => {
  const { state, work, row } = await aSender(1);
  const heard: (string | undefined)[] = [];
  state.onChange(() => heard.push(row().sends[0]?.answer));
  await work();
  expect(heard.indexOf('accepted')).toBeGreaterThan(heard.indexOf('none'));
  expect(heard.slice(heard.indexOf('accepted'))).not.toContain('none');
});

describe('the review', () => {
  test('is read once, where it is unknown', async () => {
    const { graph, state, round, work } = await aSender(1);
    const read = vi.fn(async () => graph.review);
    graph.readReview = read;
    await work();
    expect([read.mock.calls.length, state.known(round.key)]).toEqual([1, graph.review]);
    await work();
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('that can’t be read doesn’t stop the send', async () => {
    const { graph, work, row } = await aSender(1);
    graph.readReview = async () => {
      throw new PortalProblem('unavailable');
    };
    await work();
    expect(row().open).toBe(false);
  });

  test('that requires a reason holds back a choice without one', async () => {
    const { graph, state, round, work, writes, item } = await aSender(1);
    const { definition, ...rest } = aReview();
    const settings = definition.settings && { ...definition.settings, reasonRequired: true };
    state.learn({ ...rest, definition: { ...definition, settings } });
    const act = { kind: 'act' as const, id: 'bare', at: graph.clock + 1, review: round.ref, endsAt: null };
    const parts = [{ decision: 'Deny' as const, justification: '', itemIds: [guid(1)] }];
    await state.keep([{ ...act, parts, seen: {}, accepting: false }], 'strict');
    await work();
    expect([writes(), item().problem]).toEqual([[], { code: 'refused' }]);
  });
});

describe('nothing is sent', () => {
  test('when the work is stopped', async () => {
    const { graph, work, rows, item } = await aSender(2);
    await work(rows(), AbortSignal.abort());
    expect([graph.log, item().busy]).toEqual([[], false]);
  });

  test('while a sign-in is due', async () => {
    const { graph, state, work } = await aSender(2);
    state.uplink.failed('signIn');
    await work();
    expect(graph.log).toEqual([]);
  });

  test('when it is stopped while the rows are read, and nothing is read back', async () => {
    const { graph, store, work, rows, item } = await aSender(2);
    const stop = new AbortController();
    graph.nextRead = () => {
      stop.abort();
      return 'none';
    };
    await work(rows(), stop.signal);
    expect([graph.log, store.kinds(), item().notBefore]).toEqual([['read 2'], ['act'], 0]);
  });

  test('when somebody else has answered all items: then there is no mark either', async () => {
    const { graph, store, work, ids } = await aSender(2);
    for (const id of ids) graph.othersAnswer(id);
    await work();
    expect([graph.log, store.kinds()]).toEqual([['read 2'], ['act']]);
  });

  test('when the rows can’t be read', async () => {
    const { graph, store, work } = await aSender(2);
    graph.nextRead = () => 'throttled';
    await work();
    expect([graph.log, store.kinds()]).toEqual([['read 2'], ['act']]);
  });

  test('for a row that isn’t due, or that was closed', async () => {
    const { graph, state, round, work, ids, item, rows } = await aSender(3);
    const before = rows();
    item(ids[0]).notBefore = graph.clock + 1;
    const choices = [{ actId: 'act', itemId: ids[1] ?? '' }];
    await state.keep([{ kind: 'closed', at: 1, review: round.ref, how: 'discarded', choices }], 'strict');
    await work(before);
    expect(graph.log).toEqual(['read 1', 'write 1', 'read 1']);
  });

  test('when the work is stopped after the mark: the mark is taken back', async () => {
    const { graph, store, work, rows, row } = await aSender(1);
    const stop = new AbortController();
    store.first = (records) => {
      if (records.some(({ kind }) => kind === 'sending')) stop.abort();
    };
    await work(rows(), stop.signal);
    expect([graph.log, store.kinds(), row().sends]).toEqual([['read 1'], ['act', 'sending', 'answered'], []]);
  });
});

describe('an error that nobody expected', () => {
  test('makes all rows wait half a minute, and not less than they wait already', async () => {
    const { graph, work, ids, item } = await aSender(2);
    vi.spyOn(graph, 'send').mockRejectedValue(new Error('a fault of ours'));
    const { clock } = graph;
    item(ids[1]).notBefore = clock + 2 * AGAIN;
    await work();
    expect(ids.map((id) => item(id).notBefore - clock)).toEqual([AGAIN, 2 * AGAIN]);
    expect(item().busy).toBe(false);
  });
});

describe('where Graph throttles', () => {
  test('a whole batch, the rows behind it wait as long, and not less than they wait already', async () => {
    const { graph, state, work, ids, item, writes } = await aSender(400);
    state.learn(aReview({ definition: { reviewersShareItems: false } }));
    graph.known = new Map();
    const retryAt = graph.clock + 7_000;
    graph.nextWrite = () => 'throttled';
    graph.retryAt = () => retryAt;
    item(ids[399]).notBefore = retryAt + 1_000;
    await work();
    expect(writes().length).toBeLessThan(20);
    expect(ids.map((id) => item(id).throttledUntil)).toEqual(Array(400).fill(retryAt));
    expect(ids.map((id) => item(id).notBefore)).toEqual([...Array(399).fill(retryAt), retryAt + 1_000]);
  });

  test('fewer batches are sent at a time from then on', async () => {
    const made = await aSender(100);
    const { graph, work, writes } = made;
    const most = watchBatches(made);
    const throttled = new Set<string>();
    graph.nextWrite = (itemId) => {
      if (throttled.has(itemId)) return 'none';
      throttled.add(itemId);
      return 'throttled';
    };
    graph.retryAt = () => graph.clock;
    await work();
    const first = most();
    graph.clock += 1_000;
    const before = writes().length;
    await work();
    expect([first, most()]).toEqual([4, 2]);
    expect(writes().length - before).toBe(5);
  });

  test('one batch of several, only its rows and those behind it wait, whatever the others are answered', async () => {
    const { graph, work, ids, item } = await aSenderOfBatches(400);
    const throttled = new Set(ids.slice(20, 40));
    graph.nextWrite = (itemId) => (throttled.has(itemId) ? 'throttled' : 'none');
    const retryAt = graph.clock + 7_000;
    graph.retryAt = () => retryAt;
    await work();
    const waits = ids.map((id) => item(id).throttledUntil !== null);
    const [behind] = ids.slice(60).flatMap((id, at) => (item(id).throttledUntil === null ? [] : [at + 60]));
    expect(behind).toBeGreaterThan(80);
    expect(waits).toEqual(ids.map((id, at) => throttled.has(id) || at >= (behind ?? 0)));
  });

  test('one row of a batch, the others go on', async () => {
    const { graph, work, ids, rows } = await aSenderOfBatches(400);
    graph.nextWrite = (itemId) => (itemId === ids[0] ? 'throttled' : 'none');
    await work();
    expect(rows().flatMap(({ open }, at) => (open ? [at] : []))).toEqual([0]);
  });

  test('the only row of a batch, the others go on', async () => {
    const { graph, work, ids, rows } = await aSenderOfBatches(400);
    // Of the first eighty, somebody else has answered all but 21: the last of these leaves alone.
    const [others, alone] = [ids.slice(0, 59), ids[79]];
    for (const id of others) graph.othersAnswer(id);
    graph.nextWrite = (itemId) => (itemId === alone ? 'throttled' : 'none');
    await work();
    const waiting = ids.flatMap((_, at) => (at < 59 || at === 79 ? [at] : []));
    expect(rows().flatMap(({ open }, at) => (open ? [at] : []))).toEqual(waiting);
  });
});

test('one more batch is sent at a time while all items are accepted, and not while some are refused', async () => {
  const well = await aSenderOfBatches(400);
  const mostWell = watchBatches(well);
  await well.work();
  expect(mostWell()).toBeGreaterThan(4);
  const some = await aSenderOfBatches(400);
  const mostSome = watchBatches(some);
  const refused = new Set(some.ids.filter((_, at) => at % 20 === 0));
  some.graph.nextWrite = (itemId) => (refused.has(itemId) ? 'refused' : 'none');
  await some.work();
  expect(mostSome()).toBe(4);
});

test('without the rule readBeforeSend, only choices that were sent before are read before the send', async () => {
  const { graph, work, row, rows } = await aSender(2, { ...RULES, readBeforeSend: false });
  graph.nextWrite = () => 'dropBefore';
  await work([row(guid(2))]);
  expect(graph.log).toEqual(['write 1', 'read 1']);
  graph.nextWrite = () => 'none';
  graph.clock += 60_000;
  await work(rows());
  expect(graph.log.slice(2, 4)).toEqual(['read 2', 'write 2']);
});

test('an item that is missing in the answer counts as sent and unanswered', async () => {
  const { graph, work, ids, item, row } = await aSender(2);
  vi.spyOn(graph, 'send').mockResolvedValue(new Map([[ids[0] ?? '', { done: true, requestId: 'r' }]]));
  await work();
  expect(ids.map((id) => [row(id).sends[0]?.answer, item(id).unanswered])).toEqual([
    ['accepted', 0],
    ['none', 1],
  ]);
});

describe('what was sent is read back', () => {
  test('but not what was throttled, and nothing when all of it was', async () => {
    const { graph, work } = await aSender(2);
    graph.nextWrite = (itemId) => (itemId === guid(1) ? 'throttled' : 'none');
    await work();
    expect(graph.log).toEqual(['read 2', 'write 2', 'read 1']);
    const none = await aSender(2);
    none.graph.nextWrite = () => 'throttled';
    await none.work();
    expect(none.graph.log).toEqual(['read 2', 'write 2']);
  });

  test('but not what got no answer again, before its wait is over', async () => {
    const { graph, work, item } = await aSender(1);
    graph.nextWrite = () => 'dropBefore';
    await work();
    graph.clock += 60_000;
    await work();
    graph.clock += 60_000;
    await work();
    expect(item().unanswered).toBeGreaterThan(1);
    expect(graph.log.slice(-2)).toEqual(['read 1', 'write 1']);
  });

  test('at the very moment from which it may be read', async () => {
    const { graph, work, item, row } = await aSender(1);
    graph.beforeWrite = () => {
      item().notBefore = graph.clock + 1;
    };
    await work();
    expect([graph.log, row().open]).toEqual([['read 1', 'write 1', 'read 1'], false]);
  });

  test('but not what another tab has taken back meanwhile', async () => {
    const { graph, state, round, work, row } = await aSender(1);
    const send = graph.send.bind(graph);
    vi.spyOn(graph, 'send').mockImplementation(async (wanted) => {
      const choices = [{ actId: 'act', itemId: guid(1) }];
      await state.keep([{ kind: 'closed', at: 1, review: round.ref, how: 'discarded', choices }], 'strict');
      return send(wanted);
    });
    await work();
    expect([graph.log, row().open]).toEqual([['read 1', 'write 1'], false]);
  });

  test('and not when a sign-in has become due', async () => {
    const { graph, work, row } = await aSender(2);
    graph.nextWrite = (itemId) => (itemId === guid(1) ? 'signIn' : 'none');
    await work();
    expect([graph.log, row(guid(2)).open]).toEqual([['read 2', 'write 2'], true]);
  });

  test('as a whole list from 201 rows on, and stays open where that read fails', async () => {
    const { graph, state, work, rows } = await aSender(201);
    state.learn(aReview({ definition: { reviewersShareItems: false } }));
    graph.known = new Map();
    let reads = 0;
    graph.nextRead = () => (++reads > 3 ? 'throttled' : 'none');
    await work();
    expect(graph.log.filter((line) => line.startsWith('read'))).toEqual([
      'read 80',
      'read 80',
      'read 41',
      'read all',
    ]);
    expect(rows().every(({ open }) => open)).toBe(true);
    const fewer = await aSender(200);
    await fewer.work();
    expect(fewer.graph.log.at(-1)).toBe('read 200');
  });
});
