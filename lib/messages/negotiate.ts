/** The languages that texts exist in. `en-XA` is made from English: longer and accented, to find words and layouts that can't change. */
export type MessageLocale = 'en' | 'en-XA';

/** The language of the texts, from the browser's list in the reader's order. English where nothing else is known. */
export function negotiate(languages: readonly string[]): MessageLocale {
  return languages[0]?.toLowerCase() === 'en-xa' ? 'en-XA' : 'en';
}
