import type { Answered, Decision, ItemsRef } from '../review/model';
import type { ReceiptWrite } from '../review/receipt/model';

/**
 * What the device keeps of decisions on their way: a log that only grows until what it is about has come to rest. It
 * holds what the reviewer saw and wants, never a request, an address or a token. Times are ms since 1970.
 */

/** Whose log: another account or tenant never sees or sends it. Both ids are GUIDs in lower case. */
export interface Owner {
  tenantId: string;
  userId: string;
}

/** One decision with one reason for some items. */
export interface ActPart {
  decision: Decision;
  justification: string;
  itemIds: readonly string[];
}

/** One act of the reviewer, however many items it is about. */
export interface ActRecord {
  kind: 'act';
  id: string;
  at: number;
  /** Its place among acts, where `at` doesn't tell it: the device's clock was set back, or two share a millisecond. */
  order?: number;
  review: ItemsRef;
  parts: readonly ActPart[];
  /** The answers on screen at that moment, by item id; whoever is missing was undecided with nobody's name. */
  seen: Readonly<Record<string, Answered>>;
  /** The act accepts the advice, and Graph's own action may do it where it fits exactly. */
  accepting: boolean;
  /** When the review ends, as Graph said; null for no end. */
  endsAt: string | null;
}

/** One item of one act. */
export interface ChoiceRef {
  actId: string;
  itemId: string;
}

/** Written before anything of it leaves: from here on these items are ambiguous. */
export interface SendingRecord {
  kind: 'sending';
  id: string;
  at: number;
  review: ItemsRef;
  choices: readonly ChoiceRef[];
}

/** What was answered to a sending, for those of its items that got an answer. */
export interface AnsweredRecord {
  kind: 'answered';
  sendingId: string;
  at: number;
  review: ItemsRef;
  accepted: readonly string[];
  refused: readonly string[];
  /** Microsoft's id of the request, to quote. */
  requestId: string | null;
  /** By item id, where a part of a batch has an id of its own. */
  requestIds?: Readonly<Record<string, string>>;
}

/** Choices that came to rest: read back, given up by the reviewer, or told that the review is over. */
export interface ClosedRecord {
  kind: 'closed';
  at: number;
  review: ItemsRef;
  how: 'confirmed' | 'discarded' | 'ended';
  choices: readonly ChoiceRef[];
}

export interface ReceiptRecord {
  kind: 'receipt';
  at: number;
  review: ItemsRef;
  endsAt: string | null;
  entries: readonly ReceiptWrite[];
}

export type LogRecord = ActRecord | SendingRecord | AnsweredRecord | ClosedRecord | ReceiptRecord;

/** A record with its place; later ones have greater numbers, across tabs too. */
export interface LoggedRecord<R extends LogRecord = LogRecord> {
  seq: number;
  /** One name for all records of one append. */
  batch: string;
  record: R;
}

/** The last row of a log that somebody knows: where no row has this number and name, the log was replaced. */
export type Mark = Pick<LoggedRecord, 'seq' | 'batch'>;

/** How records are appended. */
export interface Appending {
  batch: string;
  /** Nothing is appended where this row is gone; 0 where nothing is known yet. */
  after: Mark | 0;
  /** The batch may be there already: then its numbers are given, and nothing is kept twice. */
  again: boolean;
}

/** The row that was seen last is gone: it was removed, or the store was emptied, made anew or set back. */
export class LogChanged extends Error {}

/** Where one owner's log is kept. Every method rejects rather than pretend, and `LogChanged` where the mark is gone. */
export interface LogStore {
  /** Keeps records in one transaction and gives their numbers. `strict`: on the disk when this resolves. */
  append(
    records: readonly LogRecord[],
    durability: 'strict' | 'relaxed',
    appending?: Appending,
  ): Promise<number[]>;
  /** Everything after a row, or all, in order; unreadable records are left where they are and not given. */
  read(after: Mark | 0): Promise<LoggedRecord[]>;
  remove(seqs: readonly number[]): Promise<void>;
  /** Whether this record may be kept at all: a host can want nothing new on the device. */
  takes(record: LogRecord): boolean;
  /** `memory`: this browser keeps nothing, or stopped keeping; said on screen. */
  readonly place: 'device' | 'memory';
}
