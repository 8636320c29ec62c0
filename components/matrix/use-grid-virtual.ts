'use client';
import {
  defaultRangeExtractor,
  observeElementRect,
  type Range,
  useVirtualizer,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { Grid, Spot } from '../../lib/review/grid/model';

/** Widths in rem; a phone has narrower columns. Rows are at least as high as a touch target needs. */
const SIZES = { wide: { person: 15, column: 10.5 }, narrow: { person: 9, column: 10 } } as const;
const ROW = 3.5;
const OVERSCAN = 3;
/** Up to this many columns, all columns are kept in the page. */
const FEW_COLUMNS = 20;

function withSpot(range: Range, index: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (index < 0 || index >= range.count || indexes.includes(index)) return indexes;
  return [...indexes, index].sort((one, other) => one - other);
}

/** The page's font size in px and its direction. The grid is rendered in a browser only. */
function pageStyle(): { rem: number; isRtl: boolean } {
  const { fontSize, direction } = getComputedStyle(document.documentElement);
  return { rem: Number.parseFloat(fontSize), isRtl: direction === 'rtl' };
}

/**
 * A box without width or height, as while a window is resized, shows nothing; its last
 * size is kept, and so is the focus.
 */
const observeRoom: typeof observeElementRect = (instance, tell) =>
  observeElementRect(instance, (rect) => {
    if (rect.width > 0 && rect.height > 0) tell(rect);
  });

/** Keeps the visible rows and columns and the cell with the focus in the page. Sizes are in px. */
export function useGridVirtual(box: RefObject<HTMLDivElement | null>, grid: Grid, spot: Spot, wide: boolean) {
  const [{ rem, isRtl }] = useState(pageStyle);
  const sizes = SIZES[wide ? 'wide' : 'narrow'];
  const [personWidth, columnWidth] = [sizes.person * rem, sizes.column * rem];
  const { row, column } = spot;
  // eslint-disable-next-line react-hooks/incompatible-library -- the library's functions can't be memoized; they are handed to nothing that is
  const rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: grid.rows.length,
    getScrollElement: () => box.current,
    observeElementRect: observeRoom,
    estimateSize: () => ROW * rem,
    overscan: OVERSCAN,
    getItemKey: useCallback((index: number) => grid.rows[index]?.key ?? index, [grid]),
    rangeExtractor: useCallback((range: Range) => withSpot(range, row), [row]),
  });
  const columns = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    horizontal: true,
    isRtl,
    count: grid.columns.length,
    getScrollElement: () => box.current,
    observeElementRect: observeRoom,
    estimateSize: useCallback(() => columnWidth, [columnWidth]),
    overscan: grid.columns.length <= FEW_COLUMNS ? FEW_COLUMNS : OVERSCAN,
    rangeExtractor: useCallback((range: Range) => withSpot(range, column), [column]),
  });
  // Measures again: the first sizes were estimates, made before the page's font size was known.
  useEffect(() => {
    if (rem > 0 && columnWidth > 0) {
      rows.measure();
      columns.measure();
    }
  }, [rows, columns, rem, columnWidth]);
  return {
    rows,
    columns,
    shownRows: rows.getVirtualItems(),
    shownColumns: columns.getVirtualItems(),
    personWidth,
    isRtl,
    rowHeight: ROW * rem,
  };
}
