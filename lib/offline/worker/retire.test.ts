import { expect, test } from 'vitest';
import { retire } from './retire';

const set = (...keys: string[]) => new Set(keys);

test('files of the version before stay while a tab is open', () => {
  expect(retire(['a', 'b', 'c'], set('b', 'c'), set(), true)).toEqual({ remove: [], keep: ['a'] });
});

test('files of an older version are removed with the version after next', () => {
  expect(retire(['a', 'b', 'c', 'd'], set('c', 'd'), set('a'), true)).toEqual({ remove: ['a'], keep: ['b'] });
});

test('without an open tab old files are removed at once', () => {
  expect(retire(['a', 'b'], set('b'), set(), false)).toEqual({ remove: ['a'], keep: [] });
});

test('a file that is listed again is not removed for having been old once', () => {
  expect(retire(['a', 'b'], set('a', 'b'), set('a'), true)).toEqual({ remove: [], keep: [] });
});
