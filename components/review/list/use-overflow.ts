'use client';
import { useCallback, useRef, useState } from 'react';

/**
 * Whether a line is too short for its content. While the line is open and shows everything, the last result is kept.
 * @returns `follow` is the line's ref; `line` is the element
 */
export function useOverflow(open: boolean) {
  const line = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const follow = useCallback(
    (element: HTMLDivElement | null) => {
      line.current = element;
      if (!element || open) return;
      const measure = () => setOver(element.scrollWidth > element.clientWidth + 1);
      const sizes = new ResizeObserver(measure);
      // An observer also measures when it starts, so that no render has to measure after a part came or went.
      const observe = () => {
        sizes.disconnect();
        sizes.observe(element);
        for (const child of element.children) sizes.observe(child);
      };
      const parts = new MutationObserver(observe);
      measure();
      observe();
      parts.observe(element, { childList: true });
      return () => {
        line.current = null;
        sizes.disconnect();
        parts.disconnect();
      };
    },
    [open],
  );
  return { line, follow, over };
}
