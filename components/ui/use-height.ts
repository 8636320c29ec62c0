import { type RefObject, useLayoutEffect } from 'react';

/** Follows an element's height, in px, without drawing anything again; 0 where there is none. */
export function useHeight(element: RefObject<HTMLElement | null>, onHeight: (height: number) => void) {
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
