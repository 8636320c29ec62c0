import type { DecisionItem, Principal } from '../model';
import { isUndecided } from '../progress';
import { answerIn, type RowAnswers } from '../row-answer';
import type { Grid, GridRow, ReviewWithItems, Spot } from './model';

/** The selected items of one review: decisions are recorded per review. */
export interface ReviewPart extends ReviewWithItems {
  selected: readonly DecisionItem[];
}

/** One cell: an item with its review. */
export interface OneCell extends ReviewWithItems {
  item: DecisionItem;
}

/** The selected cell, if exactly one is selected; else undefined. */
export function onlyCell(parts: readonly ReviewPart[]): OneCell | undefined {
  const [part, ...otherParts] = parts;
  if (!part || otherParts.length > 0) return undefined;
  const [item, ...others] = part.selected;
  return item && others.length === 0 ? { ...part, item } : undefined;
}

/**
 * The person, or other principal, whom all these items are about; undefined where there are several, and where several
 * items tell no id.
 */
export function onlyPrincipal(items: readonly DecisionItem[]): Principal | undefined {
  const [first, ...others] = items;
  const id = first?.principal.id;
  const same = others.every(({ principal }) => id !== '' && principal.id === id);
  return same ? first?.principal : undefined;
}

/** The place of an item in a grid; undefined where the grid doesn't show it. */
export function spotOfItem({ rows }: Grid, itemId: string): Spot | undefined {
  for (const [row, { cells }] of rows.entries()) {
    const column = cells.findIndex((item) => item?.id === itemId);
    if (column >= 0) return { row, column };
  }
  return undefined;
}

/**
 * Whether an item has a place where it can be asked about: in the one row that is open as a list, else anywhere in the
 * grid. What is selected may be elsewhere: in another row, or in one that the grid hides.
 */
export function isOnScreen(grid: Grid, openRow: GridRow | undefined, itemId: string): boolean {
  return spotOfItem(openRow ? { ...grid, rows: [openRow] } : grid, itemId) !== undefined;
}

/**
 * The next cell that isn't reviewed, in the order of reading, continuing at the top; undefined where all are reviewed.
 * `from` may be a name or a head.
 */
export function nextUndecidedCell(
  { rows, columns }: Grid,
  from: Spot,
  known: { answers: RowAnswers; me: string },
): Spot | undefined {
  const width = columns.length;
  const cells = rows.length * width;
  const start = from.row < 0 ? -1 : from.row * width + from.column;
  for (let step = 1; step <= cells; step += 1) {
    const at = (start + step) % cells;
    const spot = { row: Math.floor(at / width), column: at % width };
    const item = rows[spot.row]?.cells[spot.column];
    if (item && isUndecided(answerIn(known, item))) return spot;
  }
  return undefined;
}

/** Groups the selected items by review, in the reviews' order; ids without an item are ignored. */
export function byReview(reviews: readonly ReviewWithItems[], selected: ReadonlySet<string>): ReviewPart[] {
  return reviews
    .map((one) => ({ ...one, selected: one.items.filter(({ id }) => selected.has(id)) }))
    .filter((part) => part.selected.length > 0);
}
