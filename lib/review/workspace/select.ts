import type { DecisionItem } from '../model';

/**
 * Whom the reviewer has selected. `all`: everybody who matches the view, but these, so that those still being loaded
 * are in it too. Nothing is ever selected by itself.
 */
export type Selection =
  | { kind: 'some'; ids: ReadonlySet<string> }
  | { kind: 'all'; but: ReadonlySet<string> };

export const NOBODY: Selection = { kind: 'some', ids: new Set() };
export const EVERYBODY: Selection = { kind: 'all', but: new Set() };

/** Whether a row that matches is selected. */
export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' ? !selection.but.has(id) : selection.ids.has(id);
}

/** The selection with some rows put in or taken out. */
export function setSelected(selection: Selection, ids: Iterable<string>, on: boolean): Selection {
  const all = selection.kind === 'all';
  const next = new Set(all ? selection.but : selection.ids);
  for (const id of ids)
    if (on === all) next.delete(id);
    else next.add(id);
  return all ? { kind: 'all', but: next } : { kind: 'some', ids: next };
}

/** The selection with one row turned round. */
export function toggleSelected(selection: Selection, id: string): Selection {
  return setSelected(selection, [id], !isSelected(selection, id));
}

/** The rows from one to another in the order on screen, both included; only the second where the first is gone. */
export function rangeOf(order: readonly string[], from: string, to: string): string[] {
  const [start, end] = [order.indexOf(from), order.indexOf(to)];
  if (end < 0) return [];
  if (start < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/**
 * The items an act would be about: those who match and are selected, in their order, then those selected one by one
 * that the view doesn't show, so that the summary can name them.
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

/** How many of the matching are selected, for the box above them. */
export function selectedPart(
  selection: Selection,
  matching: readonly DecisionItem[],
): 'none' | 'some' | 'all' {
  const count = matching.filter(({ id }) => isSelected(selection, id)).length;
  if (count === 0) return 'none';
  return count === matching.length ? 'all' : 'some';
}

/**
 * The selection when another view is chosen: "all" was said of those who matched then, and never comes to mean
 * those who match the next search or filter.
 */
export function settleSelection(selection: Selection, matching: readonly DecisionItem[]): Selection {
  if (selection.kind === 'some') return selection;
  return { kind: 'some', ids: new Set(matching.flatMap(({ id }) => (selection.but.has(id) ? [] : id))) };
}
