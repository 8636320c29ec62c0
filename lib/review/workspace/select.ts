import type { DecisionItem } from '../model';

/**
 * The selected items. `all`: everybody who matches the view except `but`, so that items still being loaded are selected
 * too. Nothing is selected by itself.
 */
export type Selection =
  | { kind: 'some'; ids: ReadonlySet<string> }
  | { kind: 'all'; but: ReadonlySet<string> };

export const NOBODY: Selection = { kind: 'some', ids: new Set() };
export const EVERYBODY: Selection = { kind: 'all', but: new Set() };

/** Whether a matching row is selected. */
export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' ? !selection.but.has(id) : selection.ids.has(id);
}

/** The selection with some rows added or removed. */
export function setSelected(selection: Selection, ids: Iterable<string>, on: boolean): Selection {
  const all = selection.kind === 'all';
  const next = new Set(all ? selection.but : selection.ids);
  for (const id of ids)
    if (on === all) next.delete(id);
    else next.add(id);
  return all ? { kind: 'all', but: next } : { kind: 'some', ids: next };
}

/** The rows between two rows in the order on screen, both included; only the second row if the first isn't there. */
export function rangeOf(order: readonly string[], from: string, to: string): string[] {
  const [start, end] = [order.indexOf(from), order.indexOf(to)];
  if (end < 0) return [];
  if (start < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/**
 * The items of an act: the selected items that match, in order, then items that were selected one by one and that the
 * view doesn't show, so that the summary can name them.
 */
export function selectedItems(
  selection: Selection,
  matching: readonly DecisionItem[],
  items: readonly DecisionItem[],
): DecisionItem[] {
  const chosen = matching.filter(({ id }) => isSelected(selection, id));
  if (selection.kind === 'all' || selection.ids.size === chosen.length) return chosen;
  const seen = new Set(matching.map(({ id }) => id));
  return [...chosen, ...items.filter(({ id }) => selection.ids.has(id) && !seen.has(id))];
}

/** Rows selected with Shift: the first, the last, and what was selected before; null until Shift is held. */
export interface Range {
  anchor: string;
  end: string;
  base: Selection | null;
}

/** The range that Shift goes on with at a row: the one that ends there, else a new one. */
export const rangeAt = (
  range: Range | null,
  row: string,
  selection: Selection,
): Range & { base: Selection } =>
  range?.end === row
    ? { ...range, base: range.base ?? selection }
    : { anchor: row, end: row, base: selection };

/** How many of the matching items are selected, for the checkbox above them. */
export function selectedPart(
  selection: Selection,
  matching: readonly DecisionItem[],
): 'none' | 'some' | 'all' {
  const count = matching.filter(({ id }) => isSelected(selection, id)).length;
  if (count === 0) return 'none';
  return count === matching.length ? 'all' : 'some';
}

/**
 * The selection when the view changes: "all" meant the items that matched before, so it becomes exactly those items and
 * never includes the matches of the next search or filter.
 */
export function settleSelection(selection: Selection, matching: readonly DecisionItem[]): Selection {
  if (selection.kind === 'some') return selection;
  return { kind: 'some', ids: new Set(matching.flatMap(({ id }) => (selection.but.has(id) ? [] : id))) };
}
