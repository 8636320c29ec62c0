import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The folders in which vitest.config.ts looks for unit tests. */
const ROOMS = ['app', 'bench', 'lib', 'notifier', 'components', 'sandbox', 'hosting', 'scripts'];
/**
 * Matches the first quoted text in a call of `test`, `it` or `describe`, or of the result of their `each`.
 */
const TITLE = /(?:\b(?:test|it|describe)\b[\w.]*|\]\)|\))\(\s*(['"`])((?:(?!\1).)*)\1/g;

/** The titles in a test file's source. */
export const titlesIn = (source: string): string[] =>
  [...source.matchAll(TITLE)].map(([, , title = '']) => title);

/** Whether a text contains all words, in any order and case. */
export const matches = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.toLowerCase().includes(word.toLowerCase()));

const isMeant = (file: string, words: readonly string[]): boolean =>
  matches(file, words) ||
  titlesIn(readFileSync(file, 'utf8')).some((title) => matches(`${file} ${title}`, words));

/** The unit test files whose path, alone or together with one title, contains all words. */
export function unitFiles(words: readonly string[]): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)),
  )
    .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules') && statSync(file).isFile())
    .filter((file) => isMeant(file, words))
    .sort();
}

/**
 * The same selection as a pattern for Playwright, which compares it with a test's file, named
 * from `e2e/` on, and its titles.
 */
export const grepFor = (words: readonly string[]): string =>
  words.map((word) => `(?=.*${word.replace(/^e2e\//, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')})`).join('');
