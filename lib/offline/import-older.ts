import * as v from 'valibot';
import { DATABASE_NAME } from './database';
import type { Database } from './rows';

/** A log's row as any version writes it; the record itself is read, or left, by whoever reads the log. */
const OlderRow = v.looseObject({
  owner: v.string(),
  schema: v.number(),
  batch: v.string(),
  record: v.unknown(),
});

const requested = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The log of another database; null where it has none of this form, which is then left alone. */
async function readOlder(
  factory: IDBFactory,
  name: string,
): Promise<v.InferOutput<typeof OlderRow>[] | null> {
  const older = await requested(factory.open(name));
  older.onversionchange = () => older.close();
  try {
    if (!older.objectStoreNames.contains('log')) return null;
    const rows = await requested(older.transaction('log').objectStore('log').getAll());
    const read = v.safeParse(v.array(OlderRow), rows);
    return read.success ? read.output : null;
  } finally {
    older.close();
  }
}

/** Whether rows were taken over now; they and the note of it are kept together, so a second tab or try adds nothing. */
async function take(
  database: Database,
  name: string,
  rows: readonly v.InferOutput<typeof OlderRow>[],
): Promise<void> {
  const transaction = database.transaction(['log', 'imports'], 'readwrite', { durability: 'strict' });
  const imports = transaction.objectStore('imports');
  if ((await imports.get(name)) === undefined) {
    const log = transaction.objectStore('log');
    for (const { owner, schema, batch, record } of rows) await log.add({ owner, schema, batch, record });
    await imports.put(rows.length, name);
  }
  await transaction.done;
}

/**
 * Brings what waits in databases of other generations, named `attest-…`, into today's, and removes them then. Nothing of
 * it is looked at here: records that this version can't read wait on. A database that can't be read stays for the next time.
 */
export async function importOlder(factory: IDBFactory, database: Database): Promise<void> {
  const all = await factory.databases?.().catch(() => []);
  for (const { name } of all ?? []) {
    if (!name?.startsWith(`${DATABASE_NAME}-`)) continue;
    try {
      const rows = await readOlder(factory, name);
      if (!rows) continue;
      await take(database, name, rows);
      factory.deleteDatabase(name);
    } catch {
      // Next time.
    }
  }
}
