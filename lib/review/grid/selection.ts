import type { DecisionItem } from '../model';
import type { Grid, Spot } from './model';

/**
 * What is selected: single items, and one rectangle between an anchor and where the reviewer is. The rectangle becomes
 * items when another begins, so that it can still grow and shrink until then.
 */
export interface GridSelection {
  /** Item ids. */
  items: ReadonlySet<string>;
  area: { from: Spot; to: Spot } | null;
  /** Where a rectangle begins that is made next. */
  anchor: Spot | null;
}

export const NOTHING_SELECTED: GridSelection = { items: new Set(), area: null, anchor: null };

/** The items of a rectangle, by rows; places without an item and outside of the grid give nothing. */
export function itemsIn({ rows }: Pick<Grid, 'rows'>, from: Spot, to: Spot): DecisionItem[] {
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  return rows
    .slice(Math.max(0, top), bottom + 1)
    .flatMap(({ cells }) => cells.slice(Math.max(0, left), right + 1).filter((item) => item !== undefined));
}

/** The ids of everything selected. */
export function selectedIn(grid: Pick<Grid, 'rows'>, { items, area }: GridSelection): ReadonlySet<string> {
  if (!area) return items;
  return new Set([...items, ...itemsIn(grid, area.from, area.to).map(({ id }) => id)]);
}

/** Selects one place, or lets go of it; a rectangle made later begins here. */
export function toggle(grid: Pick<Grid, 'rows'>, selection: GridSelection, spot: Spot): GridSelection {
  return toggleAll(grid, selection, spot, spot);
}

/** Selects all of a rectangle, or lets go of it where all of it was selected: a row, a column, one place. */
export function toggleAll(
  grid: Pick<Grid, 'rows'>,
  selection: GridSelection,
  from: Spot,
  to: Spot,
): GridSelection {
  const items = new Set(selectedIn(grid, selection));
  const meant = itemsIn(grid, from, to).map(({ id }) => id);
  const all = meant.every((id) => items.has(id));
  for (const id of meant) all ? items.delete(id) : items.add(id);
  return { items, area: null, anchor: from };
}

/** Draws the rectangle from its anchor, or from `start` where there is none, to a place; what it covered before is let go of. */
export function extend(selection: GridSelection, start: Spot, to: Spot): GridSelection {
  const anchor = selection.anchor ?? start;
  return { items: selection.items, area: { from: anchor, to }, anchor };
}

/** Begins a rectangle of its own beside what is selected. */
export function begin(grid: Pick<Grid, 'rows'>, selection: GridSelection, at: Spot): GridSelection {
  return { items: selectedIn(grid, selection), area: null, anchor: at };
}

/** Before rows change their places: the rectangle becomes the items it covers. */
export function settle(grid: Pick<Grid, 'rows'>, selection: GridSelection): GridSelection {
  return { items: selectedIn(grid, selection), area: null, anchor: null };
}
