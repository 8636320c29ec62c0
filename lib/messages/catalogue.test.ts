import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import en from './en.json';

/** A key that only a comment names is shown by no page. */
function withoutComments(source: string): string {
  const file = ts.createSourceFile('page.tsx', source, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TSX);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}

/** The code of the pages, and the domain's words from which keys are made (`${problem.code}.title`). */
const code = ['app', 'components', 'lib/review', 'lib/queries']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => withoutComments(readFileSync(join(folder, name), 'utf8'))),
  )
  .join('\n');

const keysOf = (tree: object): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : [key, ...keysOf(value)],
  );

// The compiler checks that no page asks for a missing text: keys are typed.
test('no text is kept that no page shows', () => {
  // Some pages make the keys of heading and text from one word: `${why}Text`.
  const named = (key: string) => new RegExp(`\\b${key.replace(/(Text|Title)$/, '($1)?')}\\b`).test(code);
  expect(keysOf(en).filter((key) => !named(key))).toEqual([]);
});

test('a sign-in within the day before or after the start is told as that, alone and within a sentence', () => {
  const t = createTranslator({ locale: 'en', messages: en, namespace: 'evidence' });
  expect(t('before', { days: 0, inside: 'no' })).toBe('Less than a day before this review began');
  expect(t('before', { days: 0, inside: 'yes' })).toBe('less than a day before this review began');
  expect(t('after', { days: 0, inside: 'no' })).toBe('Less than a day after this review began');
  expect(t('after', { days: 0, inside: 'yes' })).toBe('less than a day after this review began');
  expect(t('before', { days: 1, inside: 'no' })).toBe('1 day before this review began');
  expect(t('after', { days: 2, inside: 'yes' })).toBe('2 days after this review began');
});
