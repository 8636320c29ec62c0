import Database from 'libsql';
import { CORE_TABLES } from './tables';

/** A value that can be bound to a statement. Booleans are stored as 0 and 1, undefined as null. */
export type Value = string | number | boolean | Uint8Array | null | undefined;

/**
 * The single place where the sandbox keeps its data. All calls are synchronous, and a write that has returned
 * is on disk (unless the store is in memory).
 */
export interface Store {
  db: Database.Database;
  /** Creates tables; the text is run at every start (`create table if not exists`). */
  define(ddl: string): void;
  /** The first row, or undefined. The caller declares the row's shape. */
  get<Row>(sql: string, ...values: Value[]): Row | undefined;
  all<Row>(sql: string, ...values: Value[]): Row[];
  /** Runs a statement; returns the number of rows changed. */
  run(sql: string, ...values: Value[]): number;
  /** Runs all of `work` or nothing of it; inside another transaction it joins that one. */
  transaction<T>(work: () => T): T;
  /** Empties every table. */
  clear(): void;
  close(): void;
}

// The driver takes a lone null for an object, and a boolean ends the process; so it always
// gets an array of plain values.
function bindable(values: Value[]): (string | number | Uint8Array | null)[] {
  return values.map((value) => (typeof value === 'boolean' ? Number(value) : (value ?? null)));
}

// The driver adds its own timing to every row of `get`.
function withoutMetadata<Row>(row: unknown): Row | undefined {
  if (row === undefined) return undefined;
  const { _metadata, ...columns } = row as Record<string, unknown>;
  return columns as Row;
}

/** The disk refused the write: nothing of it was kept. */
export class StoreFull extends Error {
  override name = 'StoreFull';
}

/**
 * SQLITE_FULL: no space; SQLITE_IOERR and its variants: the system refused a write, by a
 * quota or a limit of file size.
 */
const FULL = /^SQLITE_(FULL|IOERR)/;

function translatingFull<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && FULL.test(String((error as { code?: unknown }).code)))
      throw new StoreFull('The disk that keeps the sandbox’s data is full. Nothing of this was kept.', {
        cause: error,
      });
    throw error;
  }
}

function statements(db: Database.Database): (sql: string) => Database.Statement {
  const prepared = new Map<string, Database.Statement>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
}

function inTransaction<T>(db: Database.Database, work: () => T): T {
  if (db.inTransaction) return work();
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    // On a full disk SQLite has already rolled back.
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}

/** Increases with every change of the tables that older files lack. */
const SCHEMA = 5;

/** Refuses a file of another version and leaves it unchanged; its data can be created again. */
function checkSchema(db: Database.Database, path: string): void {
  const value = (sql: string) => Object.values(db.prepare(sql).all()[0] as Record<string, unknown>)[0];
  if (value('select count(*) from sqlite_schema') !== 0 && value('pragma user_version') !== SCHEMA) {
    db.close();
    throw new Error(
      `${path} was written by another version of the sandbox. Start it once with --fresh, which makes it anew.`,
    );
  }
  db.exec(`pragma user_version = ${SCHEMA}`);
}

/**
 * Opens (or creates) a store: `:memory:`, or the path of a file that survives a killed process. Throws
 * where the file has another version.
 */
export function openStore(path: string): Store {
  const db = new Database(path);
  checkSchema(db, path);
  if (path !== ':memory:') {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // 16 MB: keys of large tables are written in random order, and the default 2 MB can't hold them.
    db.pragma('cache_size = -16384');
  }
  const prepare = statements(db);
  const all = <Row>(sql: string, ...values: Value[]) =>
    translatingFull(() => prepare(sql).all(bindable(values)) as Row[]);
  const store: Store = {
    db,
    define: (ddl) => translatingFull(() => void db.exec(ddl)),
    get: <Row>(sql: string, ...values: Value[]) =>
      translatingFull(() => withoutMetadata<Row>(prepare(sql).get(bindable(values)))),
    all,
    run: (sql, ...values) => translatingFull(() => prepare(sql).run(bindable(values)).changes),
    transaction: (work) => translatingFull(() => inTransaction(db, work)),
    clear: () =>
      inTransaction(db, () => {
        for (const table of all<{ name: string }>(
          `select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like 'libsql%'`,
        ))
          db.exec(`delete from "${table.name}"`);
      }),
    close: () => void db.close(),
  };
  store.define(CORE_TABLES);
  return store;
}
