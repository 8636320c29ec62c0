'use client';
import { type ReactNode, useRef } from 'react';
import { useAboveFoot, useFoot } from '../../components/ui/foot';

/**
 * The one place for notices of every page: at the foot of the window, above the page's own bar. Notices move nothing when
 * they come or go. The page has room at its end, so that its last line can be scrolled out from under them.
 */
export function NoticePlace({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useFoot('notices', place);
  useAboveFoot('dock', place);
  return (
    <div
      ref={place}
      // The notices say themselves what is read aloud. With this, an open dialog doesn't hide them from screen readers.
      aria-live="off"
      className="pointer-events-none fixed inset-x-0 bottom-[var(--dock,0px)] z-20 flex flex-col items-center gap-1 *:pointer-events-auto empty:hidden md:pb-2 print:hidden"
    >
      {children}
    </div>
  );
}
