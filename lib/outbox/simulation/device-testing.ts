import { sweepable } from '../../offline/sweep-log';
import { orderOf } from '../../review/undo';
import type { LogRecord } from '../log';
import type { Clock } from './clock-testing';
import { Disk } from './disk-testing';
import { Lock } from './lock-testing';
import type { Tab } from './tab-testing';

/** The time of a world, which is over in minutes, counts so many times for a device that removes old records. */
const AGEING = 12;
const OVER = new Date(0).toISOString();

/** One browser: its tabs share logs and locks, and one account is signed in at a time. */
export class Device {
  readonly name: string;
  /** The device's clock minus the world's, ms. */
  readonly skew: number;
  readonly tabs = new Set<Tab>();
  online = true;
  signedIn: string;
  /** The sign-in has expired: every request is answered with 401 until somebody signs in again. */
  expired = false;
  /** Every operation of the database fails. */
  storageDead = false;
  readonly #disks = new Map<string, Disk>();
  readonly #locks = new Map<string, Lock>();
  readonly #clock: Clock;
  readonly #lockOff: boolean;

  constructor(clock: Clock, name: string, user: string, options: { skew: number; lockOff: boolean }) {
    this.#clock = clock;
    this.name = name;
    this.signedIn = user;
    this.skew = options.skew;
    this.#lockOff = options.lockOff;
  }

  disk(user: string): Disk {
    const disk = this.#disks.get(user) ?? new Disk(this.#clock);
    this.#disks.set(user, disk);
    return disk;
  }

  lock(user: string): Lock {
    const lock = this.#locks.get(user) ?? new Lock(this.#lockOff);
    this.#locks.set(user, lock);
    return lock;
  }

  cut(bad: boolean): void {
    this.online = !bad;
  }

  breakStorage(bad: boolean): void {
    this.storageDead = bad;
  }

  expire(): void {
    this.expired = true;
  }

  /** Somebody signs in again, and every page is told. */
  signInAgain(): void {
    this.expired = false;
    for (const tab of this.tabs) tab.outbox.tryAgain();
  }

  /** The browser's data for this account is cleared, or an older copy is restored, while its pages are open. */
  loseStore(user: string, how: 'emptied' | 'renewed' | 'old', share: number): void {
    this.disk(user).lose(how, share);
  }

  /** The rows that the device may remove: it takes the review for over, and each record for older than it is. */
  oldRows(user: string): number[] {
    const now = this.#clock.now + this.skew;
    const earlier = (time: number) => now - AGEING * (now - time);
    const older = (record: LogRecord): LogRecord => {
      const at = earlier(record.at);
      if (record.kind !== 'act') return { ...record, at };
      return { ...record, at, order: earlier(orderOf(record)), endsAt: OVER };
    };
    return sweepable(
      this.disk(user)
        .read()
        .map(({ seq, record }) => ({ seq, record: older(record) })),
      now,
    );
  }

  /** Every tab dies at once, and data that wasn't forced to the disk may be lost. */
  powerLoss(share: number): void {
    for (const tab of [...this.tabs]) tab.crash('power');
    for (const disk of this.#disks.values()) disk.powerLoss(share);
  }
}
