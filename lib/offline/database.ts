import { wrap } from 'idb';
import type { Database } from './rows';

/** One database an origin, for all who use this browser; rows say whose they are. */
export const DATABASE_NAME = 'attest';

/**
 * Steps from nothing to today's database, the version being their number. A step only ever adds, so that a tab of an
 * older version goes on working beside a newer database.
 */
const UPGRADES: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    const log = database.createObjectStore('log', { keyPath: 'seq', autoIncrement: true });
    log.createIndex('owner', ['owner', 'seq']);
    database.createObjectStore('snapshots', { keyPath: ['owner', 'key'] });
    database.createObjectStore('imports');
  },
];

/** How long an opening may take, in ms: WebKit's can stay without any answer. */
const PATIENCE = 8_000;

export interface Opening {
  factory: IDBFactory;
  /** The handle is closed: another version wants the database, or the browser let go of it. */
  onClosed(database: Database): void;
  /** Another tab's older version doesn't let go of the database yet. */
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
      // Nobody waits any more; an open handle would only block the next version.
      if (given) request.result.close();
      else resolve(request.result);
    };
  });
}

/**
 * Opens the database, making or upgrading it. One that a later version made is opened as it is.
 * Rejects with the browser's error, and with a `TimeoutError` where no answer comes.
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
