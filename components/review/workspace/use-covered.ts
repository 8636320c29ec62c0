'use client';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/** Follows an element's height without drawing anything again. */
function useHeight(element: RefObject<HTMLElement | null>, onHeight: (height: number) => void) {
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) {
      onHeight(0);
      return;
    }
    // On a very low screen the bar stays where it is and covers nothing.
    const measure = () => onHeight(getComputedStyle(node).position === 'static' ? 0 : node.offsetHeight);
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(node);
    return () => observer.disconnect();
  });
}

/**
 * How much of the page's top and bottom is covered by the bar and the heads of the columns. The table's head stands
 * below the bar, whose height depends on the words in it: `--bar` of the section tells it.
 */
export function useCovered(wide: boolean) {
  const section = useRef<HTMLElement>(null);
  const bar = useRef<HTMLFieldSetElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const heights = useRef({ bar: 0, head: 0 });
  useHeight(bar, (height) => {
    heights.current.bar = height;
    section.current?.style.setProperty('--bar', `${height}px`);
  });
  useHeight(head, (height) => {
    heights.current.head = height;
  });
  const covered = useCallback(() => {
    const { bar: barHeight, head: headHeight } = heights.current;
    const strip = head.current?.querySelector<HTMLElement>('[data-strip]')?.offsetHeight ?? 0;
    return wide ? { above: barHeight + headHeight + strip, below: 16 } : { above: 8, below: barHeight + 8 };
  }, [wide]);
  return { section, bar, head, covered };
}
