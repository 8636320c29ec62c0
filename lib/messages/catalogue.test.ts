import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from './en.json';

const sources = ['app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);
const code = sources.join('\n');

/** Keys made of a value at run time (`${code}.title`, an act, a step): their last parts are words of the domain. */
const COMPUTED =
  /^(problems\.\w+\.|decisions\.|dialog\.(Approve|Deny|DontKnow|NotReviewed|accept)$|item\.|end\.|advice\.|evidence\.|open\.|link\.|review\.|inbox\.(own|others)|reason\.|session\.broken)/;

function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  );
}

test('no text is kept that no page shows', () => {
  const unused = keysOf(en).filter((path) => {
    const key = path.slice(path.lastIndexOf('.') + 1);
    return !COMPUTED.test(path) && !new RegExp(`['".]${key}['"\`]`).test(code);
  });
  expect(unused).toEqual([]);
});
