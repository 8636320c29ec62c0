import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ItemsRef } from '../review/model';
import { guid } from '../review/testing';
import type { LogRecord } from './log';
import { reviewKey } from './model';
import { RULES } from './plan';
import { Publisher } from './publish';
import { Scheduler } from './schedule';
import type { Job } from './sender';
import { OutboxState } from './state';
import { FakeGraph, FakeStore, fakeEffects } from './testing';

const REVIEW: ItemsRef = { definitionId: guid(100), instanceId: guid(200), stageId: null };
const KEY = reviewKey(REVIEW);

const turns = async (count = 10) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

const act = (id: string, itemIds: readonly string[], review: ItemsRef = REVIEW): LogRecord => ({
  kind: 'act',
  id,
  at: 1_000,
  review,
  parts: [{ decision: 'Approve', justification: '', itemIds }],
  seen: {},
  accepting: false,
  endsAt: null,
});
const many = (count: number, name = 'item') => Array.from({ length: count }, (_, at) => `${name}${at}`);

/** A scheduler whose jobs end, and whose time moves, only when the test says so. */
function world({ lock = true } = {}) {
  const [graph, store] = [new FakeGraph(0), new FakeStore()];
  const timers = new Set<{ due: number; ms: number; end: () => void }>();
  const locks: AbortController[] = [];
  const state = new OutboxState(
    {
      ...fakeEffects(graph, store),
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          // The publisher's sleeps have no signal; they don't matter here.
          if (!signal) return;
          const timer = { due: graph.clock + ms, ms, end: () => resolve() };
          timers.add(timer);
          signal.addEventListener('abort', () => {
            timers.delete(timer);
            resolve();
          });
        }),
      alone: (work) => {
        const lost = new AbortController();
        locks.push(lost);
        return work(lost.signal);
      },
    },
    { ...RULES, lock },
  );
  const publisher = new Publisher(state);
  const jobs: { ref: ItemsRef; itemIds: string[]; signal: AbortSignal; done: () => void }[] = [];
  const work = ({ ref, rows }: Job, signal: AbortSignal) => {
    const items = rows.map(({ itemId }) => state.item(reviewKey(ref), itemId));
    for (const item of items) item.busy = true;
    return new Promise<void>((resolve) => {
      const done = () => {
        for (const item of items) {
          item.busy = false;
          item.notBefore = Number.POSITIVE_INFINITY;
        }
        resolve();
      };
      jobs.push({ ref, itemIds: rows.map(({ itemId }) => itemId), signal, done });
    });
  };
  const scheduler = new Scheduler(state, { work }, publisher);
  const stop = new AbortController();
  stops.push(stop);
  const run = async () => {
    const running = scheduler.run(stop.signal);
    await turns();
    return running;
  };
  const begin = async () => {
    void run();
    await turns();
  };
  const pass = async (ms: number) => {
    graph.clock += ms;
    for (const timer of [...timers])
      if (timer.due <= graph.clock) {
        timers.delete(timer);
        timer.end();
      }
    await turns();
  };
  const keep = (...records: LogRecord[]) => state.keep(records, 'strict');
  const waits = () => [...timers].map(({ ms }) => ms);
  const asked = () => jobs.map(({ itemIds }) => itemIds);
  return {
    graph,
    store,
    state,
    publisher,
    scheduler,
    jobs,
    locks,
    stop,
    run,
    begin,
    pass,
    keep,
    waits,
    asked,
  };
}

describe('what is due', () => {
  test('is begun at once under a lock; without work the log is looked at every half minute', async () => {
    const { state, jobs, locks, begin, keep, pass, waits, asked, publisher } = world();
    await keep(act('a', ['one', 'two']));
    await begin();
    expect([asked(), locks.length, waits()]).toEqual([[['one', 'two']], 1, []]);
    const publish = vi.spyOn(publisher, 'publish');
    const tidy = vi.spyOn(state.log, 'tidy');
    jobs[0]?.done();
    await turns();
    expect(publish).toHaveBeenCalled();
    expect(tidy).toHaveBeenCalledWith(state.effects.now());
    expect(waits()).toEqual([30_000]);
    state.item(KEY, 'one').notBefore = 0;
    await pass(29_999);
    expect(asked()).toHaveLength(1);
    await pass(1);
    expect(asked()).toEqual([['one', 'two'], ['one']]);
  });

  test('needs no lock without the rule that one tab sends', async () => {
    const { locks, begin, keep, asked } = world({ lock: false });
    await keep(act('a', ['one']));
    await begin();
    expect([asked(), locks]).toEqual([[['one']], []]);
  });

  test('takes no lock while nothing is open, and is found when another tab adds it', async () => {
    const { store, locks, begin, pass, waits, asked } = world();
    await begin();
    expect([locks, waits()]).toEqual([[], [30_000]]);
    store.add([act('a', ['one'])]);
    await pass(30_000);
    expect(asked()).toEqual([['one']]);
  });

  test('leaves out choices that need the reviewer, are worked on, or whose time has not come', async () => {
    const { graph, state, begin, keep, asked } = world();
    await keep(act('a', ['rests', 'busy', 'later', 'now', 'passes']));
    state.item(KEY, 'rests').problem = { code: 'refused' };
    state.item(KEY, 'busy').busy = true;
    state.item(KEY, 'later').notBefore = graph.clock + 1;
    state.item(KEY, 'now').notBefore = graph.clock;
    const passes = state.item(KEY, 'passes');
    passes.problem = { code: 'unavailable' };
    await begin();
    expect([asked(), passes.problem]).toEqual([[['now', 'passes']], null]);
    expect(state.item(KEY, 'rests').problem).toEqual({ code: 'refused' });
  });

  test('includes a newer choice, whatever stopped the one before', async () => {
    const { state, begin, keep, asked } = world();
    await keep(act('a', ['one']));
    state.item(KEY, 'one').problem = { code: 'refused' };
    state.item(KEY, 'one').actId = 'older';
    await begin();
    expect(asked()).toEqual([['one']]);
  });

  test('is begun when its time comes, and not before', async () => {
    const { graph, state, begin, keep, pass, waits, asked } = world();
    await keep(act('a', ['one', 'two', 'three']));
    const due = { one: 5_000, two: 9_000, three: 60_000 };
    for (const [itemId, ms] of Object.entries(due)) state.item(KEY, itemId).notBefore = graph.clock + ms;
    await begin();
    expect(waits()).toEqual([5_000]);
    await pass(5_000);
    expect(asked()).toEqual([['one']]);
  });

  test('in more than half a minute is looked at again after half a minute', async () => {
    const { graph, state, begin, keep, waits } = world();
    await keep(act('a', ['one']));
    state.item(KEY, 'one').notBefore = graph.clock + 60_000;
    await begin();
    expect(waits()).toEqual([30_000]);
  });

  test('is begun after other work, though its time came in between', async () => {
    const { graph, state, store, begin, keep, pass, asked, waits } = world();
    await keep(act('a', ['one']));
    state.item(KEY, 'one').notBefore = graph.clock + 10;
    const remove = vi.spyOn(state.log, 'tidy').mockImplementation(async () => {
      graph.clock += 10;
    });
    await begin();
    expect([remove.mock.calls.length, store.kept.length, waits()]).toEqual([1, 1, [0]]);
    remove.mockRestore();
    await pass(0);
    expect(asked()).toEqual([['one']]);
  });
});

describe('the order of work', () => {
  test('an act about twenty has a lane of its own beside one about more', async () => {
    const { begin, keep, asked } = world();
    const [bulk, hand] = [many(21, 'bulk'), many(20, 'hand')];
    await keep(act('a', bulk), act('b', hand));
    await begin();
    expect(asked()).toEqual([hand, bulk]);
  });

  test('the smallest act of all reviews is begun first', async () => {
    const { begin, keep, asked, jobs } = world();
    const other = { ...REVIEW, instanceId: guid(201) };
    const third = { ...REVIEW, instanceId: guid(202) };
    await keep(act('a', ['one', 'two']), act('b', ['three'], other), act('c', ['four', 'five'], third));
    await begin();
    expect([asked(), jobs[0]?.ref]).toEqual([[['three']], other]);
    jobs[0]?.done();
    await turns();
    jobs[1]?.done();
    await turns();
    expect(asked()).toEqual([['three'], ['one', 'two'], ['four', 'five']]);
  });

  test.each([
    ['stage', { stageId: guid(300) }],
    ['route', { route: 'unified' as const }],
    ['definition', { definitionId: guid(101) }],
    ['instance', { instanceId: guid(201) }],
  ])('the choices of one review are sent together, and those of another %s separately', async (_, over) => {
    const { begin, keep, asked, jobs } = world();
    const other: ItemsRef = { ...REVIEW, ...over };
    await keep(act('a', ['one', 'two']), act('b', ['three', 'four', 'five'], other), act('c', ['six']));
    await begin();
    expect(asked()).toEqual([['one', 'two', 'six']]);
    jobs[0]?.done();
    await turns();
    expect([asked()[1], jobs[1]?.ref]).toEqual([['three', 'four', 'five'], other]);
  });

  test('a small act is begun while a bulk is being sent, also when its time comes only then', async () => {
    const { graph, state, begin, keep, pass, waits, asked, scheduler, jobs } = world();
    await keep(act('a', many(21)));
    await begin();
    expect(waits()).toEqual([]);
    await keep(act('b', ['one']));
    scheduler.acted();
    await turns();
    expect(asked()[1]).toEqual(['one']);
    jobs[1]?.done();
    await turns();
    expect(waits()).toEqual([Number.POSITIVE_INFINITY]);
    state.item(KEY, 'one').notBefore = graph.clock + 700;
    state.wake.signal();
    await turns();
    expect(waits()).toEqual([700]);
    await pass(700);
    expect(asked()[2]).toEqual(['one']);
    expect(asked()).toHaveLength(3);
  });
});

test.each([
  ['an act about twenty people', 'an act about more', many(20), many(21, 'bulk')],
  ['an act about more than twenty people', 'an act about twenty', many(21), many(20, 'hand')],
])('%s is begun when its time comes, while %s is on its way', async (_, __, later, first) => {
  const { graph, state, begin, keep, pass, waits, asked } = world();
  await keep(act('a', first), act('b', later));
  for (const itemId of later) state.item(KEY, itemId).notBefore = graph.clock + 700;
  await begin();
  expect([asked(), waits()]).toEqual([[first], [700]]);
  await pass(700);
  expect(asked()).toEqual([first, later]);
});

test('the network is tried again when its pause ends at the moment in which work ends', async () => {
  const { graph, state, begin, keep, asked, jobs } = world();
  const other = { ...REVIEW, instanceId: guid(201) };
  await keep(act('a', ['one']), act('b', ['two'], other));
  await begin();
  for (const code of ['offline', 'offline'] as const) state.uplink.failed(code);
  graph.clock += 2_000;
  jobs[0]?.done();
  await turns();
  expect(asked()).toEqual([['one'], ['two']]);
});

describe('what is held up', () => {
  test('by a sign-in waits until it is tried again; a new decision doesn’t start it', async () => {
    const { state, begin, keep, waits, asked, scheduler, locks } = world();
    state.uplink.failed('signIn');
    await keep(act('a', ['one']));
    state.item(KEY, 'one').notBefore = state.effects.now() + 5_000;
    await begin();
    scheduler.acted();
    await turns();
    expect([asked(), waits()]).toEqual([[], [30_000]]);
    // Another tab that is signed in may send meanwhile.
    expect(locks).toEqual([]);
    state.item(KEY, 'one').notBefore = 0;
    scheduler.tryAgain();
    await turns();
    expect([asked(), state.uplink.pause]).toEqual([[['one']], null]);
  });

  test('by the network is tried again as soon as the reviewer decides', async () => {
    const { state, begin, keep, pass, waits, asked, scheduler } = world();
    for (const code of ['offline', 'offline'] as const) state.uplink.failed(code);
    await keep(act('a', ['one']));
    await begin();
    expect([asked(), waits()]).toEqual([[], [2_000]]);
    await pass(1_000);
    scheduler.acted();
    await turns();
    expect([asked(), state.uplink.pause]).toEqual([[['one']], null]);
  });

  test('by the network is tried again by itself when the pause is over', async () => {
    const { state, begin, keep, pass, asked } = world();
    for (const code of ['offline', 'offline'] as const) state.uplink.failed(code);
    await keep(act('a', ['one']));
    await begin();
    await pass(2_000);
    expect([asked(), state.uplink.pause]).toEqual([[['one']], null]);
  });

  test('by one lost request waits for a second, though it is due', async () => {
    const { state, begin, keep, pass, waits, asked } = world();
    await keep(act('a', ['one']));
    state.uplink.failed('offline');
    await begin();
    expect([asked(), waits()]).toEqual([[], [1_000]]);
    await pass(1_000);
    expect(asked()).toEqual([['one']]);
  });

  test('by a device that can’t be read goes on once it can', async () => {
    const { store, begin, keep, pass, waits, asked } = world();
    await keep(act('a', ['one']));
    store.unreadable = true;
    await begin();
    expect([asked(), waits()]).toEqual([[], [30_000]]);
    store.unreadable = false;
    await pass(30_000);
    expect(asked()).toEqual([['one']]);
  });
});

describe('the end', () => {
  test('ends a wait, and nothing more is begun', async () => {
    const { store, stop, run, waits, asked } = world();
    const running = run();
    await turns(20);
    expect(waits()).toEqual([30_000]);
    store.add([act('a', ['one'])]);
    stop.abort();
    await running;
    expect([waits(), asked()]).toEqual([[], []]);
  });

  test('aborts the running job, and waits for it', async () => {
    const { stop, run, keep, jobs } = world();
    await keep(act('a', ['one']));
    let over = false;
    const running = run().then(() => {
      over = true;
    });
    await turns(20);
    stop.abort();
    await turns(20);
    expect([jobs[0]?.signal.aborted, over]).toEqual([true, false]);
    jobs[0]?.done();
    await running;
    expect(jobs).toHaveLength(1);
  });

  test('reaches the jobs also in a browser without AbortSignal.any', async () => {
    vi.stubGlobal('AbortSignal', { ...AbortSignal, any: undefined });
    const { stop, begin, keep, jobs } = world();
    await keep(act('a', ['one']));
    await begin();
    expect(jobs.map(({ signal }) => signal.aborted)).toEqual([false]);
    stop.abort();
    expect(jobs.map(({ signal }) => signal.aborted)).toEqual([true]);
    vi.unstubAllGlobals();
  });

  test('of the lock aborts the running job, and the next job takes a new lock', async () => {
    const { locks, begin, keep, jobs, pass } = world();
    await keep(act('a', ['one']), act('b', ['two'], { ...REVIEW, instanceId: guid(201) }));
    await begin();
    locks[0]?.abort();
    expect(jobs[0]?.signal.aborted).toBe(true);
    jobs[0]?.done();
    await turns();
    expect([locks.length, jobs.length]).toEqual([1, 1]);
    // The other job starts under a lock of its own.
    await pass(30_000);
    expect([locks.length, jobs.length, jobs[1]?.signal.aborted]).toEqual([2, 2, false]);
  });
});
