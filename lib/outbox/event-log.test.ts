import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { openDevice } from '../offline/device';
import { ANN, act, closed, faultyFactory, idsOf, sending } from '../offline/testing';
import { EventLog } from './event-log';
import { LogChanged, type LogPosition, type LogRecord } from './log';
import { SETTLE } from './sends';
import { FakeStore } from './testing';

/** Event logs of several pages on one device, whose database has the faults that a test sets. */
function world() {
  const { factory, real, state, handles } = faultyFactory();
  const troubles: string[] = [];
  const clock = { now: 1_000_000 };
  const open = (enabled = true) => {
    const onTrouble = (trouble: string) => troubles.push(trouble);
    const device = openDevice({ enabled, indexedDB: factory, onTrouble, now: () => clock.now });
    return new EventLog(device.log(ANN), () => clock.now);
  };
  /** The ids that a newly started page finds. */
  const found = async () => idsOf(await openDevice({ enabled: true, indexedDB: real }).log(ANN).read(0));
  return { open, found, troubles, clock, factory, state, handles };
}

const actsOf = (log: EventLog) =>
  [...log.projection.reviews.values()].flatMap(({ acts }) => acts.map(({ id }) => id)).reverse();

const isOpen = (log: EventLog, id: string) =>
  log.projection.reviews.get('definition/instance')?.rows.get(`${id}-item`)?.open;

test('records that the device refuses stay in memory in order, and are stored once it works again', async () => {
  const { open, found, state, troubles, clock } = world();
  const [log, other] = [open(), open()];
  await log.load();
  await log.append([act('a')], 'strict');
  state.faults = ['dead', 'lostAnswer'];
  await Promise.all([log.append([act('b')], 'strict'), log.append([act('c')], 'strict')]);
  expect([log.place, troubles, actsOf(log)]).toEqual(['memory', ['memory'], ['a', 'b', 'c']]);
  clock.now += 60_000;
  await log.append([act('d')], 'strict');
  expect([log.place, await found(), actsOf(log)]).toEqual([
    'device',
    ['a', 'b', 'c', 'd'],
    ['a', 'b', 'c', 'd'],
  ]);
  await other.load();
  expect(actsOf(other)).toEqual(['a', 'b', 'c', 'd']);
});

test('a page that can’t read its device any more goes on in memory with what it knows', async () => {
  const { open, state, handles } = world();
  const log = open();
  await log.append([act('a')], 'strict');
  state.refuseToOpen = new DOMException('no', 'UnknownError');
  for (const handle of handles) forceCloseDatabase(handle as never);
  await log.load();
  expect([log.place, actsOf(log)]).toEqual(['memory', ['a']]);
});

test('a page that could never open the database works in memory, and finds the stored records later', async () => {
  const { open, found, state, clock, troubles } = world();
  await open().append([act('before')], 'strict');
  state.refuseToOpen = new DOMException('no', 'SecurityError');
  const log = open();
  await log.load();
  await log.append([act('a')], 'strict');
  expect([log.place, troubles, actsOf(log)]).toEqual(['memory', ['memory'], ['a']]);
  state.refuseToOpen = null;
  clock.now += 60_000;
  await log.load();
  expect([log.place, actsOf(log), await found()]).toEqual(['device', ['before', 'a'], ['before', 'a']]);
});

test('where the host allows no storage, new acts stay in memory, and marks of stored acts are stored', async () => {
  const { open, found } = world();
  await open().append([act('old')], 'strict');
  const log = open(false);
  await log.load();
  await log.append([act('new')], 'strict');
  await log.append([sending('s', 'old', 5)], 'strict');
  expect([log.place, actsOf(log), await found()]).toEqual(['memory', ['old', 'new'], ['old', 's']]);
});

test.each([
  ['emptied', (store: FakeStore) => store.remove(store.kept.map(({ seq }) => seq))],
  ['created anew', async (store: FakeStore) => store.setBack()],
  ['set back to its first record', async (store: FakeStore) => store.setBack(1)],
  [
    'created anew and then used by another page',
    async (store: FakeStore) => {
      store.setBack();
      await store.append([act('x'), act('y'), act('z')]);
    },
  ],
])(
  'a store that was %s gets back once what is still on its way, and the page forgets nothing',
  async (_, lose) => {
    const store = new FakeStore();
    const log = new EventLog(store, () => 10_000);
    await log.append([act('done')], 'strict');
    await log.append([act('open')], 'strict');
    await log.append([sending('s', 'open', 9_000), closed('done', 9_500)], 'strict');
    expect(log.lostStore).toBe(false);
    await lose(store);
    await log.append([act('next')], 'strict');
    expect([log.lostStore, log.place]).toEqual([true, 'device']);
    expect(actsOf(log)).toEqual(expect.arrayContaining(['done', 'open', 'next']));
    await log.load();
    const ids = idsOf(store.kept);
    for (const id of ['open', 's', 'next']) expect(ids.filter((one) => one === id)).toHaveLength(1);
    // A newly started page finds the same, and no closed choice is open again.
    const next = new EventLog(store, () => 10_000);
    await next.load();
    expect([isOpen(next, 'open'), isOpen(next, 'next'), isOpen(next, 'done') ?? false]).toEqual([
      true,
      true,
      false,
    ]);
    expect(next.projection.sendings.size).toBe(1);
  },
);

test('at a decision, a store that only lacks old finished records doesn’t count as lost', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  await log.append([act('done'), closed('done', 9_500)], 'strict');
  store.setBack();
  await log.append([act('next')], 'strict');
  expect([log.lostStore, isOpen(log, 'next')]).toEqual([false, true]);
});

test('a loss is reported as long as something that was lost is on its way', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  await log.append([act('open')], 'strict');
  store.setBack();
  await log.load();
  expect(log.lostStore).toBe(true);
  await log.append([act('next'), closed('open', 9_900)], 'strict');
  expect([log.lostStore, isOpen(log, 'next')]).toEqual([false, true]);
});

test('a store that lost only closed choices isn’t reported as lost', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  await log.append([act('done'), closed('done', 9_500)], 'strict');
  store.setBack();
  await log.load();
  expect([log.lostStore, store.kept, actsOf(log)]).toEqual([false, [], ['done']]);
});

test('restoring an older act doesn’t replace a newer choice of another page', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  const parts = [{ decision: 'Approve' as const, justification: '', itemIds: ['one', 'two'] }];
  // An older send for the item may still arrive.
  const sent = { ...sending('s', 'a', 9_000), choices: [{ actId: 'a', itemId: 'one' }] } as LogRecord;
  await log.append([act('a', { parts }), sent], 'strict');
  store.setBack();
  const newer = [{ decision: 'Deny' as const, justification: '', itemIds: ['one'] }];
  await store.append([act('b', { at: 2_000, parts: newer })]);
  await log.load();
  const next = new EventLog(store, () => 10_000);
  await next.load();
  for (const book of [log, next]) {
    const rows = book.projection.reviews.get('definition/instance')?.rows;
    expect([rows?.get('one')?.actId, rows?.get('two')?.actId]).toEqual(['b', 'a']);
  }
});

test('all lost records are restored in one append, an earlier send with its choice', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  const parts = [{ decision: 'Deny' as const, justification: '', itemIds: ['a-item'] }];
  await log.append([act('a')], 'strict');
  await log.append([sending('s', 'a', 9_000)], 'strict');
  await log.append([act('b', { at: 2_000, parts })], 'strict');
  store.setBack();
  await log.load();
  expect(new Set(store.kept.map(({ batch }) => batch)).size).toBe(1);
  const next = new EventLog(store, () => 10_000);
  await next.load();
  const row = next.projection.reviews.get('definition/instance')?.rows.get('a-item');
  expect(row).toMatchObject({ actId: 'b', open: true, sends: [{ sendingId: 's' }] });
});

test('items that a failed load took in are reported by the next load', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  store.broken = true;
  await log.append([act('b')], 'strict');
  store.broken = false;
  store.add([act('a')]);
  // The write succeeds, others' records are read, and then the device fails.
  const read = store.read.bind(store);
  let reads = 0;
  store.read = (after) => (++reads === 2 ? Promise.reject(new Error('the device is gone')) : read(after));
  await expect(log.load()).rejects.toThrow('gone');
  const changed = await log.load();
  expect([...(changed.get('definition/instance') ?? [])]).toEqual(expect.arrayContaining(['a-item']));
});

test('records that are restored or written late keep their own durability', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  await log.append([act('a')], 'strict');
  store.setBack();
  const append = vi.spyOn(store, 'append');
  store.broken = true;
  await log.append([act('b')], 'strict');
  store.broken = false;
  append.mockClear();
  await log.append([closed('c', 1_000)], 'relaxed');
  const written = append.mock.calls.map(([[record], durability]) => [record?.kind, durability]);
  expect(written.slice(-3)).toEqual([
    ['act', 'strict'],
    ['act', 'strict'],
    ['closed', 'relaxed'],
  ]);
});

test('records that waited in memory reach the device late without ending a newer choice of another page', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  store.broken = true;
  await log.append([act('a'), sending('s', 'a', 1_100), closed('a', 1_200)], 'strict');
  store.broken = false;
  const parts = [{ decision: 'Deny' as const, justification: '', itemIds: ['a-item'] }];
  await store.append([act('b', { at: 2_000, parts })]);
  await log.load();
  const next = new EventLog(store, () => 10_000);
  await next.load();
  for (const book of [log, next])
    expect(book.projection.reviews.get('definition/instance')?.rows.get('a-item')).toMatchObject({
      actId: 'b',
      open: true,
      sends: [{ sendingId: 's' }],
    });
});

test('a page that restores a store keeps a sending that another page adds meanwhile', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 10_000);
  await log.append([act('a')], 'strict');
  await log.append([sending('r', 'a', 9_000)], 'strict');
  await log.append([sending('q', 'a', 9_100)], 'strict');
  store.setBack();
  const parts = [{ decision: 'Deny' as const, justification: '', itemIds: ['a-item'] }];
  store.add([act('b', { at: 2_000, parts })]);
  const sent = { ...sending('s', 'b', 9_500), choices: [{ actId: 'b', itemId: 'a-item' }] } as LogRecord;
  store.first = (records) => {
    if (!records.some((record) => record.kind === 'sending' && record.id === 'q')) return;
    store.first = () => {};
    store.add([sent]);
  };
  await log.load();
  await log.load();
  const row = log.projection.reviews.get('definition/instance')?.rows.get('a-item');
  expect(row?.sends).toMatchObject([{ sendingId: 'r' }, { sendingId: 'q' }, { sendingId: 's' }]);
});

test('a finished sending is removed after twice the settle time, and not earlier', async () => {
  const store = new FakeStore();
  const log = new EventLog(store, () => 1_000);
  await log.append([act('a')], 'strict');
  await log.append(
    Array.from({ length: 50 }, (_, at) => sending(`s${at}`, 'a', 1_000)),
    'strict',
  );
  await log.append([closed('a', 1_000)], 'strict');
  await log.tidy(1_000 + 2 * SETTLE - 1);
  expect(store.kept).toHaveLength(52);
  await log.tidy(1_000 + 2 * SETTLE);
  expect(store.kinds()).toEqual(['act', 'closed']);
});

test('a send marked under a clock that was set back since counts from the current time', async () => {
  const store = new FakeStore();
  await store.append([act('a'), sending('s', 'a', 9_000_000)]);
  const log = new EventLog(store, () => 5_000);
  await log.load();
  const rows = log.projection.reviews.get('definition/instance')?.rows;
  expect(rows?.get('a-item')?.sends).toMatchObject([{ at: 5_000 }]);
});

/** Fifty sendings of one choice: as many as leave the log together when they are closed. */
const fifty = (actId: string, at = 1_000) =>
  Array.from({ length: 50 }, (_, place) => sending(`s${place}`, actId, at));
const answered = (sendingId: string, actId: string): LogRecord => ({
  kind: 'answered',
  sendingId,
  at: 1_000,
  review: { definitionId: 'definition', instanceId: 'instance', stageId: null },
  accepted: [`${actId}-item`],
  refused: [],
  requestId: null,
});

const seqOf = (mark: LogPosition | 0): number => (mark === 0 ? 0 : mark.seq);

/** A log over a store in memory, with its calls to the store, and the positions from which it read. */
function simple() {
  const store = new FakeStore();
  const reads = vi.spyOn(store, 'read');
  const appends = vi.spyOn(store, 'append');
  const log = new EventLog(store, () => 10_000);
  const from = () => reads.mock.calls.map(([after]) => seqOf(after));
  return { store, log, reads, appends, from };
}

describe('sendings at rest leave the log', () => {
  const LATER = 1_000 + 2 * SETTLE;

  test('tidy removes finished sendings and their answers, and nothing else', async () => {
    const { store, log } = simple();
    await log.append([act('a'), act('b')], 'strict');
    await log.append([...fifty('a'), ...fifty('a').map((_, at) => answered(`s${at}`, 'a'))], 'strict');
    await log.append([sending('open', 'b', 1_000), answered('open', 'b'), closed('a', 1_000)], 'strict');
    await log.tidy(LATER);
    expect(store.kinds()).toEqual(['act', 'act', 'sending', 'answered', 'closed']);
    expect([...log.projection.sendings.keys()]).toEqual(['open']);
  });

  test('tidy waits for fifty finished sendings; one with an open choice doesn’t count', async () => {
    const { store, log } = simple();
    const both = { ...sending('both', 'a', 1_000), choices: [] } as LogRecord & { kind: 'sending' };
    const choices = [
      { actId: 'a', itemId: 'a-item' },
      { actId: 'b', itemId: 'b-item' },
    ];
    await log.append([act('a'), act('b'), ...fifty('a').slice(1), { ...both, choices }], 'strict');
    await log.append([closed('a', 1_000)], 'strict');
    await log.tidy(LATER);
    expect(store.kept).toHaveLength(53);
    await log.append([closed('b', 1_000)], 'strict');
    await log.tidy(LATER);
    expect(store.kinds()).toEqual(['act', 'act', 'closed', 'closed']);
  });

  test('tidy removes sendings of an unknown act too', async () => {
    const { store, log } = simple();
    await log.append(fifty('unknown'), 'strict');
    await log.tidy(LATER);
    expect(store.kept).toEqual([]);
  });

  test('tidy also removes sendings that another page wrote', async () => {
    const { store, log } = simple();
    await new EventLog(store, () => 10_000).append([act('a'), ...fifty('a'), closed('a', 1_000)], 'strict');
    await log.load();
    await log.tidy(LATER);
    expect(store.kinds()).toEqual(['act', 'closed']);
  });

  test('tidy removes nothing while a record waits to be written', async () => {
    const { store, log } = simple();
    await log.append([act('a'), ...fifty('a'), closed('a', 1_000)], 'strict');
    store.broken = true;
    await log.append([act('b')], 'strict');
    await log.tidy(LATER);
    expect(store.kept).toHaveLength(52);
  });

  test('removed sendings don’t count as a loss, and don’t come back when the store is restored', async () => {
    const { store, log } = simple();
    await log.append([act('a'), closed('a', 1_000)], 'strict');
    await log.append(fifty('a'), 'strict');
    await log.tidy(LATER);
    await log.append([act('b')], 'strict');
    expect([log.lostStore, actsOf(log), log.projection.sendings.size]).toEqual([false, ['a', 'b'], 0]);
    store.setBack();
    await log.load();
    expect([log.lostStore, idsOf(store.kept)]).toEqual([true, ['b']]);
  });
});

describe('a page that writes alone', () => {
  test('reads nothing again, and appends after the row it wrote last', async () => {
    const { log, from, appends } = simple();
    await log.append([act('a'), act('b'), act('c')], 'strict');
    await log.append([act('d')], 'strict');
    await log.append([act('e')], 'strict');
    expect(from()).toEqual([]);
    expect(appends.mock.calls.map(([, , how]) => seqOf(how?.after ?? 0))).toEqual([0, 3, 4]);
    await log.load();
    expect(from()).toEqual([5]);
  });

  test('reads on from its last row where another page’s records stand between', async () => {
    const { store, log, from } = simple();
    await log.append([act('a')], 'strict');
    store.first = () => {
      store.first = () => {};
      store.add([act('x')]);
    };
    await log.append([act('b')], 'strict');
    expect([from(), actsOf(log), log.unsure]).toEqual([[1], ['a', 'x', 'b'], false]);
  });

  test('writes nothing where the host allows no storage', async () => {
    const { store, log, appends } = simple();
    store.takes = () => false;
    await log.append([act('a')], 'strict');
    expect([appends.mock.calls, actsOf(log)]).toEqual([[], ['a']]);
  });
});

describe('a log that others change all the time', () => {
  test('an append reads a changing log again five times, then keeps the records in memory', async () => {
    const { store, log, appends } = simple();
    appends.mockImplementation(() => Promise.reject(new LogChanged()));
    await log.append([act('a')], 'strict');
    expect([appends.mock.calls.length, log.place, store.kept, actsOf(log)]).toEqual([6, 'memory', [], ['a']]);
  });

  test('a store that refuses is tried once', async () => {
    const { log, appends } = simple();
    appends.mockImplementation(() => Promise.reject(new Error('full')));
    await log.append([act('a')], 'strict');
    expect(appends.mock.calls).toHaveLength(1);
  });
});

describe('whether others’ choices may be on their way', () => {
  test('unsure is false at first, and true once other tabs’ records can’t be read', async () => {
    const { store, log } = simple();
    expect(log.unsure).toBe(false);
    await log.append([act('a')], 'strict');
    store.first = () => {
      store.first = () => {};
      store.add([act('x')]);
      store.unreadable = true;
    };
    await log.append([act('b')], 'strict');
    expect(log.unsure).toBe(true);
    store.place = 'memory';
    expect(log.unsure).toBe(false);
    store.place = 'device';
    store.unreadable = false;
    await log.load();
    expect([log.unsure, actsOf(log)]).toEqual([false, ['a', 'x', 'b']]);
  });
});

describe('after the end', () => {
  test('nothing is read or written, and nothing is known', async () => {
    const { log, reads, appends } = simple();
    await log.append([act('a')], 'strict');
    log.end();
    appends.mockClear();
    await log.load();
    await log.append([act('b')], 'strict');
    expect([reads.mock.calls, appends.mock.calls, actsOf(log)]).toEqual([[], [], []]);
  });

  test('a record that was being stored is not taken in', async () => {
    const { store, log } = simple();
    const kept = log.append([act('a')], 'strict');
    log.end();
    await kept;
    const other = new EventLog(store, () => 10_000);
    store.first = () => other.end();
    await other.append([act('b')], 'strict');
    expect([actsOf(log), actsOf(other)]).toEqual([[], []]);
  });
});

describe('a store that is lost', () => {
  test('also gets back what another page wrote and this page has read', async () => {
    const { store, log } = simple();
    store.add([act('x')]);
    await log.load();
    store.setBack();
    await log.load();
    expect([log.lostStore, idsOf(store.kept)]).toEqual([true, ['x']]);
  });

  test('gets everything back in one append, each time it is lost', async () => {
    const { store, log } = simple();
    await log.append([act('a')], 'strict');
    await log.append([act('b')], 'strict');
    for (let time = 0; time < 3; time += 1) {
      store.setBack();
      await log.load();
      expect(idsOf(store.kept)).toEqual(['a', 'b']);
      expect(new Set(store.kept.map(({ batch }) => batch)).size).toBe(1);
    }
    expect(actsOf(log)).toEqual(['a', 'b']);
  });

  test('gets everything back in one append when it is lost again before the first write', async () => {
    const { store, log } = simple();
    await log.append([act('a')], 'strict');
    store.setBack();
    store.add([act('x')]);
    // The store is emptied once more before the page's write.
    store.first = () => {
      store.first = () => {};
      store.setBack();
    };
    await log.load();
    expect(idsOf(store.kept).toSorted()).toEqual(['a', 'x']);
    expect(new Set(store.kept.map(({ batch }) => batch)).size).toBe(1);
  });

  test('that also refuses writes leaves everything in memory until it works again', async () => {
    const { store, log } = simple();
    await log.append([act('a')], 'strict');
    store.setBack();
    store.broken = true;
    await log.load();
    expect([log.place, log.lostStore, actsOf(log)]).toEqual(['memory', true, ['a']]);
    store.broken = false;
    await log.append([act('b')], 'strict');
    expect([log.place, idsOf(store.kept)]).toEqual(['device', ['a', 'b']]);
  });

  test('gets each record that already waited only once', async () => {
    const { store, log } = simple();
    await log.append([act('a')], 'strict');
    store.broken = true;
    await log.append([act('b')], 'strict');
    store.setBack();
    store.broken = false;
    await log.load();
    expect(idsOf(store.kept)).toEqual(['a', 'b']);
  });

  test('gets back the open choice that tidy left', async () => {
    const { store, log } = simple();
    await log.append([act('a'), act('b'), closed('a', 1_000), ...fifty('a')], 'strict');
    await log.tidy(1_000 + 2 * SETTLE);
    store.setBack();
    await log.load();
    expect([log.lostStore, idsOf(store.kept)]).toEqual([true, ['b']]);
  });

  test('gets a send back before the answer to it, which still waited', async () => {
    const { store, log } = simple();
    await log.append([act('a'), sending('s', 'a', 9_000)], 'strict');
    store.broken = true;
    await log.append([answered('s', 'a')], 'relaxed');
    await log.append([act('b')], 'strict');
    store.setBack();
    store.broken = false;
    await log.load();
    expect(store.kinds()).toEqual(['act', 'sending', 'answered', 'act']);
    const next = new EventLog(store, () => 10_000);
    await next.load();
    const row = next.projection.reviews.get('definition/instance')?.rows.get('a-item');
    expect(row?.sends.map(({ answer }) => answer)).toEqual(['accepted']);
  });

  test('gets back what was restored before when it is lost again', async () => {
    const { store, log } = simple();
    await log.append([act('a')], 'strict');
    store.setBack();
    await log.load();
    await log.append([act('b')], 'strict');
    store.setBack(1);
    await log.load();
    store.setBack();
    await log.load();
    expect([idsOf(store.kept), actsOf(log)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  test('a choice is in the projection only after it is stored', async () => {
    const { store, log } = simple();
    await log.append([act('a')], 'strict');
    store.setBack();
    const known: string[][] = [];
    store.first = () => void known.push(actsOf(log));
    await log.append([act('b')], 'strict');
    expect(known.length).toBeGreaterThan(1);
    expect(known.flat()).not.toContain('b');
    expect(actsOf(log)).toEqual(['a', 'b']);
  });

  test('that lost only closed choices can be lost again and tidied', async () => {
    const { store, log } = simple();
    await log.append([act('a'), closed('a', 1_000), ...fifty('a')], 'strict');
    const later = new EventLog(store, () => 10_000_000);
    await later.load();
    store.setBack();
    await later.load();
    store.add([act('x')]);
    await later.load();
    store.setBack();
    await later.load();
    await later.tidy(10_000_000);
    expect([idsOf(store.kept), actsOf(later)]).toEqual([['x'], ['a', 'x']]);
    expect(later.projection.sendings.size).toBe(0);
  });
});
