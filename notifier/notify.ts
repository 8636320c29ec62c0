import type { NotifierConfig } from './config';
import type { Line } from './run/host';
import type { Storage } from './storage';

export interface NotifyOptions {
  /** As `readConfig` gives it. */
  config: NotifierConfig;
  /**
   * How requests travel; the addresses are those of Graph of the configured cloud. The `Date` header of the answers is the
   * time that everything goes by.
   */
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** A token of the app itself for Graph; `renew`: the last one was refused. */
  getToken(renew: boolean): Promise<string>;
  /** From `openStorage`: marks, the lock, and what was read of the directory. */
  storage: Storage;
  /** Says what would be sent, and sends nothing. */
  dryRun?: boolean;
  /** Of the mail server's user, where mails leave by SMTP with one. */
  smtpPassword?: string;
  /** Whether the run is to end before the next person. */
  stopping?(): boolean;
}

/** What a run came to. */
export interface NotifyReport {
  /** ISO 8601, by Graph's clock. */
  at: string;
  lines: readonly Line[];
}
