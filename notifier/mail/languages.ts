/** The languages that both the mail's and the portal's words exist in. */
export const LANGUAGES = ['en'] as const;

/** Scripts of living languages that are written from right to left. https://www.unicode.org/iso15924/ */
const FROM_THE_RIGHT = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/** The language of a tag such as `de-AT`; undefined for an invalid tag. */
export function languageOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}

/** The writing direction of a language. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return FROM_THE_RIGHT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}
