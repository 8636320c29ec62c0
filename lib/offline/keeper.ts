import { Connection } from './connection';
import { openDatabase } from './database';
import { importOlder } from './import-older';
import type { Database } from './rows';

/**
 * `memory`: nothing can be kept on this device any more, or never could · `full`: for want of room ·
 * `blocked`: an older version in another tab doesn't let go of the database.
 */
export type Trouble = 'memory' | 'full' | 'blocked';

/** After a failure the device is left alone so long, in ms. */
const REST = 10_000;

export interface KeeperOptions {
  enabled: boolean;
  factory: IDBFactory | null;
  onTrouble(trouble: Trouble): void;
  now(): number;
}

/** The one connection of a page, and whether what is written through it stays. */
export class Keeper {
  readonly enabled: boolean;
  readonly now: () => number;
  readonly #connection: Connection | null;
  readonly #onTrouble: (trouble: Trouble) => void;
  #failedAt: number | null = null;

  constructor({ enabled, factory, onTrouble, now }: KeeperOptions) {
    this.enabled = enabled;
    this.now = now;
    this.#onTrouble = onTrouble;
    this.#connection = factory && new Connection((onClosed) => this.#open(factory, onClosed));
  }

  async #open(factory: IDBFactory, onClosed: (database: Database) => void): Promise<Database> {
    const onBlocked = () => this.#onTrouble('blocked');
    const database = await openDatabase({ factory, onClosed, onBlocked });
    await importOlder(factory, database);
    return database;
  }

  get place(): 'device' | 'memory' {
    return this.enabled && this.#connection && this.#failedAt === null ? 'device' : 'memory';
  }

  /** Whether this browser has a database at all. */
  get exists(): boolean {
    return this.#connection !== null;
  }

  /** Whether it is worth trying the device: always, but for a while after a failure. */
  get worthTrying(): boolean {
    if (this.#connection === null || this.#failedAt === null) return this.#connection !== null;
    // A clock that was set back since must not keep the device alone for longer.
    return Math.abs(this.now() - this.#failedAt) >= REST;
  }

  /** Works on the database, whatever `place` says. Rejects where there is none or it fails twice. */
  run<T>(work: (database: Database, again: boolean) => Promise<T>): Promise<T> {
    if (!this.#connection) return Promise.reject(new DOMException('no database here', 'NotSupportedError'));
    return this.#connection.run(work);
  }

  /** From here on things stay in memory; said once. */
  fell(trouble: 'memory' | 'full'): void {
    const isNew = this.#failedAt === null;
    this.#failedAt = this.now();
    if (isNew) this.#onTrouble(trouble);
  }

  /** The device keeps again. */
  stands(): void {
    this.#failedAt = null;
  }
}
