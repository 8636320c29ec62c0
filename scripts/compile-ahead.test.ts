import { expect, test } from 'vitest';
import { compiledAhead } from './compile-ahead';

test('the hint is the first line of a script, once, and all of the script follows', () => {
  const script = '(globalThis.TURBOPACK ||= []).push([]);\n';
  const hinted = `//# allFunctionsCalledOnLoad\n${script}`;
  expect(compiledAhead(script)).toBe(hinted);
  expect(compiledAhead(hinted)).toBe(hinted);
});
