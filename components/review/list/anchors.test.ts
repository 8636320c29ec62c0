import { describe, expect, test } from 'vitest';
import { anchorsAt, movedBy } from './anchors';
import { withPinned } from './use-window-rows';

const row = (key: string, start: number, size = 100) => ({ key, start, end: start + size });

describe('the scroll position', () => {
  const rows = [row('a', 0), row('b', 100), row('c', 200), row('d', 300)];

  test('is held by the first row below what covers the top, and those after it', () => {
    expect(anchorsAt(rows, 150).map(({ key }) => key)).toEqual(['b', 'c', 'd']);
    expect(anchorsAt(rows, 200).map(({ key }) => key)).toEqual(['c', 'd']);
  });

  test('moves as far as its first visible row moves', () => {
    const now = new Map([
      ['b', 700],
      ['c', 900],
    ]);
    expect(movedBy(anchorsAt(rows, 150), (key) => now.get(key))).toBe(600);
  });

  test('follows the next row where the first is gone, and stays where all are gone', () => {
    expect(movedBy(anchorsAt(rows, 150), (key) => (key === 'c' ? 150 : undefined))).toBe(-50);
    expect(movedBy(anchorsAt(rows, 150), () => undefined)).toBe(0);
  });
});

test('the row with the focus stays rendered, once and in order', () => {
  expect(withPinned([10, 11, 12], 3)).toEqual([3, 10, 11, 12]);
  expect(withPinned([10, 11, 12], 40)).toEqual([10, 11, 12, 40]);
  expect(withPinned([10, 11, 12], 11)).toEqual([10, 11, 12]);
  expect(withPinned([10], -1)).toEqual([10]);
});
