import { keyOf, letterOf, type Press } from '../../parts/keys';

/**
 * What keys do in the list of people. Pure: a press and where it happened give a command. The same table is what the
 * help shows. Letters act only while the focus is inside the list, as WCAG 2.1.4 asks of single-key shortcuts:
 * https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
 */

/** Keys as they are printed on a keyboard: each action with the ways to do it, each way with the keys held together. */
export const SHORTCUTS = [
  ['move', ['↓', '↑'], ['j', 'k']],
  ['range', ['Shift', '↓'], ['Shift', '↑']],
  ['select', ['Space'], ['x']],
  ['all', ['Ctrl', 'A'], ['⌘', 'A']],
  ['approve', ['a']],
  ['deny', ['d']],
  ['dontKnow', ['u']],
  ['reason', ['r']],
  ['undo', ['z']],
  ['next', ['n']],
  ['search', ['/']],
  ['filter', ['f']],
  ['open', ['Enter']],
  ['clear', ['Esc']],
  ['help', ['?']],
] as const;

export type Command =
  /** To another row, `by` rows further; ±Infinity: to the ends. `extend`: everybody in between is selected. */
  | { do: 'row'; by: number; extend: boolean }
  /** As many rows as fit on the screen, down or up. */
  | { do: 'page'; by: 1 | -1 }
  /** To another cell of the row, in the order of reading; ±Infinity: to the ends. */
  | { do: 'cell'; by: number }
  | { do: 'act'; act: 'Approve' | 'Deny' | 'DontKnow' }
  | { do: 'select' | 'all' | 'clear' | 'reason' | 'undo' | 'next' | 'search' | 'filter' | 'open' | 'help' };

/** What has the focus: a part that has keys of its own keeps them. */
export type Inside = 'cell' | 'link' | 'button' | 'checkbox' | 'field';

export interface Where {
  inside: Inside;
  rightToLeft: boolean;
}

const row = (by: number, extend = false): Command => ({ do: 'row', by, extend });

const PLAIN: Readonly<Record<string, Command>> = {
  ArrowDown: row(1),
  ArrowUp: row(-1),
  j: row(1),
  k: row(-1),
  PageDown: { do: 'page', by: 1 },
  PageUp: { do: 'page', by: -1 },
  Home: { do: 'cell', by: Number.NEGATIVE_INFINITY },
  End: { do: 'cell', by: Number.POSITIVE_INFINITY },
  ' ': { do: 'select' },
  x: { do: 'select' },
  z: { do: 'undo' },
  n: { do: 'next' },
  f: { do: 'filter' },
  Enter: { do: 'open' },
  Escape: { do: 'clear' },
};

const WITH_SHIFT: Readonly<Record<string, Command>> = {
  ArrowDown: row(1, true),
  ArrowUp: row(-1, true),
  ' ': { do: 'select' },
};

const WITH_CONTROL: Readonly<Record<string, Command>> = {
  a: { do: 'all' },
  Home: row(Number.NEGATIVE_INFINITY),
  End: row(Number.POSITIVE_INFINITY),
};

/** Characters that some keyboards have behind Shift and others don't. */
const CHARACTERS: Readonly<Record<string, Command>> = { '/': { do: 'search' }, '?': { do: 'help' } };

/** What a link, a button or a checkbox does with a key by itself. */
const OWN: Readonly<Record<Exclude<Inside, 'cell' | 'field'>, readonly string[]>> = {
  link: ['Enter'],
  button: ['Enter', ' '],
  checkbox: [' '],
};

const STEPS = new Set<Command['do']>(['row', 'page', 'cell']);

/** The command of a press, or undefined where the key belongs to the browser, to a field, or to what has the focus. */
export function commandOf(press: Press, { inside, rightToLeft }: Where): Command | undefined {
  if (press.isComposing || press.altKey || inside === 'field') return undefined;
  if (inside !== 'cell' && OWN[inside].includes(press.key)) return undefined;
  const command = named(press) ?? sideways(press, rightToLeft);
  // A key that is held down goes on moving; it never decides twice.
  return press.repeat && command && !STEPS.has(command.do) ? undefined : command;
}

function named(press: Press): Command | undefined {
  const held = press.ctrlKey || press.metaKey;
  const letter = letterOf(press);
  if (letter) return letter === 'reason' ? { do: 'reason' } : { do: 'act', act: letter };
  const key = keyOf(press);
  if (held) return press.shiftKey ? undefined : own(WITH_CONTROL, key);
  return own(CHARACTERS, key) ?? own(press.shiftKey ? WITH_SHIFT : PLAIN, key);
}

function sideways(press: Press, rightToLeft: boolean): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.shiftKey) return undefined;
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (press.key === forward) return { do: 'cell', by: 1 };
  return press.key === back ? { do: 'cell', by: -1 } : undefined;
}

const own = (table: Readonly<Record<string, Command>>, key: string): Command | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
