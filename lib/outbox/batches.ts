import type { Durability, LoggedRecord, LogPosition, LogRecord } from './log';

/** The records of one append as this page knows them, and where they are stored. */
export interface Batch {
  name: string;
  records: readonly LogRecord[];
  /** `store`: in the store · `waiting`: to be written to the store · `memory`: only in this page, for good. */
  place: 'store' | 'waiting' | 'memory';
  /** The records that the store has, or is to get. */
  stored: { seq: number; record: LogRecord }[];
  taken: boolean;
  durability: Durability;
  /** True for records that the store lost and that are written again. */
  restores: boolean;
  /** True once the batch was given to the store: the store may have kept it although it reported a failure. */
  tried: boolean;
}

/** A new batch, with a name of its own, that isn't in the projection yet. */
export const newBatch = (records: readonly LogRecord[], place: Batch['place']): Batch => ({
  name: crypto.randomUUID(),
  records,
  place,
  stored: records.map((record) => ({ seq: 0, record })),
  durability: 'strict',
  taken: false,
  restores: false,
  tried: false,
});

/**
 * A send or a read can't be later than the moment this page reads its record: a later time comes from a wrong clock and
 * becomes `now`.
 */
export function notAfter(record: LogRecord, now: number): LogRecord {
  if (record.kind === 'sending') return record.at > now ? { ...record, at: now } : record;
  if (record.kind !== 'receipt' || !record.entries.some(({ confirmedAt }) => confirmedAt > now))
    return record;
  const entries = record.entries.map((entry) => ({
    ...entry,
    confirmedAt: Math.min(entry.confirmedAt, now),
  }));
  return { ...record, entries };
}

/**
 * The batches in the order in which they count. The store's order comes first, because all tabs share it. A batch that
 * the store lacks follows the batch it followed on this page. Batches still to be written come last.
 */
export function ordered(known: readonly Batch[], stored: readonly Batch[]): Batch[] {
  const first: Batch[] = [];
  const behind = new Map<Batch, Batch[]>(stored.map((batch) => [batch, []]));
  const last: Batch[] = [];
  let beside = first;
  for (const batch of known) {
    const own = behind.get(batch);
    if (own) beside = own;
    else if (batch.place === 'waiting' || last.length > 0) last.push(batch);
    else beside.push(batch);
  }
  return [...first, ...[...behind].flatMap(([batch, lacking]) => [batch, ...lacking]), ...last];
}

/** The store's rows grouped by their batch, in the rows' order. */
export function byBatch(rows: readonly LoggedRecord[]): Map<string, LoggedRecord[]> {
  const batches = new Map<string, LoggedRecord[]>();
  for (const row of rows) {
    const batch = batches.get(row.batch) ?? [];
    batch.push(row);
    batches.set(row.batch, batch);
  }
  return batches;
}

/** The last of these rows as a mark; undefined without rows. */
export function lastPosition(rows: readonly LoggedRecord[]): LogPosition | undefined {
  const last = rows.at(-1);
  return last && { seq: last.seq, batch: last.batch };
}
