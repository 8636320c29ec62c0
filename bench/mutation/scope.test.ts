import { expect, test } from 'vitest';
import { allFiles, filesMeant } from './scope';

const all = ['lib/answers/layers.ts', 'lib/review/bulk.ts', 'lib/review/grid/move.ts'];
const never = () => {
  throw new Error('not asked');
};

test('a run covers the named files, or the changed ones where none is named', () => {
  expect(filesMeant(['lib/review/'], all, never)).toEqual(['lib/review/bulk.ts', 'lib/review/grid/move.ts']);
  expect(filesMeant(['lib/review/grid', 'lib/answers/layers.ts'], all, never)).toEqual([
    'lib/answers/layers.ts',
    'lib/review/grid/move.ts',
  ]);
  expect(filesMeant([], all, () => ['README.md', 'lib/review/bulk.ts', 'lib/review/bulk.test.ts'])).toEqual([
    'lib/review/bulk.ts',
  ]);
  expect(() => filesMeant(['lib/review/bulk'], all, never)).toThrow('lib/review/bulk');
});

test('tests and simulations are not mutated', () => {
  const files = allFiles();
  expect(files).toEqual(expect.arrayContaining(['lib/answers/layers.ts', 'lib/review/workspace/view.ts']));
  expect(files.filter((file) => /test|simulation/.test(file))).toEqual([]);
});
