import { linksCsv } from '../../notifier/links/links-csv';
import type { ReviewLinkRow } from '../../notifier/links/review-links';
import { harmless } from '../harmless';

export const FORMATS = ['text', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

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
  if (format === 'csv') return linksCsv(rows);
  return format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : asText(rows);
}
