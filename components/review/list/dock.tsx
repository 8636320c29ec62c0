'use client';
import type { ReactNode, Ref } from 'react';

/**
 * What stands at the bottom of the window over the list: what was saved with its Undo, and what can be done with the
 * selection. It pushes nothing; the list ends so far above it that the last row comes out from under it.
 */
export function Dock({ ref, children }: { ref: Ref<HTMLDivElement>; children: ReactNode }) {
  return (
    <div
      ref={ref}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-20 flex flex-col items-center gap-2 pb-0 *:pointer-events-auto empty:hidden md:pb-4 [@media(max-height:28rem)]:gap-0"
    >
      {children}
    </div>
  );
}
