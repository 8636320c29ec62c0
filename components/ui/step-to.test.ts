import { expect, it } from 'vitest';
import { arrowStep } from './step-to';

it('arrows go on and back and round the ends, in the direction of reading', () => {
  expect(['ArrowDown', 'ArrowRight'].map((key) => arrowStep(key, 2, 3, false))).toEqual([0, 0]);
  expect(['ArrowUp', 'ArrowLeft'].map((key) => arrowStep(key, 0, 3, false))).toEqual([2, 2]);
  expect(arrowStep('ArrowLeft', 0, 3, true)).toBe(1);
  expect(arrowStep('ArrowRight', 1, 3, true)).toBe(0);
});

it('Home and End go to the ends, and other keys nowhere', () => {
  expect(arrowStep('Home', 2, 3, false)).toBe(0);
  expect(arrowStep('End', 0, 3, false)).toBe(2);
  expect(arrowStep('Enter', 0, 3, false)).toBeUndefined();
});
