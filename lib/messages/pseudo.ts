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
const LETTERS = new Map([...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] ?? letter]));
const VOWELS = new Set('aeiouAEIOU');
/** The second element of an argument that branches: select, plural, selectordinal. */
const BRANCHING: readonly unknown[] = [1, 2, 3];

function accent(letter: string): string {
  const accented = LETTERS.get(letter);
  if (!accented) return letter;
  return VOWELS.has(letter) ? accented + accented.toLowerCase() : accented;
}

const pseudoText = (text: string): string => [...text].map(accent).join('');

/** An argument keeps its name and format; a tag keeps its name. */
function pseudoPart(part: Part): Part {
  if (typeof part === 'string') return pseudoText(part);
  if (part === 0) return part;
  const [name, kind, branches] = part;
  if (kind === undefined) return part;
  if (BRANCHING.includes(kind))
    return [name, kind, mapped(branches as Record<string, Message | 0>, (it) => it && pseudoMessage(it))];
  if (typeof kind === 'number' && kind > 0) return part;
  return [name, ...part.slice(1).map((inside) => pseudoPart(inside as Part))];
}

/** The pseudo-locale's form of a message: every letter accented, every vowel doubled (about 40 % longer). */
export function pseudoMessage(message: Message): Message {
  return typeof message === 'string' ? pseudoText(message) : message.map(pseudoPart);
}

function mapped<Value, Made>(tree: Readonly<Record<string, Value>>, make: (value: Value) => Made) {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, make(value)]));
}

const isMessage = (value: Message | MessageTree): value is Message =>
  typeof value === 'string' || Array.isArray(value);

/** The pseudo-locale's form of a catalogue, with the same keys. */
export function pseudoCatalogue<Tree extends MessageTree>(tree: Tree): Tree {
  const made = mapped<Message | MessageTree, Message | MessageTree>(tree, (value) =>
    isMessage(value) ? pseudoMessage(value) : pseudoCatalogue(value),
  );
  return made as Tree;
}
