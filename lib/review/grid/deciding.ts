import type { DecisionItem } from '../model';
import type { Grid, ReviewWithItems, Spot } from './model';

/** The part of a selection that is one review's: decisions are recorded review by review. */
export interface ReviewPart extends ReviewWithItems {
  selected: readonly DecisionItem[];
}

/** One cell: an item with its review. */
export interface OneCell extends ReviewWithItems {
  item: DecisionItem;
}

/** The one cell that is selected; undefined where there are several or none. */
export function onlyCell(parts: readonly ReviewPart[]): OneCell | undefined {
  const [part, ...otherParts] = parts;
  if (!part || otherParts.length > 0) return undefined;
  const [item, ...others] = part.selected;
  return item && others.length === 0 ? { ...part, item } : undefined;
}

/** Where an item's cell is in a grid; undefined where it isn't shown. */
export function spotOfItem({ rows }: Grid, itemId: string): Spot | undefined {
  for (const [row, { cells }] of rows.entries()) {
    const column = cells.findIndex((item) => item?.id === itemId);
    if (column >= 0) return { row, column };
  }
  return undefined;
}

/** Divides what is selected by review, in the reviews' order; ids of items that are not here are left out. */
export function byReview(reviews: readonly ReviewWithItems[], selected: ReadonlySet<string>): ReviewPart[] {
  return reviews
    .map((one) => ({ ...one, selected: one.items.filter(({ id }) => selected.has(id)) }))
    .filter((part) => part.selected.length > 0);
}
