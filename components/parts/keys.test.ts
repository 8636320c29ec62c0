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
  ])('%s runs its command, also with Caps Lock', (key, command) => {
    expect(letterOf(press(key))).toBe(command);
    expect(letterOf(press(key.toUpperCase()))).toBe(command);
  });

  test.each(HELD)('does nothing with %o', (over) => {
    expect(letterOf(press('a', over))).toBeUndefined();
  });

  test('does nothing with Shift or where it has no command', () => {
    // The second press is Shift while Caps Lock is on.
    for (const key of ['A', 'a']) expect(letterOf(press(key, { shiftKey: true }))).toBeUndefined();
    for (const key of ['x', 'Enter', 'toString', 'constructor']) expect(letterOf(press(key))).toBeUndefined();
  });
});

test('only a character or Enter without a modifier may be part of a text', () => {
  for (const key of ['a', 'K', ' ', '.', 'ß', 'Enter']) expect(mayBeText(press(key))).toBe(true);
  for (const key of ['Escape', 'Tab', 'ArrowDown', 'Shift']) expect(mayBeText(press(key))).toBe(false);
  for (const over of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
    expect(mayBeText(press('a', over))).toBe(false);
});

test('Ctrl or ⌘ with Enter saves, but not when held down or during a composition', () => {
  expect(saves(press('Enter', { ctrlKey: true }))).toBe(true);
  expect(saves(press('Enter', { metaKey: true }))).toBe(true);
  expect(saves(press('Enter'))).toBe(false);
  expect(saves(press('a', { ctrlKey: true }))).toBe(false);
  expect(saves(press('Enter', { ctrlKey: true, repeat: true }))).toBe(false);
  expect(saves(press('Enter', { ctrlKey: true, isComposing: true }))).toBe(false);
});
