import { hasAdvice } from '../../../lib/review/advice';
import { hasDoubtFacts } from '../../../lib/review/doubt';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { canCompare } from '../../../lib/review/previous';
import { hasSignIns } from '../../../lib/review/sign-in';
import { COLUMNS, type ColumnId } from '../../../lib/review/workspace/view';

/** The least width of each column, in rem, and its share of the remaining width. */
const WIDTHS: Readonly<Record<ColumnId, readonly [least: number, share: number]>> = {
  person: [9, 3.6],
  title: [8, 2],
  department: [8, 2],
  manager: [8, 2],
  kind: [7, 1],
  access: [7, 3],
  signIn: [6.25, 2],
  advice: [7.25, 2.9],
  outlier: [8, 1],
  doubt: [10, 2],
  previous: [6.5, 2],
  answeredBy: [8, 2],
  decision: [12.125, 2.8],
  reason: [7, 2.7],
};
const BOX_WIDTH = 3.25;

/**
 * Keeps these columns visible, in head and rows alike: the person beside the boxes, or at the edge where nothing can be
 * selected, and the decision at the other edge of a table that is wider than the window.
 */
export const PINNED: Readonly<Partial<Record<ColumnId, string>>> = {
  person: 'sticky start-13 z-1 bg-inherit first:start-0 first:ps-4',
  decision: 'sticky end-0 z-1 bg-inherit',
};

/**
 * The usual columns where the window is too narrow for all. "Last time" is left out, because a mark shows who was
 * denied; the reason is left out where no earlier stage answered, because the decision's cell shows it.
 */
export const fewColumns = (
  columns: readonly ColumnId[],
  items: readonly DecisionItem[],
): readonly ColumnId[] => {
  const staged = items.some(({ earlier }) => earlier !== null);
  return columns.filter((column) => column !== 'previous' && (column !== 'reason' || staged));
};

/** The columns that have a value for somebody in this review, or may soon; the others would be empty. */
export function availableColumns(
  items: readonly DecisionItem[],
  known: Pick<Known, 'review' | 'people' | 'previous' | 'awaitsPrevious'>,
): ReadonlySet<ColumnId> {
  const { people, previous, review } = known;
  const available: Readonly<Record<ColumnId, boolean>> = {
    person: true,
    title: people !== null,
    department: people !== null,
    manager: people !== null,
    kind: people !== null,
    access: items.some(({ resource }) => resource !== null),
    signIn: hasSignIns(items, review),
    advice: hasAdvice(items, review),
    outlier: items.some(({ outlier }) => outlier !== null),
    doubt: hasDoubtFacts(items, known),
    previous: known.awaitsPrevious || canCompare(previous),
    answeredBy: true,
    decision: true,
    reason: true,
  };
  return new Set(COLUMNS.filter((column) => available[column]));
}

/**
 * The column widths of the table. Every row is a CSS grid with these, so that all rows agree without being
 * measured.
 * @returns `grid-template-columns`, and the width in rem below which the table scrolls sideways
 */
export function tracksOf(
  columns: readonly ColumnId[],
  selectable: boolean,
): { template: string; least: number } {
  const tracks = columns.map((column) => {
    const [least, share] = WIDTHS[column];
    return `minmax(${least}rem, ${share}fr)`;
  });
  const least = columns.reduce((sum, column) => sum + WIDTHS[column][0], selectable ? BOX_WIDTH : 0);
  return { template: [...(selectable ? [`${BOX_WIDTH}rem`] : []), ...tracks].join(' '), least };
}

/** The columns after one of them was moved by one place; the person stays first, as the row's name. */
export function moveColumn(columns: readonly ColumnId[], column: ColumnId, by: 1 | -1): ColumnId[] {
  const from = columns.indexOf(column);
  const to = from + by;
  const other = columns[to];
  if (from < 1 || to < 1 || other === undefined) return [...columns];
  return columns.map((id, at) => (at === from ? other : at === to ? column : id));
}

/**
 * Merges the columns chosen in this review into all preferred columns. Columns that are empty in this review
 * keep their places for other reviews.
 */
export function withUnavailable(
  preferred: readonly ColumnId[],
  available: ReadonlySet<ColumnId>,
  chosen: readonly ColumnId[],
): ColumnId[] {
  const left = [...chosen];
  const isUnavailable = (column: ColumnId) => !available.has(column);
  // A preferred column that isn't chosen any more leaves no gap.
  const placed = preferred.flatMap((column) => (isUnavailable(column) ? column : (left.shift() ?? [])));
  return [...placed, ...left];
}
