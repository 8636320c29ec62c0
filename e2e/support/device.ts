import { expect, type Page } from '@playwright/test';

interface Rows {
  /** The number of records of decisions. */
  log: number;
  snapshots: string[];
}

/**
 * All rows that this browser stores, of every account: records of decisions, and the names of stored reads.
 */
function keptRows(page: Page): Promise<Rows> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'attest')) return { log: 0, snapshots: [] };
    const database = await settled(indexedDB.open('attest'));
    const transaction = database.transaction(['log', 'snapshots']);
    const log = await settled(transaction.objectStore('log').count());
    const snapshots = await settled(transaction.objectStore('snapshots').getAllKeys());
    database.close();
    return {
      log,
      snapshots: snapshots.map((key) => String((key as unknown as string[])[1])),
    };
  });
}

/** Waits until the device has a copy of what these pages read. */
export async function expectCopyKept(page: Page, ...names: ('inbox' | 'review')[]): Promise<void> {
  await expect
    .poll(async () => (await keptRows(page)).snapshots.map((name) => name.split('/')[0]))
    .toEqual(expect.arrayContaining(names));
}

/** Waits until the browser can open the portal, and these pages of it, without a network. */
export async function expectKeptForOffline(page: Page, ...names: ('inbox' | 'review')[]): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expectCopyKept(page, ...names);
}

/** Waits until decisions are stored on the device, so that a crash can't lose them. */
export async function expectDecisionsKept(page: Page): Promise<void> {
  await expect.poll(async () => (await keptRows(page)).log).toBeGreaterThan(0);
}

/** Waits until the tab has the open question with its act, so that it outlasts a reload. */
export async function expectQuestionKept(page: Page, act: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => JSON.stringify(Object.values(sessionStorage)))).toContain(act);
}

/** Waits until the page's entry in the browser's history has the reader's place in the list. */
export async function expectPlaceKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => JSON.stringify(window.history.state))).toContain('attestPlace');
}

/** Expects that nothing of any account is stored: no decision and no read. */
export async function expectNothingKept(page: Page): Promise<void> {
  await expect.poll(() => keptRows(page)).toEqual({ log: 0, snapshots: [] });
}

/** Expects neither files of the portal nor a worker. */
export async function expectNoWorker(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => ({
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        caches: await caches.keys(),
      })),
    )
    .toEqual({ workers: 0, caches: [] });
}

/** Adds a reviewer's record in the form of a later version of the portal. */
export function addRecordOfLaterVersion(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open('attest'));
    const log = database.transaction('log', 'readwrite').objectStore('log');
    const [row] = await settled(log.getAll());
    await settled(log.add({ owner: row.owner, schema: row.schema + 1, batch: 'later', record: '{}' }));
    database.close();
  });
}

/** One stored entry of a browser: its storage and its key. */
export interface Left {
  place: string;
  key: string;
}

/**
 * Everything that this browser stores for the portal's address; databases are listed even where they have no
 * rows.
 */
export async function leftOn(page: Page): Promise<Left[]> {
  const cookies = await page.context().cookies();
  const inPage = await page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const left: { place: string; key: string }[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        left.push({ place: 'IndexedDB', key: `${name}.${store}` });
      database.close();
    }
    for (const place of ['localStorage', 'sessionStorage'] as const)
      for (const key of Object.keys(window[place])) left.push({ place, key });
    for (const key of await caches.keys()) left.push({ place: 'cache', key });
    return left;
  });
  const { hostname } = new URL(page.url());
  const own = cookies.filter(({ domain }) => domain === hostname);
  return [...inPage, ...own.map(({ name }) => ({ place: 'cookie', key: name }))];
}

/**
 * Moves all decisions into a database of another name, as an older version of the portal left them;
 * returns the number of records.
 */
export function moveToOlder(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const today = await settled(indexedDB.open('attest'));
    const log = today.transaction('log', 'readwrite').objectStore('log');
    const rows = await settled(log.getAll());
    await settled(log.clear());
    today.close();
    const making = indexedDB.open('attest-older', 1);
    making.onupgradeneeded = () =>
      making.result.createObjectStore('log', { keyPath: 'seq', autoIncrement: true });
    const older = await settled(making);
    const store = older.transaction('log', 'readwrite').objectStore('log');
    for (const row of rows) await settled(store.add(row));
    older.close();
    return rows.length;
  });
}

/** Keeps all stores of the device busy with one transaction, until the function that it gives is called. */
export async function holdDevice(page: Page): Promise<() => Promise<void>> {
  const held = await page.evaluateHandle(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('attest');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const hold = { over: false };
    const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
    // A transaction lives as long as it has requests.
    const again = () => {
      if (!hold.over) transaction.objectStore('log').count().onsuccess = again;
    };
    again();
    transaction.oncomplete = () => database.close();
    return hold;
  });
  return () =>
    held.evaluate((hold) => {
      hold.over = true;
    });
}
