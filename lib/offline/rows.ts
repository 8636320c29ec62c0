import type { DBSchema, IDBPDatabase } from 'idb';
import type { LogRecord, Owner } from '../outbox/log';

/**
 * The schema number of a log row. A row with a later number stays unread until a later version reads it. Records that
 * name a route have their own number, because a version without routes would send them to the wrong address.
 */
const LOG_SCHEMA = { plain: 1, routed: 2 } as const;
export const LOG_SCHEMAS: ReadonlySet<number> = new Set(Object.values(LOG_SCHEMA));

const schemaOf = ({ review }: LogRecord) => (review.route ? LOG_SCHEMA.routed : LOG_SCHEMA.plain);

/**
 * One record of the log with its owner. `record` is JSON, because the browser copies a string several times faster than
 * an object of ten thousand answers. It may come from any version and is not trusted.
 */
export interface LogRow {
  /** Assigned by the database, across tabs; always present in a row that was read. */
  seq?: number;
  owner: string;
  schema: number;
  /** The name of one append, in all its rows, so that an append which is tried again isn't stored twice. */
  batch: string;
  record: unknown;
}

/** A value read from Graph. Times are ms since 1970. */
export interface SnapshotRow {
  owner: string;
  key: string;
  keptAt: number;
  expiresAt: number;
  /** JSON, for the same reason as `LogRow.record`. */
  value: string;
}

/** The whole database. A later version may add stores and indexes but never removes or changes one. */
export interface DeviceSchema extends DBSchema {
  log: { key: number; value: LogRow; indexes: { owner: [string, number] } };
  snapshots: { key: [string, string]; value: SnapshotRow };
  /** The number of rows copied from each older database, by its name. */
  imports: { key: string; value: number };
}

/**
 * The open database. It is used by transactions that are `settled`: idb's shortcuts, such as `get`, don't watch how
 * their transaction ends, and where the browser cuts it off, nobody handles that error.
 */
export type Database = Pick<IDBPDatabase<DeviceSchema>, 'transaction' | 'close'>;

/** The owner as the database stores it; both ids are GUIDs, which have no slash. */
export const ownerKey = ({ tenantId, userId }: Owner): string => `${tenantId}/${userId}`.toLowerCase();

/** The owner in a key; null for a key that `ownerKey` didn't write. */
export function ownerOf(key: unknown): Owner | null {
  const [tenantId, userId, more] = typeof key === 'string' ? key.split('/') : [];
  return tenantId && userId && more === undefined ? { tenantId, userId } : null;
}

/** The rows of one append. */
export const toRows = (owner: string, batch: string, records: readonly LogRecord[]): LogRow[] =>
  records.map((record) => ({ owner, schema: schemaOf(record), batch, record: JSON.stringify(record) }));
