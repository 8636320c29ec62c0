import { describe, expect, test } from 'vitest';
import { anItem, guid, ME, maker } from '../review/testing';
import type { LogRecord } from './log';
import { reviewKey } from './model';
import { Publisher } from './publish';
import { OutboxState } from './state';
import type { TabMessage } from './tab-message';
import { FakeGraph, FakeStore, fakeEffects } from './testing';

const review = { definitionId: guid(100), instanceId: guid(200), stageId: null };
const KEY = reviewKey(review);

/** What an outbox's state publishes; time moves and sleepers wake only when the test says so. */
function world() {
  const [graph, store] = [new FakeGraph(0), new FakeStore()];
  const posted: TabMessage[] = [];
  const sleepers: { ms: number; wake: () => void }[] = [];
  const state = new OutboxState({
    ...fakeEffects(graph, store),
    sleep: (ms) => new Promise((resolve) => sleepers.push({ ms, wake: () => resolve() })),
    tabs: { post: (message) => posted.push(message), listen: () => () => {} },
  });
  const publisher = new Publisher(state);
  let published = 0;
  const stop = publisher.subscribe(() => {
    published += 1;
  });
  const keep = (...records: LogRecord[]) => state.keep(records, 'strict');
  const step = (itemId: string) => publisher.of(KEY)?.snapshot.get(itemId)?.state;
  /** Publishes what was touched. */
  const show = (...itemIds: string[]) => {
    state.touch(KEY, itemIds);
    publisher.publish();
  };
  const wake = async () => {
    for (const sleeper of sleepers.splice(0)) sleeper.wake();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    graph,
    store,
    state,
    publisher,
    posted,
    sleepers,
    keep,
    step,
    show,
    wake,
    stop,
    published: () => published,
  };
}

const act = (id: string, itemIds: readonly string[], at = 1_000): LogRecord => ({
  kind: 'act',
  id,
  at,
  review,
  parts: [{ decision: 'Approve', justification: '', itemIds }],
  seen: {},
  accepting: false,
  endsAt: null,
});
const choices = (actId: string, itemId: string) => [{ actId, itemId }];
const sending = (actId: string, itemId: string): LogRecord => ({
  kind: 'sending',
  id: `s-${itemId}`,
  at: 1_000,
  review,
  choices: choices(actId, itemId),
});
const accepted = (itemId: string): LogRecord => ({
  kind: 'answered',
  sendingId: `s-${itemId}`,
  at: 1_000,
  review,
  accepted: [itemId],
  refused: [],
  requestId: null,
});
const closed = (actId: string, itemId: string): LogRecord => ({
  kind: 'closed',
  at: 1_000,
  review,
  how: 'confirmed',
  choices: choices(actId, itemId),
});
const receipt = (...itemIds: string[]): LogRecord => ({
  kind: 'receipt',
  at: 1_000,
  review,
  endsAt: null,
  entries: itemIds.map((itemId) => ({
    itemId,
    decision: 'Approve',
    justification: '',
    reviewedAt: null,
    requestIds: [],
    sends: 1,
    sentAt: null,
    confirmedAt: 1_000,
  })),
});

describe('the status of a choice', () => {
  test('a stored choice waits for its turn, also when it is busy or its item was forgotten', async () => {
    const { state, keep, step, show } = world();
    await keep(act('a', ['one']));
    show();
    expect(step('one')).toEqual({ step: 'device', waitsFor: 'turn' });
    state.item(KEY, 'one').busy = true;
    show('one');
    expect(step('one')).toEqual({ step: 'device', waitsFor: 'turn' });
    state.forgetItem(KEY, 'one');
    show('one');
    expect(step('one')).toEqual({ step: 'device', waitsFor: 'turn' });
  });

  test('a choice waits for a sign-in that is due, and is shown so at once', async () => {
    const { state, publisher, keep, step, show } = world();
    await keep(act('a', ['one']));
    show();
    state.uplink.failed('signIn');
    expect([step('one'), publisher.status.paused]).toEqual([
      { step: 'device', waitsFor: 'signIn' },
      'signIn',
    ]);
    state.uplink.tryAgain();
    expect([step('one'), publisher.status.paused]).toEqual([{ step: 'device', waitsFor: 'turn' }, null]);
  });

  test('a choice waits for Graph’s time until that is over', async () => {
    const { graph, state, keep, step, show } = world();
    await keep(act('a', ['one']));
    const until = graph.clock + 1;
    state.item(KEY, 'one').throttledUntil = until;
    show('one');
    expect(step('one')).toEqual({ step: 'device', waitsFor: 'throttle', until });
    graph.clock = until;
    show('one');
    expect(step('one')).toEqual({ step: 'device', waitsFor: 'turn' });
  });

  test('a marked choice is "sending" while somebody sends it, and "checking" afterwards', async () => {
    const { state, keep, step, show } = world();
    await keep(act('a', ['one']), sending('a', 'one'));
    state.item(KEY, 'one').busy = true;
    show('one');
    expect(step('one')).toEqual({ step: 'sending' });
    state.item(KEY, 'one').busy = false;
    show('one');
    expect(step('one')).toEqual({ step: 'checking' });
    state.forgetItem(KEY, 'one');
    show('one');
    expect(step('one')).toEqual({ step: 'checking' });
  });

  test('an accepted choice is "checking", whoever works on it and whatever pauses the others', async () => {
    const { state, keep, step, show } = world();
    await keep(act('a', ['one']), sending('a', 'one'), accepted('one'));
    state.item(KEY, 'one').busy = true;
    state.uplink.failed('signIn');
    show('one');
    expect(step('one')).toEqual({ step: 'checking' });
  });

  test('somebody else’s answer is shown before a problem, and a problem before another tab’s report', async () => {
    const { state, keep, step, show } = world();
    await keep(act('a', ['one']));
    const item = state.item(KEY, 'one');
    item.reported = { step: 'sending' };
    show('one');
    expect(step('one')).toEqual({ step: 'sending' });
    item.problem = { code: 'refused' };
    show('one');
    expect(step('one')).toEqual({ step: 'failed', problem: { code: 'refused' } });
    const theirs = anItem({ decision: 'Deny', reviewedBy: maker(ME) });
    item.theirs = { item: theirs, how: 'replaced' };
    show('one');
    expect(step('one')).toEqual({ step: 'replaced', theirs });
  });

  test('a closed choice is "saved" where it was read back, and has no status otherwise', async () => {
    const { state, keep, step, show } = world();
    await keep(act('a', ['one']));
    show();
    await keep(closed('a', 'one'));
    show();
    expect(step('one')).toBeUndefined();
    state.item(KEY, 'one').saved = '2026-11-10T00:00:00.000Z';
    show('one');
    expect(step('one')).toEqual({ step: 'saved', at: '2026-11-10T00:00:00.000Z' });
    state.forgetItem(KEY, 'one');
    show('one');
    expect(step('one')).toBeUndefined();
  });
});

describe('what pages are given is the same object until something changes', () => {
  test('the states stay the same object although items are looked at again', async () => {
    const { graph, state, publisher, keep, show } = world();
    await keep(act('a', ['one', 'two', 'three']), closed('a', 'two'));
    state.item(KEY, 'two').saved = 'then';
    state.item(KEY, 'three').problem = { code: 'refused' };
    show('one', 'two', 'three');
    const snapshot = () => publisher.of(KEY)?.snapshot;
    const first = snapshot();
    expect(first?.size).toBe(3);
    show('one', 'two', 'three', 'unknown');
    expect(snapshot()).toBe(first);
    const changes = [
      () => (state.item(KEY, 'two').saved = 'later'),
      () => (state.item(KEY, 'one').throttledUntil = graph.clock + 5),
      () => (state.item(KEY, 'one').throttledUntil = graph.clock + 6),
      () => (state.item(KEY, 'three').problem = { code: 'forbidden' }),
      () => state.forgetItem(KEY, 'two'),
    ];
    for (const change of changes) {
      const before = snapshot();
      change();
      show('one', 'two', 'three');
      expect(snapshot()).not.toBe(before);
      const after = snapshot();
      show('one', 'two', 'three');
      expect(snapshot()).toBe(after);
    }
  });

  test('a new choice is a change though it stands where the one before stood', async () => {
    const { publisher, keep } = world();
    await keep(act('a', ['one']));
    publisher.publish();
    await keep(act('b', ['one'], 2_000));
    const before = publisher.of(KEY);
    publisher.publish();
    expect(publisher.of(KEY)?.snapshot).not.toBe(before?.snapshot);
    expect(publisher.of(KEY)?.acts).toHaveLength(2);
  });

  test('the acts and receipts stay the same objects while they don’t change', async () => {
    const { publisher, keep, show } = world();
    await keep(act('a', ['one', 'two']), receipt('one', 'two'));
    publisher.publish();
    const first = publisher.of(KEY);
    show('one');
    const second = publisher.of(KEY);
    expect(second?.acts).toBe(first?.acts);
    expect(second?.receipts).toBe(first?.receipts);
    expect(second?.receipts.map(({ itemId }) => itemId)).toEqual(['one', 'two']);
    await keep(receipt('two'));
    publisher.publish();
    expect(publisher.of(KEY)?.receipts).not.toBe(first?.receipts);
    await keep(receipt('three'));
    publisher.publish();
    expect(publisher.of(KEY)?.receipts).toHaveLength(3);
  });
});

describe('pages are notified', () => {
  test('together, 100 ms after the first of many changes, and again after the next', async () => {
    const { state, sleepers, wake, published } = world();
    state.touch(KEY, ['one']);
    state.touch(KEY, ['two']);
    expect([sleepers.map(({ ms }) => ms), published()]).toEqual([[100], 0]);
    await wake();
    expect(published()).toBe(1);
    state.touch(KEY, ['one']);
    expect(sleepers).toHaveLength(1);
    await wake();
    expect(published()).toBe(2);
  });

  test.each([
    [999, 100],
    [1_000, 1_000],
  ])('of a review with %i choices after %i ms', async (count, ms) => {
    const { sleepers, keep } = world();
    await keep(
      act(
        'a',
        Array.from({ length: count }, (_, at) => guid(at)),
      ),
    );
    expect(sleepers.map((sleeper) => sleeper.ms)).toEqual([ms]);
  });

  test('until they stop listening', () => {
    const { publisher, stop, published } = world();
    publisher.publish();
    stop();
    publisher.publish();
    expect(published()).toBe(1);
  });

  test('at once when the place changes or a loss is found, and not otherwise', async () => {
    const { store, state, publisher, keep, published } = world();
    publisher.checkStore();
    expect(published()).toBe(0);
    store.broken = true;
    await keep(act('a', ['one']));
    publisher.checkStore();
    expect([published(), publisher.status.place]).toEqual([1, 'memory']);
    store.broken = false;
    await state.load();
    publisher.checkStore();
    expect([published(), publisher.status.place]).toEqual([2, 'device']);
    store.setBack();
    await state.load();
    publisher.checkStore();
    expect([published(), publisher.status.lostStore]).toEqual([3, true]);
    publisher.checkStore();
    expect(published()).toBe(3);
  });

  test('of an empty state after the end', async () => {
    const { state, publisher, keep, published } = world();
    await keep(act('a', ['one']));
    publisher.publish();
    state.end();
    publisher.clear();
    state.touch(KEY, ['one']);
    publisher.publish();
    expect([publisher.of(KEY), publisher.status.waiting, published()]).toEqual([undefined, 0, 3]);
  });
});

describe('what waits on this device', () => {
  const nothing = {
    place: 'device',
    lostStore: false,
    waiting: 0,
    needsYou: 0,
    paused: null,
    waitingUntil: null,
    oldest: null,
  };

  test('is nothing at first', () => expect(world().publisher.status).toEqual(nothing));

  test('is counted by whether it needs the reviewer, with the age of the oldest waiting choice', async () => {
    const { state, publisher, keep, show } = world();
    await keep(
      act('b', ['two'], 2_000),
      act('a', ['one'], 1_000),
      act('d', ['six'], 2_500),
      // What needs the reviewer doesn't wait, however old it is.
      act('c', ['three', 'four', 'five'], 500),
    );
    await keep(closed('c', 'five'));
    state.item(KEY, 'three').problem = { code: 'refused' };
    state.item(KEY, 'four').problem = { code: 'refused' };
    show('three', 'four');
    expect(publisher.status).toEqual({ ...nothing, waiting: 3, needsYou: 2, oldest: 1_000 });
  });

  test('is reported to another tab only once it is published here', async () => {
    const { state, publisher, posted, keep, show } = world();
    await keep(act('b', ['two']));
    show('two');
    await keep(act('a', ['one']));
    posted.length = 0;
    state.item(KEY, 'one').problem = { code: 'refused' };
    publisher.reportToTabs(KEY, ['one']);
    expect(posted).toEqual([]);
    show('one');
    expect(posted).toMatchObject([{ kind: 'states', states: [['one', 'a', { step: 'failed' }]] }]);
  });

  test('is counted before anything of it was published', async () => {
    const { state, keep } = world();
    await keep(act('a', ['one']));
    expect(new Publisher(state).status).toEqual({ ...nothing, waiting: 1, oldest: 1_000 });
  });

  test('waitingUntil is the latest wait, if all waiting choices wait for Graph', async () => {
    const { graph, state, publisher, keep, show } = world();
    await keep(act('a', ['one', 'two', 'three']));
    state.item(KEY, 'three').problem = { code: 'refused' };
    const times = { one: graph.clock + 9, two: graph.clock + 5 };
    state.item(KEY, 'one').throttledUntil = times.one;
    show('one', 'two', 'three');
    expect(publisher.status.waitingUntil).toBeNull();
    state.item(KEY, 'two').throttledUntil = times.two;
    show('two');
    expect(publisher.status).toMatchObject({ waitingUntil: times.one, waiting: 2, needsYou: 1 });
  });
});

describe('other tabs are told', () => {
  const problem = { code: 'refused' } as const;

  test('of open choices that need the reviewer, by item and act', async () => {
    const { state, keep, posted, show } = world();
    await keep(act('a', ['one', 'two', 'three']));
    const theirs = anItem({ decision: 'Deny' });
    state.item(KEY, 'one').problem = problem;
    state.item(KEY, 'two').theirs = { item: theirs, how: 'conflict' };
    posted.length = 0;
    show('one', 'two', 'three', 'unknown');
    expect(posted).toEqual([
      {
        kind: 'states',
        review: KEY,
        states: [
          ['one', 'a', { step: 'failed', problem }],
          ['two', 'a', { step: 'conflict', theirs }],
        ],
      },
    ]);
  });

  test('no state of waiting, closed or unpublished choices, nor of those that another tab reported', async () => {
    const { state, keep, posted, publisher, show } = world();
    await keep(act('a', ['one', 'two', 'three', 'four', 'five']), closed('a', 'one'), closed('a', 'two'));
    state.item(KEY, 'one').saved = 'then';
    state.item(KEY, 'five').reported = { step: 'failed', problem };
    for (const itemId of ['one', 'two', 'unknown']) state.item(KEY, itemId).problem = problem;
    posted.length = 0;
    publisher.reportToTabs(KEY, ['one', 'two', 'unknown']);
    show('one', 'two', 'three', 'four', 'five', 'unknown');
    state.item(KEY, 'four').problem = problem;
    publisher.reportToTabs(KEY, ['four', 'nobody']);
    expect(posted).toEqual([]);
  });

  test('nothing that isn’t published', async () => {
    const { state, keep, posted, publisher } = world();
    await keep(act('a', ['one']));
    state.item(KEY, 'one').problem = problem;
    posted.length = 0;
    publisher.reportToTabs(KEY, ['one']);
    expect(posted).toEqual([]);
  });
});
