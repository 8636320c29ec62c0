import type { DBSchema, IDBPDatabase } from 'idb';
import type { LogRecord, Owner } from '../outbox/log';

/**
 * What a row of the log is written as. A row of a later number is left where it is: a later version reads it. One that
 * names a route has a number of its own, for a version that knows no routes would send it to the wrong place.
 */
const LOG_SCHEMA = { plain: 1, routed: 2 } as const;
export const LOG_SCHEMAS: ReadonlySet<number> = new Set(Object.values(LOG_SCHEMA));

const schemaOf = ({ review }: LogRecord) => (review.route ? LOG_SCHEMA.routed : LOG_SCHEMA.plain);

/**
 * One record of the log with whose it is. `record` is its JSON, which the browser copies several times faster than an object
 * of ten thousand answers; written by this or another version, it is not trusted.
 */
export interface LogRow {
  /** Given by the database, across tabs; always there in a row that was read. */
  seq?: number;
  owner: string;
  schema: number;
  /** One name for all rows of one append, so that an append which is tried again isn't kept twice. */
  batch: string;
  record: unknown;
}

/** Something read from Graph. Times are ms since 1970. */
export interface SnapshotRow {
  owner: string;
  key: string;
  keptAt: number;
  expiresAt: number;
  /** JSON, for the same reason. */
  value: string;
}

/** The whole database. Stores and indexes may be added by a later version and are never taken away or changed. */
export interface DeviceSchema extends DBSchema {
  log: { key: number; value: LogRow; indexes: { owner: [string, number] } };
  snapshots: { key: [string, string]; value: SnapshotRow };
  /** Names of older databases whose log was taken over. */
  imports: { key: string; value: number };
}

export type Database = IDBPDatabase<DeviceSchema>;

/** How an owner is written in the database; both ids are GUIDs, which have no slash. */
export const ownerKey = ({ tenantId, userId }: Owner): string => `${tenantId}/${userId}`.toLowerCase();

/** The owner again; null for what isn't written by `ownerKey`. */
export function ownerOf(key: unknown): Owner | null {
  const [tenantId, userId, more] = typeof key === 'string' ? key.split('/') : [];
  return tenantId && userId && more === undefined ? { tenantId, userId } : null;
}

/** The rows that an append makes of its records. */
export const toRows = (owner: string, batch: string, records: readonly LogRecord[]): LogRow[] =>
  records.map((record) => ({ owner, schema: schemaOf(record), batch, record: JSON.stringify(record) }));
