import { accessKey } from '../access';
import { readersOrder } from '../collation';
import { decisionBlockedBy } from '../decidable';
import type { DecisionItem, Principal, Review } from '../model';
import { givenName, ownName } from '../principal';
import { safeText } from '../text';
import type { Grid, GridColumn, GridRow, ReviewWithItems } from './model';

/** The order of rows: by name, or by the number of accesses, largest first. */
export type RowOrder = 'name' | 'accesses';

/** Whether a review belongs in the grid: it accepts decisions. */
export function belongsInGrid(review: Review): boolean {
  return decisionBlockedBy(review) === undefined;
}

/**
 * Makes the grid of several reviews: a row for each person, a column for each access. Columns are ordered by their
 * number of items, largest first; rows by name.
 */
export function gridOf(reviews: readonly ReviewWithItems[]): Grid {
  const columns = new Map<string, GridColumn>();
  const sizes = new Map<string, number>();
  const people = new Map<string, Asked>();
  for (const { review, items } of reviews.filter((one) => belongsInGrid(one.review))) {
    for (const item of items) {
      const { principal } = item;
      const row = rowKey(item);
      const asked = people.get(row) ?? { key: row, principal, cells: new Map() };
      people.set(row, asked);
      const key = freeKey(asked.cells, review, item);
      columns.set(key, columns.get(key) ?? { key, review, resource: item.resource });
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
      asked.cells.set(key, item);
    }
  }
  const ordered = [...columns.values()].sort(
    (one, other) => (sizes.get(other.key) ?? 0) - (sizes.get(one.key) ?? 0) || byAccess(one, other),
  );
  const rows = [...people.values()].map((asked) => rowOf(asked, ordered));
  return { columns: ordered, rows: orderRows(rows, 'name') };
}

/** Sorts the rows; equal rows by name, then by id, so that the order is always the same. */
export function orderRows(rows: readonly GridRow[], order: RowOrder): GridRow[] {
  const named = rows.map((row) => ({ row, name: nameOf(row) }));
  named.sort(
    (one, other) =>
      (order === 'accesses' ? other.row.accesses - one.row.accesses : 0) ||
      readersOrder().compare(one.name, other.name) ||
      (one.row.key < other.row.key ? -1 : 1),
  );
  return named.map(({ row }) => row);
}

/** Only the people with more than one access in the grid. */
export function inSeveral(rows: readonly GridRow[]): GridRow[] {
  return rows.filter(({ accesses }) => accesses > 1);
}

/** The row's key. An item whose principal has no id gets its own row: nothing tells that two of them are one. */
const rowKey = ({ id, principal }: DecisionItem): string => principal.id || id;

/** The column's key. A second item about the same person and access gets its own column, so that both are visible. */
function freeKey(cells: ReadonlyMap<string, unknown>, review: Review, item: DecisionItem): string {
  const key = `${review.instance.id}/${accessKey(item.resource)}`;
  let free = key;
  for (let turn = 2; cells.has(free); turn++) free = `${key}/${turn}`;
  return free;
}

/** A person and what is asked about them, by the column's key. */
interface Asked {
  key: string;
  principal: Principal;
  cells: Map<string, DecisionItem>;
}

function rowOf({ key: row, principal, cells }: Asked, columns: readonly GridColumn[]): GridRow {
  return {
    key: row,
    principal,
    cells: columns.map(({ key }) => cells.get(key)),
    accesses: cells.size,
  };
}

const nameOf = ({ principal }: GridRow): string => ownName(principal);

/** The name of a column's resource, else of its review. */
export function columnName({ resource, review }: GridColumn): string {
  return givenName(resource?.displayName) || safeText(review.definition.displayName);
}

function byAccess(one: GridColumn, other: GridColumn): number {
  return (
    readersOrder().compare(columnName(one), columnName(other)) ||
    readersOrder().compare(
      one.resource?.detail?.displayName ?? '',
      other.resource?.detail?.displayName ?? '',
    ) ||
    readersOrder().compare(
      one.resource?.permission?.displayName ?? '',
      other.resource?.permission?.displayName ?? '',
    ) ||
    readersOrder().compare(one.review.definition.displayName, other.review.definition.displayName) ||
    (one.key < other.key ? -1 : 1)
  );
}
