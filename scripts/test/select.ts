import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where vitest.config.ts looks for unit tests. */
const ROOMS = ['bench', 'lib', 'notifier', 'components', 'sandbox', 'hosting', 'scripts'];
/** What stands in quotes first in a call of `test`, `it` or `describe`, or of what their `each` gives. */
const TITLE = /(?:\b(?:test|it|describe)\b[\w.]*|\]\)|\))\(\s*(['"`])((?:(?!\1).)*)\1/g;

/** The titles that a test file's source holds. */
export const titlesIn = (source: string): string[] =>
  [...source.matchAll(TITLE)].map(([, , title = '']) => title);

/** Whether all words stand in a text, in any order and in small or capital letters. */
export const matches = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.toLowerCase().includes(word.toLowerCase()));

const isMeant = (file: string, words: readonly string[]): boolean =>
  matches(file, words) ||
  titlesIn(readFileSync(file, 'utf8')).some((title) => matches(`${file} ${title}`, words));

/** The files of unit tests whose path, or path and one title, hold all words. */
export function unitFiles(words: readonly string[]): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)),
  )
    .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules') && statSync(file).isFile())
    .filter((file) => isMeant(file, words))
    .sort();
}

/** The same as a pattern for Playwright, which holds it against a test's file, named from `e2e/` on, and its titles. */
export const grepFor = (words: readonly string[]): string =>
  words.map((word) => `(?=.*${word.replace(/^e2e\//, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')})`).join('');
