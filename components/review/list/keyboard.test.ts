import { describe, expect, test } from 'vitest';
import { press } from '../../parts/keys-testing';
import { type Command, commandOf, type Inside, SHORTCUTS } from './keyboard';

const at = (inside: Inside = 'cell', rightToLeft = false) => ({ inside, rightToLeft });

const PRINTED: Record<string, string> = { '↓': 'ArrowDown', '↑': 'ArrowUp', Space: ' ', Esc: 'Escape' };

/** The commands of one way to do something, as the help prints its keys. */
function printed(keys: readonly string[]): (Command | undefined)[] {
  const held = {
    shiftKey: keys.includes('Shift'),
    ctrlKey: keys.includes('Ctrl'),
    metaKey: keys.includes('⌘'),
  };
  return keys
    .filter((key) => !['Shift', 'Ctrl', '⌘'].includes(key))
    .map((key) =>
      commandOf(press(PRINTED[key] ?? (held.ctrlKey || held.metaKey ? key.toLowerCase() : key), held), at()),
    );
}

const MEANT: Record<(typeof SHORTCUTS)[number][0], Command[]> = {
  move: [
    { do: 'row', by: 1, extend: false },
    { do: 'row', by: -1, extend: false },
  ],
  range: [
    { do: 'row', by: 1, extend: true },
    { do: 'row', by: -1, extend: true },
  ],
  select: [{ do: 'select' }],
  all: [{ do: 'all' }],
  approve: [{ do: 'act', act: 'Approve' }],
  deny: [{ do: 'act', act: 'Deny' }],
  dontKnow: [{ do: 'act', act: 'DontKnow' }],
  reason: [{ do: 'reason' }],
  undo: [{ do: 'undo' }],
  next: [{ do: 'next' }],
  search: [{ do: 'search' }],
  filter: [{ do: 'filter' }],
  open: [{ do: 'open' }],
  clear: [{ do: 'clear' }],
  help: [{ do: 'help' }],
};

test('every key in the help does what the help says', () => {
  for (const [action, ...ways] of SHORTCUTS) {
    const done = ways.flatMap((keys) => printed(keys));
    for (const command of done) expect(MEANT[action]).toContainEqual(command);
    expect(done.length, action).toBeGreaterThan(0);
    for (const meant of MEANT[action]) expect(done).toContainEqual(meant);
  }
});

describe('a key is left alone', () => {
  test.each(['a', 'd', ' ', 'Enter', 'ArrowDown', 'Escape', '/'])('while typing: %s', (key) => {
    expect(commandOf(press(key), at('field'))).toBeUndefined();
  });

  test('while an input method puts a character together', () => {
    expect(commandOf(press('a', { isComposing: true }), at())).toBeUndefined();
  });

  test.each(['ctrlKey', 'metaKey', 'altKey'] as const)(
    'with %s held, because the browser uses it',
    (held) => {
      for (const key of ['d', 'r', 'n', 'f', 'ArrowDown', 'ArrowLeft', 'x'])
        expect(commandOf(press(key, { [held]: true }), at()), key).toBeUndefined();
    },
  );

  test('with Alt and Control, which is how AltGr types a character', () => {
    expect(commandOf(press('a', { ctrlKey: true, altKey: true }), at())).toBeUndefined();
  });

  test('where the focused control uses it', () => {
    expect(commandOf(press('Enter'), at('link'))).toBeUndefined();
    expect(commandOf(press('Enter'), at('button'))).toBeUndefined();
    expect(commandOf(press(' '), at('button'))).toBeUndefined();
    expect(commandOf(press(' '), at('checkbox'))).toBeUndefined();
  });
});

test('on a link or a checkbox, the keys they don’t use go to the list', () => {
  expect(commandOf(press(' '), at('link'))).toEqual({ do: 'select' });
  expect(commandOf(press('Enter'), at('checkbox'))).toEqual({ do: 'open' });
  expect(commandOf(press('a'), at('checkbox'))).toEqual({ do: 'act', act: 'Approve' });
});

test('a held key goes on moving but decides nothing', () => {
  expect(commandOf(press('ArrowDown', { repeat: true }), at())).toEqual({ do: 'row', by: 1, extend: false });
  for (const key of ['a', 'x', 'z', 'Enter', ' ', 'n'])
    expect(commandOf(press(key, { repeat: true }), at()), key).toEqual({ do: 'nothing' });
});

test('Caps Lock changes nothing, Shift with a letter does nothing', () => {
  expect(commandOf(press('A'), at())).toEqual({ do: 'act', act: 'Approve' });
  expect(commandOf(press('A', { shiftKey: true }), at())).toBeUndefined();
  expect(commandOf(press('A', { shiftKey: true, ctrlKey: true }), at())).toBeUndefined();
});

test('? and / work wherever a keyboard has them', () => {
  for (const shiftKey of [true, false]) {
    expect(commandOf(press('?', { shiftKey }), at())).toEqual({ do: 'help' });
    expect(commandOf(press('/', { shiftKey }), at())).toEqual({ do: 'search' });
  }
});

test('left and right follow the direction of reading', () => {
  expect(commandOf(press('ArrowRight'), at())).toEqual({ do: 'cell', by: 1 });
  expect(commandOf(press('ArrowRight'), at('cell', true))).toEqual({ do: 'cell', by: -1 });
  expect(commandOf(press('ArrowLeft'), at('cell', true))).toEqual({ do: 'cell', by: 1 });
});

test('Home and End stay in the row, with Control they go to the first and last row', () => {
  expect(commandOf(press('End'), at())).toEqual({ do: 'cell', by: Number.POSITIVE_INFINITY });
  expect(commandOf(press('End', { ctrlKey: true }), at())).toEqual({
    do: 'row',
    by: Number.POSITIVE_INFINITY,
    extend: false,
  });
});

test('Control together with Shift is left to the browser', () => {
  expect(commandOf(press('Home', { ctrlKey: true, shiftKey: true }), at())).toBeUndefined();
});

test('a property name of every object is not a key', () => {
  expect(commandOf(press('constructor'), at())).toBeUndefined();
});
