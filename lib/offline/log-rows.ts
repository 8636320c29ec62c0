import type { Database, LogRow } from './rows';
import { settled } from './settled';

type SavedRow = LogRow & { seq: number };

const ofOwner = (owner: string, after = 0) =>
  IDBKeyRange.bound([owner, after], [owner, Number.POSITIVE_INFINITY], true);

/** An owner's rows after a number, in order, as they were written. */
export async function readRows(database: Database, owner: string, after = 0): Promise<SavedRow[]> {
  const rows = await database.getAllFromIndex('log', 'owner', ofOwner(owner, after));
  return rows.filter((row): row is SavedRow => typeof row.seq === 'number');
}

/**
 * Keeps rows of one batch in one transaction and gives their numbers once it is complete.
 * @param again whether the batch may be there already, from a try that failed after all was kept
 */
export async function addRows(
  database: Database,
  rows: readonly LogRow[],
  durability: 'strict' | 'relaxed',
  again: boolean,
): Promise<number[]> {
  const [first] = rows;
  if (!first) return [];
  if (again) {
    const kept = (await readRows(database, first.owner)).filter(({ batch }) => batch === first.batch);
    if (kept.length > 0) return kept.map(({ seq }) => seq);
  }
  const transaction = database.transaction('log', 'readwrite', { durability });
  return settled(
    transaction,
    rows.map(async (row) => transaction.store.add(row)),
  );
}

/** Removes rows of an owner; numbers of somebody else's rows are left alone. */
export async function removeRows(database: Database, owner: string, seqs: readonly number[]): Promise<void> {
  const transaction = database.transaction('log', 'readwrite', { durability: 'relaxed' });
  const { store } = transaction;
  const mine = new Set(await store.index('owner').getAllKeys(ofOwner(owner)));
  const removing = seqs.filter((seq) => mine.has(seq)).map((seq) => store.delete(seq));
  await settled(transaction, removing);
}

/** Makes room: what was read from Graph can be read again. */
export async function giveUpSnapshots(database: Database): Promise<void> {
  const transaction = database.transaction('snapshots', 'readwrite');
  await settled(transaction, [transaction.store.clear()]);
}
