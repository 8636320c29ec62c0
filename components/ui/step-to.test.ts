import { expect, it } from 'vitest';
import { stepTo } from './step-to';

it('arrows go on and back and round the ends, in the direction of reading', () => {
  expect(['ArrowDown', 'ArrowRight'].map((key) => stepTo(key, 2, 3, false))).toEqual([0, 0]);
  expect(['ArrowUp', 'ArrowLeft'].map((key) => stepTo(key, 0, 3, false))).toEqual([2, 2]);
  expect(stepTo('ArrowLeft', 0, 3, true)).toBe(1);
  expect(stepTo('ArrowRight', 1, 3, true)).toBe(0);
});

it('Home and End go to the ends, and other keys nowhere', () => {
  expect(stepTo('Home', 2, 3, false)).toBe(0);
  expect(stepTo('End', 0, 3, false)).toBe(2);
  expect(stepTo('Enter', 0, 3, false)).toBeUndefined();
});
