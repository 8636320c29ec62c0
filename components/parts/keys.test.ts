import { describe, expect, test } from 'vitest';
import { letterOf, mayBeText, type Press, saves } from './keys';
import { press } from './keys-testing';

const HELD: Partial<Press>[] = [
  { ctrlKey: true },
  { metaKey: true },
  { altKey: true },
  { repeat: true },
  { isComposing: true },
];

describe('a letter', () => {
  test.each([
    ['a', 'Approve'],
    ['d', 'Deny'],
    ['u', 'DontKnow'],
    ['r', 'reason'],
    ['z', 'undo'],
  ])('%s has a command, with Caps Lock too', (key, command) => {
    expect(letterOf(press(key))).toBe(command);
    expect(letterOf(press(key.toUpperCase()))).toBe(command);
  });

  test.each(HELD)('decides nothing with %o', (over) => {
    expect(letterOf(press('a', over))).toBeUndefined();
  });

  test('with Shift, or one that is in no table, decides nothing', () => {
    // The second press is Shift while Caps Lock is on.
    for (const key of ['A', 'a']) expect(letterOf(press(key, { shiftKey: true }))).toBeUndefined();
    for (const key of ['x', 'Enter', 'toString', 'constructor']) expect(letterOf(press(key))).toBeUndefined();
  });
});

test('a character or Enter may be part of a text, a named key or one with a modifier may not', () => {
  for (const key of ['a', 'K', ' ', '.', 'ß', 'Enter']) expect(mayBeText(press(key))).toBe(true);
  for (const key of ['Escape', 'Tab', 'ArrowDown', 'Shift']) expect(mayBeText(press(key))).toBe(false);
  for (const over of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
    expect(mayBeText(press('a', over))).toBe(false);
});

test('Ctrl or ⌘ with Enter saves once, and not while a character is put together', () => {
  expect(saves(press('Enter', { ctrlKey: true }))).toBe(true);
  expect(saves(press('Enter', { metaKey: true }))).toBe(true);
  expect(saves(press('Enter'))).toBe(false);
  expect(saves(press('a', { ctrlKey: true }))).toBe(false);
  expect(saves(press('Enter', { ctrlKey: true, repeat: true }))).toBe(false);
  expect(saves(press('Enter', { ctrlKey: true, isComposing: true }))).toBe(false);
});
