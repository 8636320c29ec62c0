import type { Answer } from '../../../lib/review/model';
import { keyOf, letterOf, type Press } from '../../parts/keys';

/**
 * The keys in the list of people. Pure functions: a key press and its place give a command. The help shows
 * the same table. Letters act only while the focus is inside the list, as WCAG 2.1.4 asks of single-key
 * shortcuts: https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
 */

/**
 * The shortcuts with the keys as printed on a keyboard: each action has one or more ways, any of which does it, and a
 * way is one or more keys held together.
 */
export const SHORTCUTS = [
  ['move', ['↓'], ['↑'], ['j'], ['k']],
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
  /** Go to another row, `by` rows further; ±Infinity: to the ends. `extend`: select everybody in between. */
  | { do: 'row'; by: number; extend: boolean }
  /** Go as many rows down or up as fit on the screen. */
  | { do: 'page'; by: 1 | -1 }
  /** Go to another cell of the row, in the order of reading; ±Infinity: to the ends. */
  | { do: 'cell'; by: number }
  | { do: 'act'; act: Answer }
  /** A key that is still held after it did something: it does nothing more, here and in the browser. */
  | { do: 'nothing' }
  | { do: 'select' | 'all' | 'clear' | 'reason' | 'undo' | 'next' | 'search' | 'filter' | 'open' | 'help' };

/** The kind of element with the focus: an element that has keys of its own keeps them. */
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

/** Characters that need Shift on some keyboards and not on others. */
const CHARACTERS: Readonly<Record<string, Command>> = { '/': { do: 'search' }, '?': { do: 'help' } };

/** The keys that a link, a button or a checkbox handles itself. */
const OWN: Readonly<Record<Exclude<Inside, 'cell' | 'field'>, readonly string[]>> = {
  link: ['Enter'],
  button: ['Enter', ' '],
  checkbox: [' '],
};

const STEPS = new Set<Command['do']>(['row', 'page', 'cell']);

/**
 * The command of a key press; undefined where the key belongs to the browser, to a
 * field, or to the focused element.
 */
export function commandOf(press: Press, { inside, rightToLeft }: Where): Command | undefined {
  if (press.isComposing || press.altKey || inside === 'field') return undefined;
  if (inside !== 'cell' && OWN[inside].includes(press.key)) return undefined;
  const command = named({ ...press, repeat: false }) ?? sideways(press, rightToLeft);
  // A key that is held down repeats a movement, but never a decision.
  return press.repeat && command && !STEPS.has(command.do) ? { do: 'nothing' } : command;
}

function named(press: Press): Command | undefined {
  const held = press.ctrlKey || press.metaKey;
  const letter = letterOf(press);
  if (letter) return letter === 'reason' || letter === 'undo' ? { do: letter } : { do: 'act', act: letter };
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
