import { type Appending, type Durability, LogChanged, type LogPosition } from '../outbox/log';
import type { Database, LogRow } from './rows';
import { settled } from './settled';

type SavedRow = LogRow & { seq: number };

const ofOwner = (owner: string, after = 0) =>
  IDBKeyRange.bound([owner, after], [owner, Number.POSITIVE_INFINITY], true);

/** An owner's rows with a number greater than `after`, in order, as they were written. */
export async function readLogRows(database: Database, owner: string, after = 0): Promise<SavedRow[]> {
  const transaction = database.transaction('log');
  return numbered(
    await settled(transaction, () => transaction.store.index('owner').getAll(ofOwner(owner, after))),
  );
}

/** An owner's rows after the row at `position`, in order. Rejects with `LogChanged` when that row is gone. */
export async function readRowsAfter(
  database: Database,
  owner: string,
  position: LogPosition,
): Promise<SavedRow[]> {
  const [first, ...rows] = await readLogRows(database, owner, position.seq - 1);
  if (!isAt(first, owner, position)) throw new LogChanged();
  return rows;
}

const numbered = (rows: readonly LogRow[]) =>
  rows.filter((row): row is SavedRow => typeof row.seq === 'number');

const isAt = (row: LogRow | undefined, owner: string, { seq, batch }: LogPosition) =>
  row?.seq === seq && row.batch === batch && row.owner === owner;

/**
 * Stores the rows of one batch in one transaction and gives their numbers when it is complete. Rejects with
 * `LogChanged`, and stores nothing, when the row to come after is gone.
 */
export async function addRows(
  database: Database,
  rows: readonly LogRow[],
  durability: Durability,
  { after, again }: Omit<Appending, 'batch'>,
): Promise<number[]> {
  const [first] = rows;
  if (!first) return [];
  const transaction = database.transaction('log', 'readwrite', { durability });
  const { store } = transaction;
  return settled(transaction, async () => {
    if (again) {
      const all = numbered(await store.index('owner').getAll(ofOwner(first.owner)));
      const kept = all.filter(({ batch }) => batch === first.batch);
      if (kept.length > 0) return kept.map(({ seq }) => seq);
    }
    // The check and the rows go out together, which saves a round trip; where the check fails, the rows end with the
    // aborted transaction.
    const [before, ...seqs] = await Promise.all([
      after ? store.get(after.seq) : undefined,
      ...rows.map((row) => store.add(row)),
    ]);
    if (after && !isAt(before, first.owner, after)) throw new LogChanged();
    return seqs;
  });
}

/** Removes rows of an owner; ignores the numbers of another owner's rows. */
export async function removeRows(database: Database, owner: string, seqs: readonly number[]): Promise<void> {
  const transaction = database.transaction('log', 'readwrite', { durability: 'relaxed' });
  const { store } = transaction;
  await settled(transaction, async () => {
    const mine = new Set(await store.index('owner').getAllKeys(ofOwner(owner)));
    await Promise.all(seqs.filter((seq) => mine.has(seq)).map((seq) => store.delete(seq)));
  });
}

/** Removes all snapshots to free space: they can be read from Graph again. */
export async function giveUpSnapshots(database: Database): Promise<void> {
  const transaction = database.transaction('snapshots', 'readwrite');
  await settled(transaction, () => transaction.store.clear());
}
