'use client';
import { useSyncExternalStore } from 'react';

/** One query for the page: a new one with each render takes time. The server draws the wide page. */
function windowOf(width: number): () => boolean {
  let query: MediaQueryList | undefined;
  const matching = () => {
    query ??= window.matchMedia(`(min-width: ${width}px)`);
    return query;
  };
  const subscribe = (listener: () => void) => {
    matching().addEventListener('change', listener);
    return () => matching().removeEventListener('change', listener);
  };
  return () =>
    useSyncExternalStore(
      subscribe,
      () => matching().matches,
      () => true,
    );
}

/** Whether the window is wide enough for a table. */
export const useWide = windowOf(768);

/** Whether the window is wide enough for all usual columns and for filters beside the search. */
export const useSpacious = windowOf(1100);
