import Papa from 'papaparse';
import { isOver } from '../decidable';
import { homeAddress } from '../guest';
import type { RecordedDecision } from '../model';
import { makerName } from '../principal';
import type { Whose } from '../whose-access';
import { guardCell } from './guard';
import { ownDecision, type Receipt, type ReceiptEntry } from './model';

export const CSV_COLUMNS = [
  'review',
  'person',
  'signInName',
  'access',
  'decision',
  'reason',
  'standing',
  'answeredAt',
  'answeredBy',
  'result',
  'sentAt',
  'confirmedAt',
  'sends',
  'requestIds',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** The words of the file, in the reader's language. */
export interface ReceiptWords {
  column(column: CsvColumn): string;
  person(principal: ReceiptEntry['principal']): string;
  access(resource: NonNullable<ReceiptEntry['resource']>): string;
  decision(decision: RecordedDecision, whose: Whose): string;
  /** Whether the decision stands there; where another one does, which, and whose. */
  standing(entry: ReceiptEntry, whose: Whose): string;
  /** How the decision was carried out after the end; empty where nothing is known. */
  outcome(entry: ReceiptEntry, ended: boolean, whose: Whose): string;
}

/** Excel reads a file as UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The receipt as CSV by RFC 4180, with a header row and times as ISO 8601 in UTC. Every cell is quoted, because some
 * spreadsheets split at semicolons, and guarded (see `guardCell`), which can change its text; the JSON file keeps every
 * text unchanged.
 */
export function receiptCsv(receipt: Receipt, words: ReceiptWords): string {
  const header = CSV_COLUMNS.map((column) => words.column(column));
  const { whose } = receipt;
  const rows = receipt.entries.map((entry) => {
    const cells = cellsOf(receipt, entry, whose, words);
    return CSV_COLUMNS.map((column) => cells[column]);
  });
  return csvOf([header, ...rows]);
}

/** Writes rows of cells as a CSV file; every cell is guarded. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const guarded = rows.map((row) => row.map(guardCell));
  return `${BYTE_ORDER_MARK}${Papa.unparse(guarded, { quotes: true, newline: '\r\n' })}\r\n`;
}

function cellsOf(
  receipt: Receipt,
  entry: ReceiptEntry,
  whose: Whose,
  words: ReceiptWords,
): Record<CsvColumn, string> {
  const { principal, resource, writes } = entry;
  const own = ownDecision(entry);
  // Every row tells my decision, as the page does; what stands in its place is told with its standing.
  const decidedBy = own === entry ? entry.reviewedBy : receipt.reviewer;
  return {
    review: receipt.review.displayName,
    person: words.person(principal),
    signInName: homeAddress(principal.userPrincipalName),
    access: resource ? words.access(resource) : '',
    decision: words.decision(own.decision, whose),
    reason: own.reason,
    standing: words.standing(entry, whose),
    answeredAt: own.reviewedAt ?? '',
    answeredBy: decidedBy ? makerName(decidedBy) : '',
    result: words.outcome(entry, isOver(receipt.review.status), whose),
    sentAt: writes[0]?.sentAt ?? '',
    confirmedAt: writes.at(-1)?.confirmedAt ?? '',
    sends: writes.length > 0 ? String(writes.reduce((sum, { sends }) => sum + sends, 0)) : '',
    requestIds: writes.flatMap(({ requestIds }) => requestIds).join(' '),
  };
}
