import type { Database } from './rows';

/** Errors of a handle that is dead for ever while a new one works: WebKit ends its database process behind a page. */
const DEAD = new Set(['InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError']);

const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;
const isDead = (error: unknown) => DEAD.has(String(nameOf(error)));

/** Whether the device has no room. */
export const isFull = (error: unknown) => nameOf(error) === 'QuotaExceededError';

/** A database handle that is opened when it is needed, and again when it turns out to be dead. */
export class Connection {
  readonly #open: (onClosed: (database: Database) => void) => Promise<Database>;
  #current: Promise<Database> | null = null;
  #opened: Database | null = null;

  constructor(open: (onClosed: (database: Database) => void) => Promise<Database>) {
    this.#open = open;
  }

  /**
   * Does some work on the database. On a dead handle it is done once more on a new one, `again` being true: what the first
   * try did may have been kept although it failed. Rejects with the error of the last try.
   */
  async run<T>(work: (database: Database, again: boolean) => Promise<T>): Promise<T> {
    const database = await this.#database();
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

  /** Another piece of work may have opened a new one already; that one stays. */
  #drop(database: Database): void {
    if (this.#opened !== database) return;
    this.#opened = null;
    this.#current = null;
    try {
      database.close();
    } catch {
      // It is gone.
    }
  }
}
