/**
 * Characters that a spreadsheet takes as the beginning of a formula, also in their
 * full-width forms, or skips before one.
 */
const STARTERS = new Set([
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\0',
  '\uFF1D',
  '\uFF0B',
  '\uFF0D',
  '\uFF20',
]);

function cell(text: string): string {
  const safe = STARTERS.has(text.charAt(0)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * One line of a CSV file (RFC 4180), with its end. People write names and reasons, and an
 * administrator opens the file in a spreadsheet: a text that would be a formula there gets an
 * apostrophe in front (OWASP ASVS 1.2.10).
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}
