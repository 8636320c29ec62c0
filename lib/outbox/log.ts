import type { Answered, Decision, ItemsRef, OwnAnswer } from '../review/model';
import type { ReceiptWrite } from '../review/receipt/model';

/**
 * The records that the device keeps about decisions on their way, in a log that is only appended to until its choices
 * are closed. It holds what the reviewer saw and wants, never a request, an address or a token. Times are ms since
 * 1970.
 */

/** The owner of a log: another account or tenant never sees or sends it. Both ids are GUIDs in lower case. */
export interface Owner {
  tenantId: string;
  userId: string;
}

/** One decision with one reason, for some items. */
export interface ActPart {
  decision: Decision;
  justification: string;
  itemIds: readonly string[];
}

/** One act of the reviewer, about any number of items. */
export interface ActRecord {
  kind: 'act';
  id: string;
  /** The id of the reviewer's act over several reviews; its part in each review is a record. */
  partOf?: string;
  at: number;
  /** The act's order, where `at` can't give it: the device's clock was set back, or two acts share a millisecond. */
  order?: number;
  review: ItemsRef;
  parts: readonly ActPart[];
  /**
   * Graph's answers as the screen knew them at that moment, by item id; an item missing here was not reviewed and had
   * no reviewer's name.
   */
  seen: Readonly<Record<string, Answered>>;
  /** The decisions of this device that the screen showed in place of Graph's answers, by item id; Undo restores them. */
  own?: Readonly<Record<string, OwnAnswer>>;
  /** The act accepts the recommendations; Graph's own action may record it where it gives exactly these decisions. */
  accepting: boolean;
  /** When the review ends, as Graph gives it; null for no end. */
  endsAt: string | null;
}

/** One item of one act. */
export interface ChoiceRef {
  actId: string;
  itemId: string;
}

/** Written before the request leaves: from here on it is unknown whether Graph records it. */
export interface SendingRecord {
  kind: 'sending';
  id: string;
  at: number;
  review: ItemsRef;
  choices: readonly ChoiceRef[];
}

/** Graph's answer to a sending, for the items that got an answer. */
export interface AnsweredRecord {
  kind: 'answered';
  sendingId: string;
  at: number;
  review: ItemsRef;
  accepted: readonly string[];
  refused: readonly string[];
  /** Microsoft's id of the request, for support cases. */
  requestId: string | null;
  /** Microsoft's ids by item id, where each part of a batch has its own. */
  requestIds?: Readonly<Record<string, string>>;
}

/** Closed choices: read back, dismissed by the reviewer, or ended with the review. */
export interface ClosedRecord {
  kind: 'closed';
  at: number;
  review: ItemsRef;
  how: 'confirmed' | 'discarded' | 'ended';
  choices: readonly ChoiceRef[];
}

/** What a read-back proved, for the receipt; kept until the review ends, seven days at most. */
export interface ReceiptRecord {
  kind: 'receipt';
  at: number;
  review: ItemsRef;
  endsAt: string | null;
  entries: readonly ReceiptWrite[];
}

/** Everything a log may hold; see the glossary's event log. */
export type LogRecord = ActRecord | SendingRecord | AnsweredRecord | ClosedRecord | ReceiptRecord;

/** A record with its number; later records have greater numbers, across tabs too. */
export interface LoggedRecord<R extends LogRecord = LogRecord> {
  seq: number;
  /** The name of the append; all its records share it. */
  batch: string;
  record: R;
}

/** strict: on the disk when the write resolves. relaxed: the system may still lose it in a power cut. */
export type Durability = 'strict' | 'relaxed';

/** The last row of a log that a page has read. When no row has this number and name, the log was replaced. */
export type LogPosition = Pick<LoggedRecord, 'seq' | 'batch'>;

/** How records are appended. */
export interface Appending {
  batch: string;
  /** Nothing is appended when this row is gone; 0 when the page has read no row yet. */
  after: LogPosition | 0;
  /** The batch may be stored already: then its numbers are returned, and nothing is stored twice. */
  again: boolean;
}

/** The row that was read last is gone: it was removed, or the store was emptied, created again or set back. */
export class LogChanged extends Error {}

/**
 * Where one owner's log is stored. Every method rejects when it fails, and with `LogChanged` when the mark's row is
 * gone.
 */
export interface LogStore {
  /** Stores records in one transaction and gives their numbers. */
  append(records: readonly LogRecord[], durability: Durability, appending?: Appending): Promise<number[]>;
  /**
   * All rows after the mark, or all rows for 0, in order; records that can't be read are left in place and not
   * returned.
   */
  read(after: LogPosition | 0): Promise<LoggedRecord[]>;
  remove(seqs: readonly number[]): Promise<void>;
  /** Whether this record may be stored at all: a host can forbid storing new records on the device. */
  takes(record: LogRecord): boolean;
  /** `memory`: this browser stores nothing, or has stopped storing; the screen says so. */
  readonly place: 'device' | 'memory';
}
