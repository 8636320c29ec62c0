import type { LoggedRecord, LogRecord, Mark } from './log';

export type Durability = 'strict' | 'relaxed';

/** The records of one append as this page knows them, and where they are. */
export interface Batch {
  name: string;
  records: readonly LogRecord[];
  /** `store`: in the store · `waiting`: to be written to it · `memory`: here only, and it stays so. */
  place: 'store' | 'waiting' | 'memory';
  /** What of it the store has, or is to have. */
  stored: { seq: number; record: LogRecord }[];
  taken: boolean;
  durability: Durability;
  /** It tells the store again what it lost. */
  restores: boolean;
  /** It was handed to the store once, which may have kept it although it told of a failure. */
  tried: boolean;
}

/** A batch that nobody took in yet, under a name of its own. */
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

/** What was sent left before it was read here, whatever the device's clock said then. */
export function notAfter(record: LogRecord, now: number): LogRecord {
  return record.kind === 'sending' && record.at > now ? { ...record, at: now } : record;
}

/**
 * Batches in the order in which they count: that of the store, which is everybody's. What it lacks stands behind what came
 * before it on this page, and what is still to be written there behind all.
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

/** Rows of the store by the append that they came with, in their order. */
export function byBatch(rows: readonly LoggedRecord[]): Map<string, LoggedRecord[]> {
  const batches = new Map<string, LoggedRecord[]>();
  for (const row of rows) {
    const batch = batches.get(row.batch) ?? [];
    batch.push(row);
    batches.set(row.batch, batch);
  }
  return batches;
}

/** The last of these rows; undefined where there is none. */
export function markOf(rows: readonly LoggedRecord[]): Mark | undefined {
  const last = rows.at(-1);
  return last && { seq: last.seq, batch: last.batch };
}
