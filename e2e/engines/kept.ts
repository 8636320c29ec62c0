import type { Tab } from './engine';
import { eventually } from './screen';

/** Counts the rows in the portal's database: records of decisions, and stored reads. */
const COUNT = `
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return (async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'attest')) return { log: 0, snapshots: 0 };
    const database = await settled(indexedDB.open('attest'));
    try {
      const transaction = database.transaction(['log', 'snapshots']);
      const [log, snapshots] = ['log', 'snapshots'].map((name) => settled(transaction.objectStore(name).count()));
      return { log: await log, snapshots: await snapshots };
    } finally {
      database.close();
    }
  })();`;

const CLEAR = `
  const gone = ({ name }) => new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
  return (async () => {
    await Promise.all((await indexedDB.databases()).map(gone));
    return true;
  })();`;

/** Waits until the inbox and a review are stored, and the worker has the portal's files. */
export async function keptForOffline(tab: Tab): Promise<void> {
  await eventually('the worker', () =>
    tab.run<boolean>(
      'return navigator.serviceWorker.ready.then(({ active }) => active.state === "activated")',
    ),
  );
  await eventually(
    'what was read is kept',
    async () => (await tab.run<{ snapshots: number }>(COUNT)).snapshots >= 2,
  );
}

export async function nothingKept(tab: Tab): Promise<void> {
  await eventually('nothing is kept', async () => {
    const { log, snapshots } = await tab.run<{ log: number; snapshots: number }>(COUNT);
    return log + snapshots === 0;
  });
}

/** Removes every database of the site, as a person does in the browser's settings. */
export async function clearDatabases(tab: Tab): Promise<void> {
  await tab.run(CLEAR);
}
