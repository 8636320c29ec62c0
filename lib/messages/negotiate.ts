/**
 * The languages that texts exist in. Two are made from English, to find words and layouts that can't change: `en-XA`,
 * longer and accented, and `ar-XB`, written from right to left.
 */
export type MessageLocale = 'en' | 'en-XA' | 'ar-XB';

const PSEUDO: readonly MessageLocale[] = ['en-XA', 'ar-XB'];

/** The language of the texts, from the browser's list in the reader's order. English where nothing else is known. */
export function negotiate(languages: readonly unknown[]): MessageLocale {
  const first = String(languages[0] ?? '').toLowerCase();
  return PSEUDO.find((locale) => locale.toLowerCase() === first) ?? 'en';
}

/** Tags that programs give in place of a language. */
const NO_LANGUAGE = /^(c|posix|und)?$/i;

function isKnown(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/**
 * The locale for dates: of the language of the texts, so that a sentence has one language, and of the reader's country. A
 * German browser reads English texts with `en-DE`: "Mon, 7 Dec 2026, 18:00".
 *
 * Browsers name `en-US@posix`, `en_US`, `C` or nothing where they were started without a language, and `Intl` throws at
 * those. https://tc39.es/ecma402/#sec-isstructurallyvalidlanguagetag
 * @param languages the browser's list in the reader's order
 */
export function readerLocale(languages: readonly unknown[], texts = 'en'): string {
  const known = languages.flatMap((language) => {
    const tag = typeof language === 'string' ? language.split(/[@.]/)[0]?.trim().replaceAll('_', '-') : '';
    return tag !== undefined && !NO_LANGUAGE.test(tag) && isKnown(tag) ? new Intl.Locale(tag) : [];
  });
  const same = known.find(({ language }) => language === texts);
  if (same) return same.baseName;
  const region = known[0]?.maximize().region;
  return region ? `${texts}-${region}` : texts;
}

/** The zone that times are shown in; UTC where the browser names none that `Intl` knows. */
export function readerTimeZone(zone: unknown): string {
  try {
    return typeof zone === 'string'
      ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
      : 'UTC';
  } catch {
    return 'UTC';
  }
}
