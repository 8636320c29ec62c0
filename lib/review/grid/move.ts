import type { Spot } from './model';

/** How large a grid is. Row -1 is its head, column -1 the people's names: both can be reached. */
export interface GridSize {
  rows: number;
  columns: number;
  /** How many rows are in view, for PageUp and PageDown. */
  page: number;
}

export interface Key {
  key: string;
  /** Control, or Command on a Mac. */
  ctrl: boolean;
}

/**
 * Where a key leads, or undefined for a key that leads nowhere. `rtl`: the arrows follow what is seen.
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

/** Keeps a place in a grid that became smaller. */
export function within(spot: Spot, { rows, columns }: Pick<GridSize, 'rows' | 'columns'>): Spot {
  return { row: clamp(spot.row, rows - 1), column: clamp(spot.column, columns - 1) };
}

const clamp = (index: number, last: number): number => Math.min(Math.max(index, -1), last);
