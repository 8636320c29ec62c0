/**
 * What a spreadsheet may take for the beginning of a formula: `= + - @`, tab, line breaks and NUL, and the full-width
 * forms that Excel treats the same. Spaces and invisible characters may come before it, because a cell is often trimmed
 * before it is evaluated. ASVS 5.0 1.2.10
 *
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA =
  /^[\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@\t\r\n\0＝＋－＠]/u;

/** Whether a spreadsheet would, or may, evaluate a cell. */
export function isFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

/** The cell's text, with `'` before it where a spreadsheet may evaluate it. */
export function guardCell(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}
