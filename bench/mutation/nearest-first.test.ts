import { expect, test } from 'vitest';
import { distance } from './nearest-first';

test('a file’s own test is nearest, then tests of its folder, then of its room', () => {
  const tests = [
    '/copy/lib/graph/causes.test.ts',
    '/copy/lib/review/workspace/groups.test.ts',
    '/copy/lib/review/act.test.ts',
    '/copy/lib/review/causes.test.ts',
  ];
  expect(tests.map((one) => distance(one, 'lib/review/causes.ts'))).toEqual([3, 2, 1, 0]);
});
