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
    const measure = () => onHeight(node.offsetHeight);
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(node);
    return () => observer.disconnect();
  });
}

/**
 * How much of the window's top and bottom is covered: by the heads of the columns, and by what stands over the list's
 * end, whose height depends on the words in it. `--dock` of the section tells it.
 */
export function useCovered(wide: boolean) {
  const section = useRef<HTMLElement>(null);
  const dock = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const heights = useRef({ dock: 0, head: 0 });
  useHeight(dock, (height) => {
    heights.current.dock = height;
    section.current?.style.setProperty('--dock', `${height}px`);
  });
  useHeight(head, (height) => {
    heights.current.head = height;
  });
  const covered = useCallback(() => {
    const strip = head.current?.querySelector<HTMLElement>('[data-strip]')?.offsetHeight ?? 0;
    const below = heights.current.dock + 8;
    return wide ? { above: heights.current.head + strip, below } : { above: 8, below };
  }, [wide]);
  return { sectionRef: section, dockRef: dock, headRef: head, covered };
}
