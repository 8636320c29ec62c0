import type { DecisionItem, Principal, Resource, Review } from '../model';

/** A review with what I was asked in it. */
export interface ReviewWithItems {
  review: Review;
  items: readonly DecisionItem[];
  /** Whether these are all my items. */
  complete: boolean;
}

/** One access: a resource as one review asks about it. */
export interface GridColumn {
  key: string;
  review: Review;
  /** Null where the review tells none; then its name stands for it. */
  resource: Resource | null;
}

/** One person with what each column asks about them. */
export interface GridRow {
  /** The principal's id. */
  key: string;
  principal: Principal;
  /** One a column; undefined where the person isn't in that review. */
  cells: readonly (DecisionItem | undefined)[];
  /** How many of the cells ask something. */
  accesses: number;
}

export interface Grid {
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
}

/** A place in the grid, by index. */
export interface Spot {
  row: number;
  column: number;
}
