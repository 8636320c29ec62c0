import type { KeyboardEvent } from 'react';
import type { Answer } from '../../lib/review/model';

/** The part of a key press that counts. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** Held down. */
  repeat: boolean;
  /** An input method is putting a character together. */
  isComposing: boolean;
}

export function pressOf(event: KeyboardEvent): Press {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, nativeEvent } = event;
  return { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing: nativeEvent.isComposing };
}

export type LetterCommand = Answer | 'reason';

/** The letters that decide: the same in the list, in the matrix and one by one. */
const LETTERS: Readonly<Record<string, LetterCommand>> = {
  a: 'Approve',
  d: 'Deny',
  u: 'DontKnow',
  r: 'reason',
};

/** The key without what Caps Lock makes of it: capitals without Shift. */
export const keyOf = ({ key, shiftKey }: Press): string =>
  key.length === 1 && !shiftKey ? key.toLowerCase() : key;

/** What a letter means, or undefined for any other key, beside another key, for a letter of an input method, and while it is held down. */
export function letterOf(press: Press): LetterCommand | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = press;
  if (ctrlKey || metaKey || altKey || shiftKey || repeat || isComposing) return undefined;
  const key = keyOf(press);
  return Object.hasOwn(LETTERS, key) ? LETTERS[key] : undefined;
}

/** Ctrl or ⌘ with Enter saves wherever something is asked; held down it saves once. */
export function saves({ key, ctrlKey, metaKey, repeat, isComposing }: Press): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !repeat && !isComposing;
}
