import fc from 'fast-check';
import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import en from './en.json';
import { negotiate } from './negotiate';
import { type MessageTree, pseudoCatalogue, pseudoMessage } from './pseudo';

const leaves = (tree: MessageTree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );

describe('a pseudo message', () => {
  test('keeps no plain letter of its text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z ,.!?']*$/), (text) => {
        expect(pseudoMessage(text)).not.toMatch(/[A-Za-z]/);
      }),
    );
  });

  test('keeps arguments, keywords and tags, and changes what stands between', () => {
    expect(pseudoMessage('Due <when></when>, {name}')).toBe('Đûûéé <when></when>, {name}');
    expect(pseudoMessage('{n, plural, =0 {No} one {# day} other {# days}}')).toMatch(
      /^\{n, plural, =0 \{[^A-Za-z]+\} one \{# [^A-Za-z]+\} other \{# [^A-Za-z]+\}\}$/,
    );
  });

  test('is a good third longer, over the whole catalogue', () => {
    const texts = leaves(en)
      .map(([, text]) => text)
      .filter((text) => !/[{<]/.test(text));
    const length = (all: string[]) => all.join('').length;
    const growth = length(texts.map(pseudoMessage)) / length(texts);
    expect(growth).toBeGreaterThan(1.25);
    expect(growth).toBeLessThan(1.6);
  });
});

/** A value for each argument of a message (a number serves as text too), and a part for each tag. */
function valuesFor(text: string) {
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  return Object.fromEntries([
    ...named(/\{(\w+)[,}]/g).map((name) => [name, 3] as const),
    ...named(/<(\w+)>/g).map((name) => [name, () => ''] as const),
  ]);
}

for (const [locale, messages] of Object.entries({ en, 'en-XA': pseudoCatalogue(en) })) {
  test(`every message of ${locale} can be read as ICU`, () => {
    const failed: string[] = [];
    const translate = createTranslator({
      locale: 'en',
      messages,
      onError: (error) => failed.push(error.message),
    });
    for (const [path, text] of leaves(messages)) translate.rich(path as 'app.name', valuesFor(text));
    expect(failed).toEqual([]);
  });
}

test('English is read by everybody but who asks for the pseudo-locale first', () => {
  expect(negotiate(['en-XA', 'de'])).toBe('en-XA');
  expect(negotiate(['de', 'en-XA'])).toBe('en');
  expect(negotiate([])).toBe('en');
});
