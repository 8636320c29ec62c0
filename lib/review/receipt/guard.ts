/**
 * What a spreadsheet would take for the beginning of a formula: `= + - @`, tab, line breaks and NUL, and the full-width
 * forms that Excel reads alike. ASVS 5.0 1.2.10, https://owasp.org/www-community/attacks/CSV_Injection
 * Spaces and characters that draw nothing may stand before it: a cell is often trimmed before it is evaluated.
 */
const FORMULA =
  /^[\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@\t\r\n\0＝＋－＠]/u;

/** Whether a cell would, or may, be evaluated. */
export function isFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

/** Gives a cell's text as it is, or with `'` before it where a spreadsheet would evaluate it. */
export function guardCell(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}
