import fc from 'fast-check';
import compile from 'icu-minify/compile';
import format from 'use-intl/format-message/format-only';
import { describe, expect, test } from 'vitest';
import { negotiate } from './negotiate';
import { type Message, pseudoMessage } from './pseudo';
import { en } from './whole';

interface Texts {
  [key: string]: string | Texts;
}

const leaves = (tree: Texts, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
const compiled = (text: string) => compile(text) as Message;

describe('a pseudo message', () => {
  test('keeps no plain letter of its text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z ,.!?']*$/), (text) => {
        expect(pseudoMessage(text, 'en-XA')).not.toMatch(/[A-Za-z]/);
      }),
    );
  });

  test('keeps arguments, keywords and tags, and changes what stands between', () => {
    expect(pseudoMessage(compiled('Due <when>on {day}</when>, {name}'), 'en-XA')).toEqual([
      'Đûûéé ',
      ['when', 'ööñ ', ['day']],
      ', ',
      ['name'],
    ]);
    expect(pseudoMessage(compiled('{n, plural, =0 {No} one {# day} other {#}}'), 'en-XA')).toEqual([
      ['n', 2, { '=0': 'Ñöö', one: [0, ' đååý'], other: 0 }],
    ]);
  });

  test('is written from right to left, keeping what Graph and the reader fill in', () => {
    expect(pseudoMessage(compiled('Due {day}, cab!'), 'ar-XB')).toEqual(['ثقج ', ['day'], ', تاب!']);
  });

  test('is between a quarter and 60 per cent longer, over the whole catalogue', () => {
    const texts = leaves(en)
      .map(([, text]) => text)
      .filter((text) => !/[{<]/.test(text));
    const length = (all: string[]) => all.join('').length;
    const growth = length(texts.map((text) => String(pseudoMessage(text, 'en-XA')))) / length(texts);
    expect(growth).toBeGreaterThan(1.25);
    expect(growth).toBeLessThan(1.6);
  });
});

/** A value for each argument of a message (a number works as text too), and a part for each tag. */
function valuesFor(text: string) {
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  return Object.fromEntries([
    ...named(/\{(\w+)[,}]/g).map((name) => [name, 3] as const),
    ...named(/<(\w+)>/g).map((name) => [name, () => ''] as const),
  ]);
}

const formatters = {
  getDateTimeFormat: (...options: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...options),
  getNumberFormat: (...options: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...options),
  getPluralRules: (...options: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...options),
};

for (const [locale, as] of Object.entries({
  en: compiled,
  'en-XA': (text: string) => pseudoMessage(compiled(text), 'en-XA'),
  'ar-XB': (text: string) => pseudoMessage(compiled(text), 'ar-XB'),
})) {
  test(`every message of ${locale} can be compiled and written out`, () => {
    for (const [path, text] of leaves(en)) {
      const write = () =>
        format(path, as(text) as never, valuesFor(text), { locale: 'en', formatters } as never);
      expect(write, path).not.toThrow();
      expect(String(write()).length, path).toBeGreaterThan(0);
    }
  });
}

test('English is chosen unless a pseudo-locale is the first language', () => {
  expect(negotiate(['en-XA', 'de'])).toBe('en-XA');
  expect(negotiate(['ar-XB', 'en'])).toBe('ar-XB');
  expect(negotiate(['de', 'en-XA'])).toBe('en');
  expect(negotiate(['ar'])).toBe('en');
  expect(negotiate([])).toBe('en');
});
