import { expect, test } from 'vitest';
import { fitting } from './use-fitting';

const widths = (...all: number[]) => all.map((width) => ({ width, must: false }));

test('all buttons are shown in a line that has room for them', () => {
  expect(fitting(widths(100, 100, 100), 316, 50)).toEqual([0, 1, 2]);
});

test('a shorter line shows the first buttons that fit whole, beside the button for all', () => {
  expect(fitting(widths(100, 100, 100), 315, 50)).toEqual([0, 1]);
  expect(fitting(widths(100, 100, 100), 265, 50)).toEqual([0]);
  expect(fitting(widths(200, 50), 240, 50)).toEqual([]);
});

test('a pressed button is shown wherever it is in the order', () => {
  const pressed = [...widths(100, 100), { width: 100, must: true }];
  expect(fitting(pressed, 315, 50)).toEqual([0, 2]);
  expect(fitting(pressed, 160, 50)).toEqual([2]);
});
