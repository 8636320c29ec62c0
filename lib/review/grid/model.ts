import type { DecisionItem, Principal, Resource, Review } from '../model';

/** A review with my items. */
export interface ReviewWithItems {
  review: Review;
  items: readonly DecisionItem[];
  /** Whether these are all my items. */
  complete: boolean;
}

/** One column: an access as one review asks about it. */
export interface GridColumn {
  key: string;
  review: Review;
  /** Null where the review names no resource; then the review's name is shown. */
  resource: Resource | null;
}

/** One person with the items of all columns. */
export interface GridRow {
  /** The principal's id; the item's where Graph gives none. */
  key: string;
  principal: Principal;
  /** One per column; undefined where the column's review doesn't ask about the person. */
  cells: readonly (DecisionItem | undefined)[];
  /** How many cells have an item. */
  accesses: number;
}

/** The person of a row, as an item without an access: rows are told apart by the person alone. */
export const personIn = ({ key, principal }: GridRow) => ({ id: key, principal, resource: null });

/** The table of people and access: rows by person, columns by access. */
export interface Grid {
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
}

/** A place in the grid: the indexes of row and column. */
export interface Spot {
  row: number;
  column: number;
}
