import { expect, it } from 'vitest';
import { arrowStep } from './step-to';

const pressOf = (key: string, held: 'altKey' | 'ctrlKey' | 'metaKey' | '' = '') => ({
  key,
  altKey: held === 'altKey',
  ctrlKey: held === 'ctrlKey',
  metaKey: held === 'metaKey',
});

it('arrow keys go forward and back and around the ends, in the reading direction', () => {
  expect(['ArrowDown', 'ArrowRight'].map((key) => arrowStep(pressOf(key), 2, 3, false))).toEqual([0, 0]);
  expect(['ArrowUp', 'ArrowLeft'].map((key) => arrowStep(pressOf(key), 0, 3, false))).toEqual([2, 2]);
  expect(arrowStep(pressOf('ArrowLeft'), 0, 3, true)).toBe(1);
  expect(arrowStep(pressOf('ArrowRight'), 1, 3, true)).toBe(0);
});

it('Home and End go to the ends, other keys do nothing', () => {
  expect(arrowStep(pressOf('Home'), 2, 3, false)).toBe(0);
  expect(arrowStep(pressOf('End'), 0, 3, false)).toBe(2);
  expect(arrowStep(pressOf('Enter'), 0, 3, false)).toBeUndefined();
});

it('with Alt, Control or Command a key is left to the browser', () => {
  for (const held of ['altKey', 'ctrlKey', 'metaKey'] as const)
    for (const key of ['ArrowLeft', 'Home'])
      expect(arrowStep(pressOf(key, held), 1, 3, false)).toBeUndefined();
});
