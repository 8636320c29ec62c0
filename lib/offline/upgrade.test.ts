import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { reviewKey } from '../outbox/model';
import { emptyProjection, reduce } from '../outbox/reduce';
import { DATABASE_NAME } from './database';
import { type Device, openDevice } from './device';
import { type LogRow, ownerOf, type SnapshotRow } from './rows';
import { StoredInbox, StoredReview } from './stored-shapes';

/** What the portal before the unified route left in a browser: one decision saved, one waiting, two stored reads. */
interface Left {
  version: number;
  log: LogRow[];
  snapshots: SnapshotRow[];
}
const left: Left = JSON.parse(
  readFileSync(`${import.meta.dirname}/fixtures/database-before-routes.json`, 'utf8'),
);
const owner = ownerOf(left.log[0]?.owner) ?? expect.unreachable('the rows name their owner');

async function deviceAsLeft(): Promise<Device> {
  const factory = new IDBFactory();
  await new Promise<void>((done) => {
    const request = factory.open(DATABASE_NAME, left.version);
    request.onupgradeneeded = () => {
      const log = request.result.createObjectStore('log', { keyPath: 'seq', autoIncrement: true });
      log.createIndex('owner', ['owner', 'seq']);
      const snapshots = request.result.createObjectStore('snapshots', { keyPath: ['owner', 'key'] });
      request.result.createObjectStore('imports');
      for (const row of left.log) log.add(row);
      for (const row of left.snapshots) snapshots.add(row);
    };
    request.onsuccess = () => {
      request.result.close();
      done();
    };
  });
  const now = () => left.snapshots[0]?.keptAt ?? 0;
  return openDevice({ enabled: true, indexedDB: factory, now });
}

test('decisions stored before the unified route existed are read, and the open one is still open', async () => {
  const device = await deviceAsLeft();
  const records = (await device.log(owner).read(0)).map(({ record }) => record);
  expect(records.map(({ kind }) => kind)).toEqual(['act', 'sending', 'answered', 'receipt', 'closed', 'act']);
  expect(await device.unreadable(owner)).toBe(0);
  const projection = emptyProjection();
  reduce(projection, records);
  const [first] = records;
  const log = projection.reviews.get(first ? reviewKey(first.review) : '');
  const rows = [...(log?.rows.values() ?? [])];
  expect(
    rows.filter(({ open }) => open).map(({ intent }) => [intent.decision, intent.justification]),
  ).toEqual([['Deny', 'Moved to another team.']]);
  expect(rows.filter(({ open }) => !open).map(({ confirmed }) => confirmed?.decision)).toEqual(['Approve']);
  // A review without a route is on the ordinary route.
  for (const { review } of rows) expect(review).not.toHaveProperty('route');
});

test('reads stored before the unified route existed can be read again', async () => {
  const device = await deviceAsLeft();
  for (const { key, value } of left.snapshots) {
    const shape = key === 'inbox' ? StoredInbox : StoredReview;
    const kept = await device.snapshots(owner).read<unknown>(key, shape);
    const { reviews, review } = JSON.parse(value);
    expect(kept?.value).toMatchObject(reviews ? { definitionIds: expect.any(Array) } : { review });
    if (reviews) expect(kept?.value).toHaveProperty('reviews.length', reviews.length);
  }
});
