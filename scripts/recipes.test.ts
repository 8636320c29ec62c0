import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The recipes of CONTRIBUTING.md, by their title. */
const text = readFileSync('CONTRIBUTING.md', 'utf8').split('\n## Recipes\n')[1] ?? '';
const recipes = text
  .split('\n### ')
  .slice(1)
  .map((part) => [part.split('\n')[0] ?? '', part] as const);

/** The names in a line: each file, with the names that follow it up to the next file. */
function namedIn(recipe: string): [file: string, name: string | undefined][] {
  let file = '';
  return [...recipe.matchAll(/(› )?`([^`\n]+)`/g)].flatMap(
    ([, arrow, word = '']): [string, string | undefined][] => {
      if (arrow) return [[file, word]];
      if (!/\.\w+$/.test(word) || word === 'routes.ts') return [];
      file = word;
      return [[file, undefined]];
    },
  );
}

test('there are exactly five recipes', () => {
  expect(recipes.map(([title]) => title)).toEqual([
    'A column of the list',
    'A filter',
    'A Graph call',
    'A sandbox route',
    'A language',
  ]);
});

describe.each(recipes)('%s', (_, recipe) => {
  const named = namedIn(recipe);

  test('names files that exist', () => {
    expect(named.length).toBeGreaterThan(3);
    expect(named.map(([file]) => file).filter((file) => !existsSync(file))).toEqual([]);
  });

  test('names code that is in those files', () => {
    const isIn = (file: string, name: string) =>
      readFileSync(file, 'utf8')
        .split(/[^\w"]/)
        .includes(name);
    expect(named.filter(([file, name]) => name && !isIn(file, name))).toEqual([]);
  });
});
