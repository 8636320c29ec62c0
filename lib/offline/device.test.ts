import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { expect, onTestFinished, test, vi } from 'vitest';
import { LogChanged, type LogPosition } from '../outbox/log';
import { DATABASE_NAME } from './database';
import { openDevice, UnseenRecords } from './device';
import { ANN, act, BOB, closed, faultyFactory, idsOf, receipt, sending } from './testing';

const DAY = 86_400_000;

function world(enabled = true) {
  const troubles: string[] = [];
  const clock = { now: 1_000_000 };
  const { factory, real, state, handles } = faultyFactory();
  const open = () =>
    openDevice({
      enabled,
      indexedDB: factory,
      onTrouble: (trouble) => troubles.push(trouble),
      now: () => clock.now,
    });
  /** The records that a page finds when it starts now. */
  const found = async (owner = ANN) =>
    idsOf(await openDevice({ enabled: true, indexedDB: real }).log(owner).read(0));
  return { troubles, clock, factory, real, state, handles, open, found };
}

test('stored records are found by a later page, in the order in which they came', async () => {
  const { open, found } = world();
  const log = open().log(ANN);
  const first = await log.append([act('a'), act('b')], 'strict');
  const second = await log.append([act('c')], 'relaxed');
  expect([...first, ...second]).toEqual([...first, ...second].sort((a, b) => a - b));
  expect(await found()).toEqual(['a', 'b', 'c']);
  expect(log.place).toBe('device');
  expect(idsOf(await log.read({ seq: first[0] ?? 0, batch: (await log.read(0))[0]?.batch ?? '' }))).toEqual([
    'b',
    'c',
  ]);
  await log.remove(first);
  expect(await found()).toEqual(['c']);
});

test('records of one append are kept all or none', async () => {
  const { open, found } = world();
  const log = open().log(ANN);
  await expect(log.append([act('a'), act('b', { at: 1n as never })], 'strict')).rejects.toThrow();
  expect(await found()).toEqual([]);
});

test('nobody reads, removes or wipes another person’s data', async () => {
  const { open, found } = world();
  const device = open();
  const [number = 0] = await device.log(ANN).append([act('a')], 'strict');
  await device.snapshots(ANN).keep('inbox', 'mine', 2_000_000);
  expect(await device.log(BOB).read(0)).toEqual([]);
  expect(await device.snapshots(BOB).read('inbox', v.unknown())).toBeNull();
  await device.log(BOB).remove([number]);
  await device.wipe(BOB, 0);
  await device.log(BOB).append([act('b')], 'strict');
  expect(await found()).toEqual(['a']);
  await device.wipe(ANN, 0);
  expect([await found(), await found(BOB)]).toEqual([[], ['b']]);
  expect(await device.snapshots(ANN).read('inbox', v.unknown())).toBeNull();
});

test('two tabs share one log', async () => {
  const { open } = world();
  const [one, other] = [open().log(ANN), open().log(ANN)];
  await one.append([act('a')], 'strict');
  const [first] = await one.read(0);
  await other.append([act('b')], 'strict');
  expect(idsOf(await one.read(first ?? 0))).toEqual(['b']);
  expect(idsOf(await other.read(0))).toEqual(['a', 'b']);
});

test('after the last read row was removed, append and read reject, and nothing is stored', async () => {
  const { open, found } = world();
  const log = open().log(ANN);
  const mark = async (): Promise<LogPosition | 0> => (await log.read(0)).at(-1) ?? 0;
  await log.append([act('a')], 'strict');
  const a = await mark();
  const next = { batch: 'next', after: a, again: false };
  await log.append([act('b')], 'strict', next);
  // The log looks for a batch that it may hold already before it checks the row to come after.
  const b = await mark();
  if (a) await log.remove([a.seq]);
  expect(await log.append([act('b')], 'strict', { ...next, again: true })).toEqual([b ? b.seq : 0]);
  await expect(log.append([act('c')], 'strict', next)).rejects.toBeInstanceOf(LogChanged);
  await expect(log.read(a)).rejects.toBeInstanceOf(LogChanged);
  await expect(log.read(b && { ...b, batch: 'other' })).rejects.toBeInstanceOf(LogChanged);
  expect([await found(), log.place]).toEqual([['b'], 'device']);
});

test('a dead handle is dropped and opened again', async () => {
  const { open, found, state, troubles } = world();
  const log = open().log(ANN);
  await log.append([act('a')], 'strict');
  state.faults = ['dead'];
  await log.append([act('b')], 'strict');
  expect([state.opens, log.place, troubles]).toEqual([2, 'device', []]);
  expect(await found()).toEqual(['a', 'b']);
});

test('a handle that the browser closed is opened again', async () => {
  const { open, found, handles } = world();
  const log = open().log(ANN);
  await log.append([act('a')], 'strict');
  for (const handle of handles) forceCloseDatabase(handle as never);
  await log.append([act('b')], 'strict');
  expect(await found()).toEqual(['a', 'b']);
});

test('a write that was stored but reported as failed is not stored twice', async () => {
  const { open, found, state } = world();
  const log = open().log(ANN);
  await log.append([act('a')], 'strict');
  state.faults = ['lostAnswer'];
  const [again] = await log.append([act('b')], 'strict');
  expect(await found()).toEqual(['a', 'b']);
  expect((await log.read(0)).at(-1)?.seq).toBe(again);
});

test('each append is stored with the durability that it asks for', async () => {
  const { open, state } = world();
  const log = open().log(ANN);
  await log.append([act('a')], 'strict');
  await log.append([act('b')], 'relaxed');
  expect(state.durabilities.slice(-2)).toEqual(['strict', 'relaxed']);
});

test('a full device drops its snapshots, and then stores the decision', async () => {
  const { open, found, state, troubles } = world();
  const device = open();
  await device.snapshots(ANN).keep('inbox', 'big', 2_000_000);
  state.faults = ['quota'];
  await device.log(ANN).append([act('a')], 'strict');
  expect([await found(), troubles]).toEqual([['a'], []]);
  expect(await device.snapshots(ANN).read('inbox', v.unknown())).toBeNull();
});

test('a device that stays full is reported as full, and its place becomes memory', async () => {
  const { open, found, state, troubles } = world();
  const log = open().log(ANN);
  await log.append([act('a')], 'strict');
  state.faults = ['quota', 'quota', 'quota'];
  await expect(log.append([act('b')], 'strict')).rejects.toThrow('as told');
  expect([await found(), troubles, log.place]).toEqual([['a'], ['full'], 'memory']);
});

test('a device that failed is tried again though the clock was set back since', async () => {
  const { open, found, state, clock } = world();
  const log = open().log(ANN);
  state.faults = ['quota', 'quota', 'quota'];
  await expect(log.append([act('a')], 'strict')).rejects.toThrow('as told');
  state.faults = [];
  await expect(log.append([act('a')], 'strict')).rejects.toThrow('not tried again yet');
  clock.now -= 3_600_000;
  await log.append([act('a')], 'strict');
  expect(await found()).toEqual(['a']);
});

test('a failed read is forgotten at the next read; a failed write only at the next write', async () => {
  const { open, found, state, clock } = world();
  const log = open().log(ANN);
  state.refuseToOpen = new DOMException('no', 'UnknownError');
  await expect(log.read(0)).rejects.toThrow('no');
  expect(log.place).toBe('memory');
  state.refuseToOpen = null;
  await log.read(0);
  expect(log.place).toBe('device');
  state.faults = ['quota', 'quota', 'quota'];
  await expect(log.append([act('a')], 'strict')).rejects.toThrow('as told');
  await log.read(0);
  expect(log.place).toBe('memory');
  clock.now += 60_000;
  await log.append([act('a')], 'strict');
  expect([log.place, await found()]).toEqual(['device', ['a']]);
});

test('a snapshot whose signal is aborted while it is written isn’t kept', async () => {
  const { open } = world();
  const snapshots = open().snapshots(ANN);
  const ending = new AbortController();
  const writing = snapshots.keep('inbox', 'mine', 2_000_000, ending.signal);
  ending.abort();
  await writing;
  expect(await snapshots.read('inbox', v.unknown())).toBeNull();
});

test('a snapshot that can’t be kept rejects', async () => {
  const { open, state } = world();
  state.faults = ['quota'];
  await expect(open().snapshots(ANN).keep('inbox', 1, 2_000_000)).rejects.toThrow('as told');
});

test('records of an unknown kind, a later schema or a spoilt form are left where they are, and counted', async () => {
  const { open, real } = world();
  const device = open();
  await device.log(ANN).append([act('a')], 'strict');
  const raw = await new Promise<IDBDatabase>((resolve) => {
    const request = real.open(DATABASE_NAME);
    request.onsuccess = () => resolve(request.result);
  });
  const owner = `${ANN.tenantId}/${ANN.userId}`;
  const write = raw.transaction('log', 'readwrite').objectStore('log');
  write.add({ owner, schema: 1, batch: 'x', record: '{"kind":"dream","id":"x"}' });
  write.add({ owner, schema: 3, batch: 'y', record: JSON.stringify(act('later')) });
  write.add({ owner, schema: 1, batch: 'z', record: JSON.stringify({ ...act('spoilt'), parts: 'many' }) });
  write.add({ owner, schema: 1, batch: 'v', record: '{"kind":' });
  write.add({ owner, schema: 1, batch: 'w', record: act('no text') });
  const kept = await device.log(ANN).read(0);
  expect(idsOf(kept)).toEqual(['a']);
  expect(await device.unreadable(ANN)).toBe(5);
  await device.sweep(Date.now() + 365 * DAY);
  expect(await device.unreadable(ANN)).toBe(5);
  // A wipe rejects, and removes nothing, when there are more unreadable records than the reviewer was told of.
  await expect(device.wipe(ANN, 4)).rejects.toEqual(new UnseenRecords(5));
  expect(idsOf(await device.log(ANN).read(0))).toEqual(['a']);
  expect([await device.unreadable(ANN), await device.unreadable(BOB)]).toEqual([5, 0]);
  await device.wipe(ANN, 5);
  expect([await device.log(ANN).read(0), await device.unreadable(ANN)]).toEqual([[], 0]);
});

test('a snapshot is given back as it was, until it expires, and for seven days at most', async () => {
  const { open, clock } = world();
  const snapshots = open().snapshots(ANN);
  await snapshots.keep('soon', { a: [1] }, clock.now + 1_000);
  await snapshots.keep('late', 'x', clock.now + 100 * DAY);
  expect(await snapshots.read('soon', v.unknown())).toEqual({ value: { a: [1] }, keptAt: clock.now });
  // The clock was ahead when it was stored, and is right again.
  clock.now -= 500;
  expect(await snapshots.read('soon', v.unknown())).toMatchObject({ keptAt: clock.now });
  clock.now += 1_500;
  expect(await snapshots.read('soon', v.unknown())).toBeNull();
  clock.now += 7 * DAY - 1_001;
  expect(await snapshots.read('late', v.unknown())).not.toBeNull();
  clock.now += 1;
  expect(await snapshots.read('late', v.unknown())).toBeNull();
});

test('a snapshot of another shape is read as null', async () => {
  const snapshots = world().open().snapshots(ANN);
  await snapshots.keep('a', { name: 1 }, 2_000_000);
  expect(await snapshots.read('a', v.object({ name: v.string() }))).toBeNull();
  expect((await snapshots.read('a', v.object({ name: v.number() })))?.value).toEqual({ name: 1 });
});

test('a sweep removes everybody’s expired data, and no decision that waits', async () => {
  const { open, clock, found, real } = world();
  const device = open();
  await device.snapshots(BOB).keep('inbox', 1, clock.now + 1_000);
  await device.log(ANN).append([act('waits'), act('done'), closed('done', 2_000), receipt(3_000)], 'strict');
  await device.sweep(clock.now + 8 * DAY);
  expect(await found()).toEqual(['waits']);
  const rows = await new Promise((resolve) => {
    real.open(DATABASE_NAME).onsuccess = ({ target }) => {
      const all = (target as IDBOpenDBRequest).result
        .transaction('snapshots')
        .objectStore('snapshots')
        .getAll();
      all.onsuccess = () => resolve(all.result);
    };
  });
  expect(rows).toEqual([]);
});

test('where the host allows no storage, nothing new is stored, but marks of stored acts still are', async () => {
  const { open, found, factory } = world(false);
  const before = openDevice({ enabled: true, indexedDB: factory });
  await before.snapshots(ANN).keep('inbox', 1, Date.now() + DAY);
  await before.log(ANN).append([act('old')], 'strict');
  const device = open();
  const log = device.log(ANN);
  expect(idsOf(await log.read(0))).toEqual(['old']);
  await device.snapshots(ANN).keep('inbox', 2, Date.now() + DAY);
  expect(log.place).toBe('memory');
  expect((await before.snapshots(ANN).read('inbox', v.unknown()))?.value).toBe(1);
  expect([act('new'), sending('s', 'old', 5), receipt(6)].map((one) => log.takes(one))).toEqual([
    false,
    true,
    false,
  ]);
  expect(device.log(BOB).takes(sending('s', 'old', 5))).toBe(false);
  await log.append([sending('s', 'old', 5)], 'strict');
  expect(await found()).toEqual(['old', 's']);
  await device.sweep(2_000);
  expect(await before.snapshots(ANN).read('inbox', v.unknown())).toBeNull();
});

test('the browser is asked once for persistent storage, after the first decision', async () => {
  const storage = { persist: vi.fn(async () => true), persisted: vi.fn(async () => false) };
  const device = openDevice({ enabled: true, indexedDB: new IDBFactory(), storage });
  await device.log(ANN).append([closed('a', 1)], 'strict');
  expect(storage.persist).not.toHaveBeenCalled();
  await device.log(ANN).append([act('a')], 'strict');
  await device.log(ANN).append([act('b')], 'strict');
  await expect.poll(() => storage.persist.mock.calls.length).toBe(1);
});

test('a wipe that the device refuses rejects', async () => {
  const { open, state } = world();
  state.refuseToOpen = new DOMException('no', 'UnknownError');
  await expect(open().wipe(ANN, 0)).rejects.toThrow();
});

test('work that the browser cuts off when its data are cleared leaves no unhandled rejection', async () => {
  const { open, state } = world();
  const device = open();
  const log = device.log(ANN);
  const snapshots = device.snapshots(ANN);
  const seqs = await log.append([act('a')], 'strict');
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  state.cutsOff = true;
  const works: Record<string, () => Promise<unknown>> = {
    append: () => log.append([act('b')], 'relaxed'),
    read: () => log.read(0),
    remove: () => log.remove(seqs),
    keep: () => snapshots.keep('inbox', 'mine', 2_000_000),
    'read a snapshot': () => snapshots.read('inbox', v.unknown()),
    sweep: () => device.sweep(2_000_000),
    wipe: () => device.wipe(ANN, 0),
  };
  for (const [name, work] of Object.entries(works)) {
    await work().catch(() => {});
    // Node reports an unhandled rejection when the promises that are ready have run.
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled, name).toEqual([]);
  }
});
