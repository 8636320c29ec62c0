import { Connection } from './connection';
import { openDatabase } from './database';
import { importOlder } from './import-older';
import type { Database } from './rows';

/**
 * `memory`: nothing can be stored on this device, from now on or at all · `full`: because there is no free space ·
 * `blocked`: an older version in another tab holds the database open.
 */
export type Trouble = 'memory' | 'full' | 'blocked';

export type Use = 'read' | 'write';

/** How long the device isn't used after a failure, in ms. */
const RETRY_AFTER = 10_000;

export interface DeviceStoreOptions {
  enabled: boolean;
  factory: IDBFactory | null;
  onTrouble(trouble: Trouble): void;
  now(): number;
}

/** The one database connection of a page, which knows whether writes through it are stored on the device. */
export class DeviceStore {
  readonly enabled: boolean;
  readonly now: () => number;
  readonly #connection: Connection | null;
  readonly #onTrouble: (trouble: Trouble) => void;
  /** When the device failed last, and whether only reading failed. */
  #failure: { at: number; by: Use } | null = null;

  constructor({ enabled, factory, onTrouble, now }: DeviceStoreOptions) {
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
    return this.enabled && this.#connection && this.#failure === null ? 'device' : 'memory';
  }

  /** Whether this browser has a database. */
  get exists(): boolean {
    return this.#connection !== null;
  }

  /** Whether to try the device: always, except for `RETRY_AFTER` after a failure. */
  get mayTry(): boolean {
    if (this.#connection === null || this.#failure === null) return this.#connection !== null;
    // If the clock was set back since the failure, the wait must not become longer.
    return Math.abs(this.now() - this.#failure.at) >= RETRY_AFTER;
  }

  /**
   * Runs work on the database, whatever `place` says. Rejects when there is no database, or when the work fails twice.
   */
  run<T>(work: (database: Database, again: boolean) => Promise<T>): Promise<T> {
    if (!this.#connection) return Promise.reject(new DOMException('no database here', 'NotSupportedError'));
    return this.#connection.run(work);
  }

  /** Notes that the device failed: from now on records stay in memory. Reports the trouble once. */
  failed(trouble: 'memory' | 'full', by: Use): void {
    const isNew = this.#failure === null;
    this.#failure = { at: this.now(), by: this.#failure?.by === 'write' ? 'write' : by };
    if (isNew) this.#onTrouble(trouble);
  }

  /** Notes that the device works. That it reads says nothing about a write that failed: a full device reads too. */
  worked(by: Use): void {
    if (by === 'write' || this.#failure?.by === 'read') this.#failure = null;
  }
}
