import { accessDescriptions, accessText } from '../access';
import type { DecisionItem, PersonDetails } from '../model';
import type { RowAnswer } from '../row-answer';

/** Marks that a person leaves out when typing: accents, Hebrew points, Arabic vowels and tatweel; and what draws nothing. */
const LEFT_OUT =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\p{Default_Ignorable_Code_Point}]/gu;

/** Letters with a stroke or joined ones, which Unicode doesn't take apart. */
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
 * Text as it is searched: without case, accents and width, by rules that are the same in every language. Upper case
 * in between, because it takes apart what lower case alone doesn't (ß, dotless ı).
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

/** The words of a search, folded; none for a search that says nothing. */
export function wordsOf(search: string): string[] {
  return [...new Set(fold(search).split(/\s/u).filter(Boolean))];
}

interface Folded {
  details: PersonDetails | undefined;
  reason: string;
  text: string;
}

const folded = new WeakMap<DecisionItem, Folded>();

/** All that an item is found by, folded; kept as long as the item, its person and its reason are the same. */
export function searchText(
  { item, justification: reason }: Pick<RowAnswer, 'item' | 'justification'>,
  details: PersonDetails | undefined,
): string {
  const known = folded.get(item);
  if (known && known.details === details && known.reason === reason) return known.text;
  const { principal, resource } = item;
  const fields = [
    principal.displayName,
    principal.userPrincipalName,
    details?.jobTitle,
    details?.department,
    details?.manager,
    accessText(resource),
    ...((resource && accessDescriptions(resource)) ?? []),
    reason,
  ];
  // A line break keeps a word from being found across two fields: no search has one.
  const text = fold(fields.filter(Boolean).join('\n'));
  folded.set(item, { details, reason, text });
  return text;
}

/** Whether every word stands somewhere in the text, in any order. */
export function hasWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
