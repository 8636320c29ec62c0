'use client';
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Anchor, anchorsAt, movedBy } from './anchors';

export interface WindowRowsOptions {
  boxRef: RefObject<HTMLDivElement | null>;
  /** The keys of the rows, in order. */
  keys: readonly string[];
  indexOf: ReadonlyMap<string, number>;
  /** The index of a row that stays in the page although it isn't visible: the row with the focus. */
  pinned: number;
  /** A row's height before it was measured, in px. */
  estimate(index: number): number;
  /** The heights covered at the window's top and foot, in px. */
  covered(): { above: number; below: number };
  /**
   * Rows that move without the reader's act don't move the visible part; after a change of `view` (search,
   * order) the list begins at its top.
   */
  view: unknown;
}

const OVERSCAN = 4;

/** The start of the list, in px from the top of the page. */
function useMargin(boxRef: RefObject<HTMLDivElement | null>): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (!boxRef.current) return;
      setMargin(Math.round(boxRef.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    // An element that grows or disappears above the list changes the height of the page.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [boxRef]);
  return margin;
}

/** Keeps only the visible rows in the page; the page itself scrolls. */
export function useWindowRows(options: WindowRowsOptions) {
  const { boxRef, keys, indexOf, pinned, estimate, covered, view } = options;
  const scrollMargin = useMargin(boxRef);
  const anchors = useRef<Anchor[]>([]);
  const { above, below } = covered();
  const remember = (instance: typeof rows) => {
    anchors.current = anchorsAt(instance.getVirtualItems(), (instance.scrollOffset ?? 0) + covered().above);
  };
  const rows = useWindowVirtualizer<HTMLDivElement>({
    count: keys.length,
    estimateSize: estimate,
    overscan: OVERSCAN,
    scrollMargin,
    scrollPaddingStart: above,
    scrollPaddingEnd: below,
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    rangeExtractor: useCallback((range: Range) => withPinned(defaultRangeExtractor(range), pinned), [pinned]),
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    onChange: (instance) => remember(instance as typeof rows),
  });
  const startOf = useCallback(
    (key: string): number | undefined => {
      const index = indexOf.get(key);
      return index === undefined ? undefined : rows.measurementsCache[index]?.start;
    },
    [rows, indexOf],
  );

  const seen = useRef({ keys, view, scrollMargin });
  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = { keys, view, scrollMargin };
    // Above the list's first row, the browser itself keeps the page still.
    const inside = window.scrollY + covered().above > before.scrollMargin;
    if (!inside || before.scrollMargin === 0) return;
    if (before.keys !== keys && before.view !== view) {
      window.scrollTo({ top: scrollMargin - covered().above });
    } else if (before.keys !== keys || before.scrollMargin !== scrollMargin) {
      const by = movedBy(anchors.current, startOf);
      if (by !== 0) window.scrollTo({ top: window.scrollY + by });
    }
  }, [keys, view, scrollMargin, startOf, covered]);
  useEffect(() => remember(rows));

  const { containerRef } = rows;
  const listRef = useCallback(
    (node: HTMLDivElement | null) => {
      boxRef.current = node;
      containerRef(node);
    },
    [boxRef, containerRef],
  );
  return { rows, listRef, startOf, placed: scrollMargin > 0 };
}

/** The indexes of the visible rows and of the pinned one, in order. */
export function withPinned(indexes: readonly number[], pinned: number): number[] {
  if (pinned < 0 || indexes.includes(pinned)) return [...indexes];
  return [...indexes, pinned].sort((one, other) => one - other);
}
