import type { ReviewLinkRow } from '../../notifier/links/review-links';
import { harmless } from '../harmless';

export const FORMATS = ['text', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

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

/** Matches what a spreadsheet takes for a formula, in its full-width forms too. */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;

/**
 * One cell by RFC 4180, always quoted; a text that a spreadsheet would run gets an apostrophe in front.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function asCsv(rows: readonly ReviewLinkRow[]): string {
  const lines = [
    COLUMNS.join(','),
    ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(',')),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function asText(rows: readonly ReviewLinkRow[]): string {
  const byReviewer = new Map<string, ReviewLinkRow[]>();
  for (const row of rows) byReviewer.set(row.to, [...(byReviewer.get(row.to) ?? []), row]);
  const blocks = [...byReviewer].map(([to, theirs]) =>
    [
      harmless(`${theirs[0]?.reviewer ?? ''} <${to}>`),
      ...theirs.map(({ person, resource, link }) => `  ${harmless(`${person}, ${resource}`)}\n    ${link}`),
    ].join('\n'),
  );
  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : 'Nobody is asked about anything in this review.\n';
}

/** The rows as the command prints them, including the last line end. */
export function printLinks(rows: readonly ReviewLinkRow[], format: Format): string {
  if (format === 'csv') return asCsv(rows);
  return format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : asText(rows);
}
