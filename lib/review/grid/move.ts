import type { Spot } from './model';

/** The size of a grid. Row -1 is the header and column -1 the names; the focus can move to both. */
export interface GridSize {
  rows: number;
  columns: number;
  /** How many rows are visible, for PageUp and PageDown. */
  page: number;
}

export interface Key {
  key: string;
  /** Control, or Command on a Mac. */
  ctrl: boolean;
}

/**
 * The place that a key moves to; undefined for any other key. `rtl`: in right-to-left layout the left arrow moves to
 * the next column.
 *
 * https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function moveTo(spot: Spot, { key, ctrl }: Key, size: GridSize, rtl: boolean): Spot | undefined {
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
  const back = rtl ? 'ArrowRight' : 'ArrowLeft';
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const { row, column } = spot;
  const to = (next: Partial<Spot>): Spot => ({
    row: clamp(next.row ?? row, lastRow),
    column: clamp(next.column ?? column, lastColumn),
  });
  switch (key) {
    case 'ArrowDown':
      return to({ row: ctrl ? lastRow : row + 1 });
    case 'ArrowUp':
      return to({ row: ctrl ? -1 : row - 1 });
    case forward:
      return to({ column: ctrl ? lastColumn : column + 1 });
    case back:
      return to({ column: ctrl ? -1 : column - 1 });
    case 'Home':
      return to(ctrl ? { row: 0, column: 0 } : { column: 0 });
    case 'End':
      return to(ctrl ? { row: lastRow, column: lastColumn } : { column: lastColumn });
    case 'PageDown':
      return to({ row: row + Math.max(1, size.page) });
    case 'PageUp':
      return to({ row: Math.max(0, row - Math.max(1, size.page)) });
    default:
      return undefined;
  }
}

/** The nearest place inside a grid that may have become smaller. */
export function within(spot: Spot, { rows, columns }: Pick<GridSize, 'rows' | 'columns'>): Spot {
  return { row: clamp(spot.row, rows - 1), column: clamp(spot.column, columns - 1) };
}

const clamp = (index: number, last: number): number => Math.min(Math.max(index, -1), last);
