'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from './class-names';

interface ScrollRegionProps {
  label: string;
  children: ReactNode;
  /** Takes the focus when its dialog opens, so that reading begins at its top. */
  first?: boolean;
  className: string;
}

/**
 * A part of a dialog that scrolls by itself, so that title and buttons stay visible. When its content
 * overflows, the keyboard can reach and scroll it.
 */
export function ScrollRegion({ label, children, first = false, className }: ScrollRegionProps) {
  const region = useRef<HTMLElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const measure = () => setOver(element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={region}
      aria-label={label}
      tabIndex={first || over ? 0 : undefined}
      className={classNames('overflow-y-auto overscroll-contain', className)}
    >
      {children}
    </section>
  );
}
