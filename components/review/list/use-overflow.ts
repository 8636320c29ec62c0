'use client';
import { useLayoutEffect, useRef, useState } from 'react';

/** Whether a line has more than it shows. While it is open and shows all of it, the last answer stands. */
export function useOverflow(open: boolean) {
  const line = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useLayoutEffect(() => {
    const element = line.current;
    if (!element || open) return;
    const measure = () => setOver(element.scrollWidth > element.clientWidth + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  });
  return { line, over };
}
