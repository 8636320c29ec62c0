/**
 * Makes the pseudo-locale out of an ICU message: every letter accented, every vowel doubled (about 40 % longer);
 * arguments, plural and select keywords and tags stay as they are.
 */
export interface MessageTree {
  [key: string]: string | MessageTree;
}

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀçđéƒĝĥîĵķļḿñöþɋŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const LETTERS = new Map([...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] ?? letter]));
const VOWELS = new Set('aeiouAEIOU');
const BRANCHING = new Set(['plural', 'select', 'selectordinal']);

function accent(letter: string): string {
  const accented = LETTERS.get(letter);
  if (!accented) return letter;
  return VOWELS.has(letter) ? accented + accented.toLowerCase() : accented;
}

/** The end (exclusive) of the braces that open at `start`. */
function closing(message: string, start: number): number {
  let depth = 0;
  for (let at = start; at < message.length; at++) {
    if (message[at] === '{') depth++;
    if (message[at] === '}' && --depth === 0) return at + 1;
  }
  return message.length;
}

/** `{count, plural, one {…} other {…}}`: the texts of the branches change, the rest doesn't. */
function pseudoArgument(argument: string): string {
  const [, kind] = argument.slice(1, -1).split(',', 2);
  if (!BRANCHING.has(kind?.trim() ?? '')) return argument;
  let made = '{';
  for (let at = 1; at < argument.length; at++) {
    if (argument[at] !== '{') {
      made += argument[at];
      continue;
    }
    const end = closing(argument, at);
    made += `{${pseudoMessage(argument.slice(at + 1, end - 1))}}`;
    at = end - 1;
  }
  return made;
}

export function pseudoMessage(message: string): string {
  let made = '';
  for (let at = 0; at < message.length; at++) {
    const letter = message[at] ?? '';
    const end = letter === '{' ? closing(message, at) : letter === '<' ? message.indexOf('>', at) + 1 : 0;
    if (end === 0) made += accent(letter);
    else {
      const part = message.slice(at, end);
      made += letter === '{' ? pseudoArgument(part) : part;
      at = end - 1;
    }
  }
  return made;
}

/** A whole catalogue, of the same shape. */
export function pseudoCatalogue<Tree extends MessageTree>(tree: Tree): Tree {
  const entries = Object.entries(tree).map(([key, value]) => [
    key,
    typeof value === 'string' ? pseudoMessage(value) : pseudoCatalogue(value),
  ]);
  return Object.fromEntries(entries);
}
