/**
 * The languages of the messages. Two are made from English, to find texts and layouts that don't adapt: `en-XA` has
 * longer, accented words, and `ar-XB` is written from right to left.
 */
export type MessageLocale = 'en' | 'en-XA' | 'ar-XB';

const PSEUDO: readonly MessageLocale[] = ['en-XA', 'ar-XB'];

/**
 * The language of the messages, from the browser's list in the reader's order. English for any language without
 * messages.
 */
export function negotiate(languages: readonly unknown[]): MessageLocale {
  const first = String(languages[0] ?? '').toLowerCase();
  return PSEUDO.find((locale) => locale.toLowerCase() === first) ?? 'en';
}

/** Tags that programs give when no language is set. */
const NO_LANGUAGE = /^(c|posix|und)?$/i;

function isKnown(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/**
 * The locale for dates: the language of the messages, so that a sentence has one language, with the reader's country. A
 * German browser shows English messages with `en-DE`: "Mon, 7 Dec 2026, 18:00".
 *
 * A browser started without a language names `en-US@posix`, `en_US`, `C` or nothing, and `Intl` throws for these.
 * https://tc39.es/ecma402/#sec-isstructurallyvalidlanguagetag
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

/** The time zone in which times are shown; UTC where the browser names none that `Intl` knows. */
export function readerTimeZone(zone: unknown): string {
  try {
    return typeof zone === 'string'
      ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
      : 'UTC';
  } catch {
    return 'UTC';
  }
}
