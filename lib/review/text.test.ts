import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asSentence, hasVisibleCharacter, safeText, TEXT_LIMIT } from './text';

const INVISIBLE = [
  '\u0000',
  '\u0007',
  '\u200b',
  '\u200e',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u00ad',
  '\u3164',
  '\u{e0041}',
];

describe('safeText', () => {
  test.each(INVISIBLE)('shows an invisible or reordering character by its code: %j', (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    expect(safeText(`a${character}b`)).toBe(`a[U+${code}]b`);
  });

  test('a text without a visible character is empty', () => {
    expect(safeText('')).toBe('');
    expect(safeText(null)).toBe('');
    expect(safeText(` \n${INVISIBLE.join('')}`)).toBe('');
  });

  test('composes letters, so that equal names look equal', () => {
    expect(safeText('Zoe\u0308')).toBe('Zoë');
  });

  test('line breaks become spaces', () => {
    expect(safeText('one\r\n\ttwo\u2028three\vfour\ffive\u0085six\u2029seven')).toBe(
      'one two three four five six seven',
    );
  });

  test('leaves right-to-left letters, joiners that a script needs, and emoji alone', () => {
    for (const name of ['مریم حسینی', 'می‌خواهم', 'क्‍ष', '👩‍💻 Ada', '❤️'])
      expect(safeText(name)).toBe(name.normalize('NFC'));
  });

  test('a joiner between Latin letters is shown', () => {
    expect(safeText('ad\u200dmin')).toBe('ad[U+200D]min');
  });

  test('never draws a hidden character, never exceeds its limit, never splits a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.integer({ min: 1, max: 300 }),
        (text, limit) => {
          const shown = safeText(text, limit);
          expect([...shown].length).toBeLessThanOrEqual(limit);
          expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/u);
        },
      ),
    );
  });

  test('cuts a long text with a mark', () => {
    expect(safeText('x'.repeat(5000))).toBe(`${'x'.repeat(TEXT_LIMIT - 1)}…`);
  });
});

test('invisible characters alone are no visible character, and a letter behind them is one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...INVISIBLE, ' ', '\n'), fc.nat(20), (character, times) => {
      expect(hasVisibleCharacter(character.repeat(times))).toBe(false);
      expect(hasVisibleCharacter(`${character.repeat(times)}a`)).toBe(true);
    }),
  );
});

test.each([
  ['Closed accounts', 'Closed accounts.'],
  ['Releases payments.', 'Releases payments.'],
  ['Why?', 'Why?'],
  ['会計。', '会計。'],
  ['(see the wiki.)', '(see the wiki.)'],
  ['', ''],
])('%s as a sentence is %s', (text, sentence) => {
  expect(asSentence(text)).toBe(sentence);
});

test('a sentence ends with an end mark', () => {
  expect(['One. Two', 'Version 1.2', 'Done.', 'Done.)', ''].map(asSentence)).toEqual([
    'One. Two.',
    'Version 1.2.',
    'Done.',
    'Done.)',
    '',
  ]);
});

test.each([
  ['a variation selector after a space', 'a \ufe0fb', 'a [U+FE0F]b'],
  ['a joiner after a letter that doesn’t need one', '\u0627a\u200db', '\u0627a[U+200D]b'],
])('%s is shown by its code', (_, text, shown) => expect(safeText(text)).toBe(shown));

test('the limit counts whole characters, and text far behind it isn’t read', () => {
  const faces = '😀'.repeat(5);
  expect([safeText(faces, 5), safeText(faces, 4)]).toEqual([faces, `${'😀'.repeat(3)}…`]);
  expect(safeText(`a${'\n'.repeat(40)}b`, 10)).toBe('a');
});
