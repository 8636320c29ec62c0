import * as v from 'valibot';
import { DATABASE_NAME } from './database';
import type { Database } from './rows';
import { settled } from './settled';

/** A log row as every version writes it. Whoever reads the log checks the record itself. */
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

/** The log of another database; null when it has no log of this form, and then the database stays unchanged. */
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

/**
 * Copies the rows unless that was done before. Rows and the note about them are stored in one transaction, so a second
 * tab or a second try adds nothing.
 */
async function take(
  database: Database,
  name: string,
  rows: readonly v.InferOutput<typeof OlderRow>[],
): Promise<void> {
  const transaction = database.transaction(['log', 'imports'], 'readwrite', { durability: 'strict' });
  const imports = transaction.objectStore('imports');
  await settled(transaction, async () => {
    if ((await imports.get(name)) !== undefined) return;
    const log = transaction.objectStore('log');
    for (const { owner, schema, batch, record } of rows) await log.add({ owner, schema, batch, record });
    await imports.put(rows.length, name);
  });
}

/**
 * Copies the logs of older databases, named `attest-…`, into today's database and then removes the older ones. The
 * records aren't checked here: those that this version can't read are kept. A database that can't be read now is tried
 * again next time.
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
      // It is tried again next time.
    }
  }
}
