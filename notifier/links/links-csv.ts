import { guardCell } from '../../lib/review/receipt/guard';
import type { ReviewLinkRow } from './review-links';

const COLUMNS = [
  'reviewer',
  'to',
  'person',
  'resource',
  'review',
  'due',
  'decision',
  'link',
] as const satisfies readonly (keyof ReviewLinkRow)[];

/** One cell by RFC 4180, always quoted, and guarded like those of a receipt. */
const cell = (text: string): string => `"${guardCell(text).replaceAll('"', '""')}"`;

/** The rows as CSV with a header row. */
export function linksCsv(rows: readonly ReviewLinkRow[]): string {
  const lines = [
    COLUMNS.join(','),
    ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(',')),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
