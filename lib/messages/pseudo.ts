import type { MessageLocale } from './negotiate';

/**
 * A compiled message, as the build makes it: a text, or parts with arguments, branches and tags.
 * https://next-intl.dev/blog/precompilation
 */
export type Message = string | readonly Part[];
/** A text; `0` for a plural's number; else an argument or a tag, with its name first. */
type Part = string | 0 | readonly [string, ...unknown[]];

/** A catalogue of compiled messages. */
export interface MessageTree {
  readonly [key: string]: Message | MessageTree;
}

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀçđéƒĝĥîĵķļḿñöþɋŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنه';
const lettersOf = (other: string) =>
  new Map([...PLAIN].map((letter, index) => [letter, [...other][index] ?? letter]));
const LETTERS = lettersOf(ACCENTED);
const FROM_RIGHT = lettersOf(ARABIC + ARABIC);
const VOWELS = new Set('aeiouAEIOU');
/** The second element of an argument that branches: select, plural, selectordinal. */
const BRANCHING: readonly unknown[] = [1, 2, 3];

function accent(letter: string): string {
  const accented = LETTERS.get(letter);
  if (!accented) return letter;
  return VOWELS.has(letter) ? accented + accented.toLowerCase() : accented;
}

type PseudoLocale = Exclude<MessageLocale, 'en'>;

const WRITTEN: Record<PseudoLocale, (letter: string) => string> = {
  'en-XA': accent,
  'ar-XB': (letter) => FROM_RIGHT.get(letter) ?? letter,
};

/** A text of the catalogue as a pseudo-locale writes it, letter by letter. */
export const pseudoText = (text: string, locale: PseudoLocale): string =>
  [...text].map(WRITTEN[locale]).join('');

/** An argument keeps its name and format; a tag keeps its name. */
function pseudoPart(part: Part, locale: PseudoLocale): Part {
  if (typeof part === 'string') return pseudoText(part, locale);
  if (part === 0) return part;
  const [name, kind, branches] = part;
  if (kind === undefined) return part;
  if (BRANCHING.includes(kind))
    return [
      name,
      kind,
      mapped(branches as Record<string, Message | 0>, (it) => it && pseudoMessage(it, locale)),
    ];
  if (typeof kind === 'number' && kind > 0) return part;
  return [name, ...part.slice(1).map((inside) => pseudoPart(inside as Part, locale))];
}

/**
 * A pseudo-locale's form of a message. `en-XA`: every letter accented, every vowel doubled (about 40 % longer). `ar-XB`:
 * every letter an Arabic one, so that it is written from right to left. https://cldr.unicode.org/translation/pseudolocales
 */
export function pseudoMessage(message: Message, locale: PseudoLocale): Message {
  return typeof message === 'string'
    ? pseudoText(message, locale)
    : message.map((part) => pseudoPart(part, locale));
}

function mapped<Value, Made>(tree: Readonly<Record<string, Value>>, make: (value: Value) => Made) {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, make(value)]));
}

const isMessage = (value: Message | MessageTree): value is Message =>
  typeof value === 'string' || Array.isArray(value);

/** The pseudo-locale's form of a catalogue, with the same keys. */
export function pseudoCatalogue<Tree extends MessageTree>(tree: Tree, locale: PseudoLocale): Tree {
  const made = mapped<Message | MessageTree, Message | MessageTree>(tree, (value) =>
    isMessage(value) ? pseudoMessage(value, locale) : pseudoCatalogue(value, locale),
  );
  return made as Tree;
}
