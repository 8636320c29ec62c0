import type { Grid, Spot } from './model';
import { within } from './move';
import { type GridSelection, settle } from './selection';

/** Where the reviewer is in a grid, and what is selected there. */
export interface GridPlace {
  spot: Spot;
  selection: GridSelection;
}

/** Whether every row and column of `one` has the same place in `other`, which may have more behind them. */
function standsIn(one: Grid, other: Grid): boolean {
  return sameKeys(one.rows, other.rows) && sameKeys(one.columns, other.columns);
}

/**
 * The reviewer's place in a changed grid: the same person and access, if they are still there, else the nearest place.
 */
export function carryOver(place: GridPlace, from: Grid, to: Grid): GridPlace {
  if (standsIn(from, to)) return place;
  const { row, column } = place.spot;
  const spot = {
    row: indexIn(to.rows, from.rows[row]?.key, row),
    column: indexIn(to.columns, from.columns[column]?.key, column),
  };
  return {
    spot: within(spot, { rows: to.rows.length, columns: to.columns.length }),
    selection: settle(from, place.selection),
  };
}

type Keyed = readonly { key: string }[];

function sameKeys(one: Keyed, other: Keyed): boolean {
  return one.every(({ key }, index) => key === other[index]?.key);
}

/** Where a key stands; `otherwise` for one that is gone, and for the head and the names, which have none. */
function indexIn(places: Keyed, key: string | undefined, otherwise: number): number {
  const found = places.findIndex((place) => place.key === key);
  return found < 0 ? otherwise : found;
}
