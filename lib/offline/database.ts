import { wrap } from 'idb';
import type { Database } from './rows';

/** One database per origin, for everybody who uses this browser; each row names its owner. */
export const DATABASE_NAME = 'attest';

/**
 * The steps from an empty database to today's; the database version is the number of steps. A step only adds, so that a
 * tab of an older version keeps working with a newer database.
 */
const UPGRADES: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    const log = database.createObjectStore('log', { keyPath: 'seq', autoIncrement: true });
    log.createIndex('owner', ['owner', 'seq']);
    database.createObjectStore('snapshots', { keyPath: ['owner', 'key'] });
    database.createObjectStore('imports');
  },
];

/** How long opening the database may take, in ms: in WebKit it may never answer. */
const PATIENCE = 8_000;

export interface Opening {
  factory: IDBFactory;
  /** Called when the handle is closed: another version needs the database, or the browser closed it. */
  onClosed(database: Database): void;
  /** Called while a tab of an older version still holds the database open. */
  onBlocked(): void;
  name?: string;
  upgrades?: typeof UPGRADES;
  patience?: number;
}

function openAt(opening: Opening, version: number | undefined): Promise<IDBDatabase> {
  const { factory, onBlocked, name = DATABASE_NAME, upgrades = UPGRADES, patience = PATIENCE } = opening;
  return new Promise((resolve, reject) => {
    const request = factory.open(name, version);
    let given = false;
    const timer = setTimeout(() => {
      given = true;
      reject(new DOMException('the database did not open', 'TimeoutError'));
    }, patience);
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const upgrade of upgrades.slice(oldVersion)) upgrade(request.result);
    };
    request.onblocked = onBlocked;
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      // The caller has given up waiting; an open handle would block the next version.
      if (given) request.result.close();
      else resolve(request.result);
    };
  });
}

/**
 * Opens the database, and creates or upgrades it. A database of a later version is opened unchanged. Rejects with the
 * browser's error, or with a `TimeoutError` when the browser doesn't answer.
 */
export async function openDatabase(opening: Opening): Promise<Database> {
  const { onClosed, upgrades = UPGRADES } = opening;
  const raw = await openAt(opening, upgrades.length).catch((error: unknown) => {
    if ((error as { name?: unknown }).name !== 'VersionError') throw error;
    return openAt(opening, undefined);
  });
  const database = wrap(raw) as unknown as Database;
  raw.onversionchange = () => {
    raw.close();
    onClosed(database);
  };
  raw.onclose = () => onClosed(database);
  return database;
}
