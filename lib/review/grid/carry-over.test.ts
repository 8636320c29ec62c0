import { describe, expect, test } from 'vitest';
import { anItem, aReview } from '../testing';
import { carryOver, type GridPlace } from './carry-over';
import type { Grid } from './model';
import { extend, NOTHING_SELECTED, selectedIn } from './selection';

const gridOf = (rows: string[], columns: string[]): Grid => ({
  columns: columns.map((key) => ({ key, review: aReview(), resource: null })),
  rows: rows.map((key) => ({
    key,
    principal: anItem().principal,
    cells: columns.map((column) => anItem({ id: key + column })),
    accesses: columns.length,
  })),
});

const before = gridOf(['ana', 'bo', 'cy'], ['X', 'Y']);
const place: GridPlace = {
  spot: { row: 1, column: 1 },
  selection: extend(NOTHING_SELECTED, { row: 0, column: 0 }, { row: 1, column: 0 }),
};

describe('the reviewer’s place', () => {
  test('stays the same object when only answers changed', () => {
    expect(carryOver(place, before, gridOf(['ana', 'bo', 'cy'], ['X', 'Y']))).toBe(place);
  });

  test('follows the person and the access when rows and columns move', () => {
    const after = gridOf(['cy', 'bo', 'ana', 'di'], ['Y', 'W', 'X']);
    const moved = carryOver({ ...place, spot: { row: 0, column: 1 } }, before, after);
    expect(moved.spot).toEqual({ row: 2, column: 0 });
    expect([...selectedIn(after, moved.selection)].sort()).toEqual(['anaX', 'boX']);
  });

  test('follows the access when another one comes before it', () => {
    expect(carryOver(place, before, gridOf(['ana', 'bo', 'cy'], ['W', 'X', 'Y'])).spot).toEqual({
      row: 1,
      column: 2,
    });
  });

  test('follows the person when only some rows moved, and when the last ones are gone', () => {
    const moved = carryOver(place, before, gridOf(['ana', 'cy', 'bo'], ['X', 'Y']));
    expect([moved.spot, moved.selection.area]).toEqual([{ row: 2, column: 1 }, null]);
    expect(carryOver(place, before, gridOf(['ana', 'bo'], ['X', 'Y'])).selection.area).toBeNull();
  });

  test('moves inside the new grid when it was outside of the old one', () => {
    const outside = { ...place, spot: { row: 9, column: 9 } };
    expect(carryOver(outside, before, gridOf(['bo', 'cy'], ['Y', 'X'])).spot).toEqual({ row: 1, column: 1 });
  });

  test('stays on a header or a name, and moves inside a grid that became smaller', () => {
    const after = gridOf(['cy'], ['Y']);
    expect(carryOver({ ...place, spot: { row: -1, column: -1 } }, before, after).spot).toEqual({
      row: -1,
      column: -1,
    });
    expect(carryOver(place, before, after).spot).toEqual({ row: 0, column: 0 });
  });
});
