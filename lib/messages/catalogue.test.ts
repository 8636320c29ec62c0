import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from './en.json';

/** The pages, and the words of the domain that keys are made of (`${problem.code}.title`). */
const code = ['app', 'components', 'lib/review', 'lib/queries']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  .join('\n');

const keysOf = (tree: object): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : [key, ...keysOf(value)],
  );

// That a page asks for no text that is missing is the compiler's to say: keys are typed.
test('no text is kept that no page shows', () => {
  // Some pages make heading and text of one word: `${why}Text`.
  const named = (key: string) => new RegExp(`\\b${key.replace(/(Text|Title)$/, '($1)?')}\\b`).test(code);
  expect(keysOf(en).filter((key) => !named(key))).toEqual([]);
});
