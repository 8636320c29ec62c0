import { expect, test } from 'vitest';
import { withCompileHint } from './compile-hint';

test('the hint is the first line of a script, once, and all of the script follows', () => {
  const script = '(globalThis.TURBOPACK ||= []).push([]);\n';
  const hinted = `//# allFunctionsCalledOnLoad\n${script}`;
  expect(withCompileHint(script)).toBe(hinted);
  expect(withCompileHint(hinted)).toBe(hinted);
});
