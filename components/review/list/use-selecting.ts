'use client';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { DecisionItem } from '../../../lib/review/model';
import type { Arranged } from '../../../lib/review/workspace/arrange';
import type { Group } from '../../../lib/review/workspace/groups';
import {
  EVERYBODY,
  isSelected,
  NOBODY,
  type Range,
  rangeAt,
  rangeOf,
  type Selection,
  selectedItems,
  selectedPart,
  setSelected,
  settleSelection,
} from '../../../lib/review/workspace/select';
import type { ShownRows } from './use-rows';

export type SetSelection = (next: Selection | ((old: Selection) => Selection)) => void;

const NONE: readonly DecisionItem[] = [];

/** What is selected, and the functions that select one item, a range, a group, everybody who matches, or nobody. */
export type Selecting = ReturnType<typeof useSelecting>;

/** Selects one item, a range, a group, or everybody who matches. */
export function useSelecting(
  selection: Selection,
  setSelection: SetSelection,
  { arranged, shown, items }: { arranged: Arranged; shown: ShownRows; items: readonly DecisionItem[] },
) {
  const { matching, staying } = arranged;
  const order = useMemo(
    () => shown.rows.flatMap((row) => (row.kind === 'item' ? row.item.id : [])),
    [shown.rows],
  );
  const latest = useRef({ matching, staying, order });
  useEffect(() => {
    latest.current = { matching, staying, order };
  });
  const range = useRef<Range | null>(null);
  /** The selection changes because of one row or of a range. */
  const byRow = useRef(false);
  // Any other change ends the range: going on with it would select people far from the reviewer's place.
  useEffect(() => {
    if (!byRow.current) range.current = null;
    byRow.current = false;
  }, [selection]);

  const put = useCallback(
    (ids: readonly string[], on: boolean) =>
      setSelection((old) => {
        const { matching: match, staying: stay } = latest.current;
        // "All" doesn't include rows that only keep their place.
        const from = ids.some((id) => stay.has(id)) ? settleSelection(old, match) : old;
        return setSelected(from, ids, on);
      }),
    [setSelection],
  );
  const select = useCallback(
    (id: string, on: boolean, ranged: boolean) => {
      const anchor = range.current?.anchor;
      put(ranged && anchor ? rangeOf(latest.current.order, anchor, id) : [id], on);
      byRow.current = true;
      range.current = { anchor: id, end: id, base: null };
    },
    [put],
  );
  /** Selects everybody from where Shift was first held to here; going back deselects them. */
  const extend = (from: string, to: string, begins: boolean) => {
    const { anchor, base } = rangeAt(begins ? null : range.current, from, selection);
    byRow.current = true;
    range.current = { anchor, end: to, base };
    setSelection(setSelected(settleSelection(base, matching), rangeOf(order, anchor, to), true));
  };
  const nobody = selection.kind === 'some' && selection.ids.size === 0;
  const chosen = useMemo(
    () => (nobody ? NONE : selectedItems(selection, matching, items)),
    [nobody, selection, matching, items],
  );
  const part = useMemo(
    () => (nobody ? 'none' : selectedPart(selection, matching)),
    [nobody, selection, matching],
  );
  const hidden = useMemo(() => {
    if (selection.kind === 'all' || nobody) return 0;
    return chosen.length - matching.filter(({ id }) => selection.ids.has(id)).length;
  }, [nobody, selection, chosen, matching]);
  return {
    selection,
    chosen,
    part,
    /** How many selected items the view doesn't show. */
    hidden,
    select,
    selectGroup: ({ items: inGroup }: Group, on: boolean) =>
      put(
        inGroup.map(({ id }) => id),
        on,
      ),
    extend,
    selectAll: (on: boolean) => setSelection(on ? EVERYBODY : NOBODY),
    clear: () => setSelection(NOBODY),
    has: (id: string) => isSelected(selection, id),
  };
}
