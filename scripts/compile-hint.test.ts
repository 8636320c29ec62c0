import { expect, test } from 'vitest';
import { withCompileHint } from './compile-hint';

test('the hint is added once as the first line of a script, and the script stays unchanged', () => {
  const script = '(globalThis.TURBOPACK ||= []).push([]);\n';
  const hinted = `//# allFunctionsCalledOnLoad\n${script}`;
  expect(withCompileHint(script)).toBe(hinted);
  expect(withCompileHint(hinted)).toBe(hinted);
});
