'use client';
import type { ReactNode, Ref } from 'react';

/**
 * The bar at the foot of the window: what was saved with its Undo, and the acts on the selection. It moves
 * nothing; the list has room at its end, so that its last row can be scrolled out from under the bar.
 */
export function Dock({ ref, children }: { ref: Ref<HTMLDivElement>; children: ReactNode }) {
  return (
    <div
      ref={ref}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-20 flex max-h-dvh flex-col items-center gap-2 *:pointer-events-auto empty:hidden md:mb-4 md:max-h-[calc(100dvh-1rem)] low:gap-0"
    >
      {children}
    </div>
  );
}
