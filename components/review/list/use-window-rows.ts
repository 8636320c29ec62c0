'use client';
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Anchor, anchorsAt, movedBy } from './anchors';

export interface WindowRowsOptions {
  boxRef: RefObject<HTMLDivElement | null>;
  /** The keys of the rows, in order. */
  keys: readonly string[];
  indexOf: ReadonlyMap<string, number>;
  /** A row that stays in the page although it is out of sight: the one with the focus. */
  pinned: number;
  /** A row's height before it was measured, in px. */
  estimate(index: number): number;
  /** What covers the page's top and bottom, in px. */
  covered(): { above: number; below: number };
  /** Where rows moved although the reader changed nothing, what they see stays; after another search or order it doesn't. */
  view: unknown;
}

const OVERSCAN = 4;

/** Where the list begins, in px from the top of the page. */
function useMargin(boxRef: RefObject<HTMLDivElement | null>): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (!boxRef.current) return;
      setMargin(Math.round(boxRef.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    // Whatever grows or goes above the list changes the height of the page.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [boxRef]);
  return margin;
}

/** Keeps in the page only the rows in sight; the page itself scrolls. */
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
    // Above its first row the page is for the browser to keep still.
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

/** The rows in sight and the pinned one, in order. */
export function withPinned(indexes: readonly number[], pinned: number): number[] {
  if (pinned < 0 || indexes.includes(pinned)) return [...indexes];
  return [...indexes, pinned].sort((one, other) => one - other);
}
