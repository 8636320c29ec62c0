import type * as v from 'valibot';
import { ifAllowed } from '../browser';
import type { LogStore, Owner } from '../outbox/log';
import { DeviceStore, type Trouble } from './device-store';
import { readLogRows, removeRows } from './log-rows';
import { OwnerLog } from './owner-log';
import { readRecord } from './record-shape';
import { type Database, type LogRow, ownerKey, ownerOf } from './rows';
import { settled } from './settled';
import { snapshotsOf } from './snapshots';
import { sweepable } from './sweep-log';

/** Data read from Graph, stored to be shown without a network. All times are ms since 1970. */
export interface Snapshots {
  /**
   * Stores a value that JSON can represent; stores nothing after `ended` has aborted. Rejects when it can't be stored;
   * then only the view without a network is lost.
   */
  keep(key: string, value: unknown, expiresAt: number, ended?: AbortSignal): Promise<void>;
  /** Null for a value that is missing, has expired or doesn't have the shape. */
  read<T>(key: string, shape: v.GenericSchema<unknown, T>): Promise<{ value: T; keptAt: number } | null>;
}

/** The device holds more decisions, or records that can't be read, than the reviewer was told of. */
export class UnseenRecords extends Error {
  override readonly name = 'UnseenRecords';

  constructor(readonly count: number) {
    super(`${count} records`);
  }
}

/** What this browser stores, separated by owner: another account or tenant never sees any of it. */
export interface Device {
  log(owner: Owner): LogStore;
  snapshots(owner: Owner): Snapshots;
  /** How many of an owner's records this version can't read; they are left unchanged. */
  unreadable(owner: Owner): Promise<number>;
  /**
   * Removes all data of an owner, unsent decisions included; the caller has asked the reviewer. Rejects when this
   * fails. Rejects with `UnseenRecords`, and removes nothing, when more than `seen` records can't be read.
   */
  wipe(owner: Owner, seen: number): Promise<void>;
  /** Removes every owner's data that has expired by `now`; unsent decisions stay. */
  sweep(now: number): Promise<void>;
}

export interface DeviceOptions {
  /** False where the host wants nothing stored; decisions stored earlier are still sent. */
  enabled: boolean;
  indexedDB?: IDBFactory;
  storage?: Pick<StorageManager, 'persist' | 'persisted'>;
  onTrouble?(trouble: Trouble): void;
  now?(): number;
}

/** In a private window Firefox throws when `indexedDB` is read; elsewhere it can be missing. */
const factoryHere = () => ifAllowed(() => indexedDB) ?? null;
const storageHere = () => ifAllowed(() => navigator.storage);

/** This browser's device. The database opens when it is first needed. */
export function openDevice(options: DeviceOptions = { enabled: true }): Device {
  const { enabled, onTrouble = () => {}, now = Date.now, storage = storageHere() } = options;
  const store = new DeviceStore({ enabled, factory: options.indexedDB ?? factoryHere(), onTrouble, now });
  const logs = new Map<string, OwnerLog>();
  let asked = false;

  /** Asks the browser to promise that it doesn't delete the data by itself. */
  async function askToPersist(): Promise<void> {
    asked = true;
    try {
      if (!(await storage?.persisted?.())) await storage?.persist?.();
    } catch {
      // Without the promise the data are stored all the same.
    }
  }

  function logOf(owner: Owner): OwnerLog {
    const key = ownerKey(owner);
    const log = logs.get(key) ?? new OwnerLog(store, key, () => asked || void askToPersist());
    logs.set(key, log);
    return log;
  }

  return {
    log: logOf,
    snapshots: (owner) => snapshotsOf(store, ownerKey(owner)),
    async unreadable(owner) {
      if (!store.exists) return 0;
      const rows = await store.run((database) => readLogRows(database, ownerKey(owner)));
      return rows.filter(isUnreadable).length;
    },
    async wipe(owner, seen) {
      if (store.exists) await store.run((database) => wipe(database, ownerKey(owner), seen));
    },
    sweep: (at) => store.run((database) => sweep(database, at, enabled)),
  };
}

const all = (owner: string) => IDBKeyRange.bound([owner], [owner, []]);

const isUnreadable = (row: LogRow) => readRecord(row) === null;

async function wipe(database: Database, owner: string, seen: number): Promise<void> {
  const transaction = database.transaction(['log', 'snapshots'], 'readwrite', { durability: 'strict' });
  const log = transaction.objectStore('log');
  await settled(transaction, async () => {
    const rows = await log.index('owner').getAll(all(owner));
    const unreadable = rows.filter(isUnreadable).length;
    if (unreadable > seen) throw new UnseenRecords(unreadable);
    const seqs = rows.flatMap(({ seq }) => seq ?? []);
    await Promise.all([
      ...seqs.map((seq) => log.delete(seq)),
      transaction.objectStore('snapshots').delete(all(owner)),
    ]);
  });
}

async function owners(database: Database): Promise<Owner[]> {
  const found = new Set<unknown>();
  const transaction = database.transaction(['log', 'snapshots']);
  await settled(transaction, async () => {
    let log = await transaction.objectStore('log').index('owner').openKeyCursor();
    while (log) {
      const [owner] = log.key as unknown as [string];
      found.add(owner);
      // Continue after this owner's last row, whatever its number is.
      log = await log.continue([owner, []] as unknown as [string, number]);
    }
    for (const [owner] of await transaction.objectStore('snapshots').getAllKeys()) found.add(owner);
  });
  return [...found].flatMap((key) => ownerOf(key) ?? []);
}

async function sweep(database: Database, now: number, enabled: boolean): Promise<void> {
  const transaction = database.transaction('snapshots', 'readwrite');
  await settled(transaction, async () => {
    for (let at = await transaction.store.openCursor(); at; at = await at.continue())
      if (!enabled || !(at.value.expiresAt > now)) await at.delete();
  });
  for (const owner of await owners(database)) {
    const rows = await readLogRows(database, ownerKey(owner));
    const gone = sweepable(
      rows.map((row) => ({ seq: row.seq, record: readRecord(row) })),
      now,
    );
    if (gone.length > 0) await removeRows(database, ownerKey(owner), gone);
  }
}
