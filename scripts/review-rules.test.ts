import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Code that makes a rule depend on more than its arguments; the table of import directions refuses libraries.
 */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.|\b(window|document|navigator|localStorage)\./;

test('the rules of lib/review get the time and all other data as arguments', () => {
  const sources = readdirSync('lib/review').filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'),
  );
  expect(sources.length).toBeGreaterThan(5);
  const impure = sources.filter((name) => IMPURE.test(readFileSync(join('lib/review', name), 'utf8')));
  expect(impure).toEqual([]);
});
