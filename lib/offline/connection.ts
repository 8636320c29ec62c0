import type { Database } from './rows';

/** Errors of a handle that stays dead while a new handle works: WebKit ends its database process behind a page. */
const DEAD = new Set(['InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError']);

const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;
const isDead = (error: unknown) => DEAD.has(String(nameOf(error)));

/** Whether the device has no free space left. */
export const isFull = (error: unknown) => nameOf(error) === 'QuotaExceededError';

/** A database handle that opens when first needed, and opens again after its handle died. */
export class Connection {
  readonly #open: (onClosed: (database: Database) => void) => Promise<Database>;
  #current: Promise<Database> | null = null;
  #opened: Database | null = null;

  constructor(open: (onClosed: (database: Database) => void) => Promise<Database>) {
    this.#open = open;
  }

  /**
   * Runs the work on the database; on an open one the work begins at once. On a dead handle the work runs once more on a
   * new handle, with `again` true: the first try may have stored its data although it failed. Rejects with the error of
   * the last try.
   */
  async run<T>(work: (database: Database, again: boolean) => Promise<T>): Promise<T> {
    const database = this.#opened ?? (await this.#database());
    try {
      return await work(database, false);
    } catch (error) {
      if (!isDead(error)) throw error;
      this.#drop(database);
    }
    return work(await this.#database(), true);
  }

  async #database(): Promise<Database> {
    this.#current ??= this.#open((closed) => this.#drop(closed));
    const opening = this.#current;
    try {
      this.#opened = await opening;
      return this.#opened;
    } catch (error) {
      if (this.#current === opening) this.#current = null;
      throw error;
    }
  }

  /** Other work may have opened a new handle already; that handle stays open. */
  #drop(database: Database): void {
    if (this.#opened !== database) return;
    this.#opened = null;
    this.#current = null;
    try {
      database.close();
    } catch {
      // The handle is closed already.
    }
  }
}
