import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { DATABASE_NAME, openDatabase } from './database';
import { openDevice } from './device';
import { ANN, act, BOB, idsOf } from './testing';

const opened = (request: IDBOpenDBRequest) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Creates a database as another version of the portal leaves it. */
async function made(
  factory: IDBFactory,
  name: string,
  version: number,
  rows: unknown[],
): Promise<IDBDatabase> {
  const request = factory.open(name, version);
  request.onupgradeneeded = () => {
    const log = request.result.createObjectStore('log', { keyPath: 'seq', autoIncrement: true });
    log.createIndex('owner', ['owner', 'seq']);
    request.result.createObjectStore('snapshots', { keyPath: ['owner', 'key'] });
    request.result.createObjectStore('imports');
    for (const row of rows) log.add(row);
  };
  return opened(request);
}
const row = (id: string, more = {}) => ({
  owner: `${ANN.tenantId}/${ANN.userId}`,
  schema: 1,
  batch: id,
  record: JSON.stringify(act(id)),
  ...more,
});
const deviceOn = (factory: IDBFactory) => openDevice({ enabled: true, indexedDB: factory });

test('a database that the first version wrote is read by this one', async () => {
  const first = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/database-1.json`, 'utf8'));
  const factory = new IDBFactory();
  (await made(factory, DATABASE_NAME, first.version, first.log)).close();
  const device = deviceOn(factory);
  const kept = await device.log(ANN).read(0);
  expect(kept.map(({ record }) => record)).toEqual(
    first.log.map((one: { record: string }) => JSON.parse(one.record)),
  );
  expect(new Set(kept.map(({ record }) => record.kind)).size).toBe(5);
  expect(await device.unreadable(ANN)).toBe(0);
  // That version knew only the ordinary route, which a record without a route stands for.
  for (const { record } of kept) expect(record.review).not.toHaveProperty('route');
});

test('a record with a route gets a schema number that versions without routes leave alone', async () => {
  const factory = new IDBFactory();
  const device = deviceOn(factory);
  const { review } = act('a');
  const records = [act('a'), act('b', { review: { ...review, route: 'unified' } })];
  await device.log(ANN).append(records, 'strict');
  expect((await device.log(ANN).read(0)).map(({ record }) => record)).toEqual(records);
  const rows = (await opened(factory.open(DATABASE_NAME))).transaction('log').objectStore('log').getAll();
  await new Promise((resolve) => {
    rows.onsuccess = resolve;
  });
  expect(rows.result.map(({ schema }) => schema)).toEqual([1, 2]);
});

test('a database that a later version made is used as it is', async () => {
  const factory = new IDBFactory();
  (await made(factory, DATABASE_NAME, 7, [row('a')])).close();
  const log = deviceOn(factory).log(ANN);
  await log.append([act('b')], 'strict');
  expect([idsOf(await log.read(0)), log.place]).toEqual([['a', 'b'], 'device']);
});

test('a tab of this version makes way for a later one, and works on beside it', async () => {
  const factory = new IDBFactory();
  const log = deviceOn(factory).log(ANN);
  await log.append([act('a')], 'strict');
  const blocked = vi.fn();
  const request = factory.open(DATABASE_NAME, 2);
  request.onblocked = blocked;
  request.onupgradeneeded = () => request.result.createObjectStore('added');
  (await opened(request)).close();
  expect(blocked).not.toHaveBeenCalled();
  await log.append([act('b')], 'strict');
  expect([idsOf(await log.read(0)), log.place]).toEqual([['a', 'b'], 'device']);
});

test('a later version adds to what is there and takes nothing away', async () => {
  const factory = new IDBFactory();
  await deviceOn(factory)
    .log(ANN)
    .append([act('a')], 'strict');
  const add = vi.fn((database: IDBDatabase) => void database.createObjectStore('added'));
  const unused = () => {
    throw new Error('an upgrade begins where the database stands');
  };
  const upgraded = await openDatabase({
    factory,
    upgrades: [unused, add],
    onClosed: () => {},
    onBlocked: () => {},
  });
  expect(add).toHaveBeenCalledTimes(1);
  expect(await upgraded.transaction('log').store.count()).toBe(1);
});

test('a database that another tab keeps open is reported as blocked, and the wait for it has a limit', async () => {
  const factory = new IDBFactory();
  const holding = await made(factory, DATABASE_NAME, 1, []);
  const onBlocked = vi.fn();
  const upgrades = [() => {}, () => {}];
  const opening = openDatabase({ factory, upgrades, onBlocked, onClosed: () => {}, patience: 50 });
  await expect(opening).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(onBlocked).toHaveBeenCalledTimes(1);
  holding.close();
});

test('records in an older database are taken over once, even unreadable ones, and it is removed', async () => {
  const factory = new IDBFactory();
  (
    await made(factory, 'attest-0', 3, [
      row('old'),
      row('later', { schema: 9 }),
      row('bobs', { owner: 'x/y' }),
    ])
  ).close();
  (await made(factory, 'other', 1, [row('foreign')])).close();
  const device = deviceOn(factory);
  expect(idsOf(await device.log(ANN).read(0))).toEqual(['old']);
  expect(await device.unreadable(ANN)).toBe(1);
  expect(idsOf(await device.log({ tenantId: 'x', userId: 'y' }).read(0))).toEqual(['bobs']);
  await expect
    .poll(async () => (await factory.databases()).map(({ name }) => name).sort())
    .toEqual(['attest', 'other']);
  // The older database is here again, as after a crash between the import and its removal.
  (await made(factory, 'attest-0', 3, [row('old')])).close();
  expect(idsOf(await deviceOn(factory).log(ANN).read(0))).toEqual(['old']);
});

test('an older database of another form is left alone', async () => {
  const factory = new IDBFactory();
  (await made(factory, 'attest-0', 1, [{ something: 'else' }])).close();
  expect(await deviceOn(factory).log(BOB).read(0)).toEqual([]);
  expect((await factory.databases()).map(({ name }) => name)).toContain('attest-0');
});

test('a handle that the browser closes is reported as closed', async () => {
  const factory = new IDBFactory();
  const onClosed = vi.fn();
  const handles: IDBDatabase[] = [];
  const open = factory.open.bind(factory);
  factory.open = (...asked) => {
    const request = open(...asked);
    request.addEventListener('success', () => handles.push(request.result));
    return request;
  };
  const opening = { factory, onClosed, onBlocked: () => {} };
  const first = await openDatabase(opening);
  for (const handle of handles) forceCloseDatabase(handle as never);
  await expect.poll(() => onClosed.mock.calls.length).toBe(1);
  expect(onClosed).toHaveBeenCalledWith(first);
});
