import type { KeyboardEvent } from 'react';
import type { Answer } from '../../lib/review/model';

/** The fields of a keyboard event that matter. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** The key is held down. */
  repeat: boolean;
  /** An input method is composing a character. */
  isComposing: boolean;
}

/** The fields of a React keyboard event that `keyOf`, `letterOf` and `saves` need. */
export function pressOf(event: KeyboardEvent): Press {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, nativeEvent } = event;
  return { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing: nativeEvent.isComposing };
}

export type LetterCommand = Answer | 'reason' | 'undo';

/** The letters that decide, explain and undo, the same in the list, in the grid and one by one. */
const LETTERS: Readonly<Record<string, LetterCommand>> = {
  a: 'Approve',
  d: 'Deny',
  u: 'DontKnow',
  r: 'reason',
  z: 'undo',
};

/** The key as typed without Caps Lock, which turns letters into capitals without Shift. */
export const keyOf = ({ key, shiftKey }: Press): string =>
  key.length === 1 && !shiftKey ? key.toLowerCase() : key;

/**
 * The command of a letter; undefined for other keys, with a modifier, during composition,
 * and while the key is held down.
 */
export function letterOf(press: Press): LetterCommand | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = press;
  if (ctrlKey || metaKey || altKey || shiftKey || repeat || isComposing) return undefined;
  const key = keyOf(press);
  return Object.hasOwn(LETTERS, key) ? LETTERS[key] : undefined;
}

/** Whether a press may be part of a text: a character or Enter, without a modifier. */
export const mayBeText = ({ key, ctrlKey, metaKey, altKey }: Press): boolean =>
  (key.length === 1 || key === 'Enter') && !ctrlKey && !metaKey && !altKey;

/** The keys of every question, in the form of the list's `SHORTCUTS`. */
export const QUESTION_SHORTCUTS = [
  ['save', ['Ctrl', 'Enter'], ['⌘', 'Enter']],
  ['closeQuestion', ['Esc']],
] as const;

/** Whether a press saves: Ctrl or ⌘ with Enter, in every question. A key that is held down saves once. */
export function saves({ key, ctrlKey, metaKey, repeat, isComposing }: Press): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !repeat && !isComposing;
}
