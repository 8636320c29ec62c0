'use client';
import { type ReactNode, useRef } from 'react';
import { useFoot } from '../../components/ui/foot';

/**
 * The one place of what has to be known on every page: at the foot of the window, above the page's own bar. It pushes
 * nothing, whether it comes or goes; pages end so far above it that all of them comes out from under it.
 */
export function NoticePlace({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useFoot('--notices', place);
  return (
    <div
      ref={place}
      className="pointer-events-none fixed inset-x-0 bottom-[var(--dock,0px)] z-20 flex flex-col items-center gap-1 *:pointer-events-auto empty:hidden md:pb-2 print:hidden"
    >
      {children}
    </div>
  );
}
