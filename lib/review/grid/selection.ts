import type { DecisionItem } from '../model';
import type { Grid, Spot } from './model';

/**
 * The selection: single items, and one rectangle from an anchor to the focused cell. The rectangle can grow and shrink
 * until another one begins; then it becomes single items.
 */
export interface GridSelection {
  /** Item ids. */
  items: ReadonlySet<string>;
  area: { from: Spot; to: Spot } | null;
  /** Where the next rectangle begins. */
  anchor: Spot | null;
}

export const NOTHING_SELECTED: GridSelection = { items: new Set(), area: null, anchor: null };

/** The items of a rectangle, row by row; cells without an item and places outside the grid give nothing. */
export function itemsIn({ rows }: Pick<Grid, 'rows'>, from: Spot, to: Spot): DecisionItem[] {
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  return rows
    .slice(Math.max(0, top), bottom + 1)
    .flatMap(({ cells }) => cells.slice(Math.max(0, left), right + 1).filter((item) => item !== undefined));
}

/** The ids of all selected items. */
export function selectedIn(grid: Pick<Grid, 'rows'>, { items, area }: GridSelection): ReadonlySet<string> {
  if (!area) return items;
  return new Set([...items, ...itemsIn(grid, area.from, area.to).map(({ id }) => id)]);
}

/** Selects one cell, or deselects it; the next rectangle begins there. */
export function toggle(grid: Pick<Grid, 'rows'>, selection: GridSelection, spot: Spot): GridSelection {
  return toggleAll(grid, selection, spot, spot);
}

/** Selects all items of a rectangle, or deselects them if all were selected: a row, a column or one cell. */
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

/**
 * Draws the rectangle from its anchor, or from `start` without an anchor, to a place; it replaces the rectangle drawn
 * before.
 */
export function extend(selection: GridSelection, start: Spot, to: Spot): GridSelection {
  const anchor = selection.anchor ?? start;
  return { items: selection.items, area: { from: anchor, to }, anchor };
}

/** Begins a new rectangle and keeps what is selected. */
export function begin(grid: Pick<Grid, 'rows'>, selection: GridSelection, at: Spot): GridSelection {
  return { items: selectedIn(grid, selection), area: null, anchor: at };
}

/** Before rows change their places: turns the rectangle into the items it covers. */
export function settle(grid: Pick<Grid, 'rows'>, selection: GridSelection): GridSelection {
  return { items: selectedIn(grid, selection), area: null, anchor: null };
}
