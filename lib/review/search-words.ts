/**
 * Marks that people leave out when typing: accents, Hebrew points, Arabic vowels and tatweel; and invisible characters.
 */
const LEFT_OUT =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\p{Default_Ignorable_Code_Point}]/gu;

/** Letters with a stroke and joined letters, which Unicode doesn't decompose. */
const APART: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
};
const JOINED = /[łøđðħŧæœþς]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant, all of it.
const ASCII = /^[\x00-\x7f]*$/;

/**
 * Text in the form in which it is searched: without case, accents and width, by the same rules in every language. It
 * goes through upper case, because upper case resolves letters that lower case alone doesn't (ß, dotless ı).
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .replace(JOINED, (letter) => APART[letter] ?? letter);
}

/** The folded words of a search; none for an empty search. */
export function wordsOf(search: string): string[] {
  return [...new Set(fold(search).split(/\s/u).filter(Boolean))];
}

/** Whether the text contains every word, in any order. */
export function hasWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
