'use client';
import { useSyncExternalStore } from 'react';

/**
 * One query for the page: a new one with each render takes time. The server draws the wide page. The width is in rem, as
 * in the styles: both follow the letter size that the reader has set.
 */
function windowOf(width: number): () => boolean {
  let query: MediaQueryList | undefined;
  const matching = () => {
    query ??= window.matchMedia(`(min-width: ${width}rem)`);
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
export const useWide = windowOf(48);

/** Whether the window is wide enough for all usual columns and for filters beside the search: `spacious` in the styles. */
export const useSpacious = windowOf(68.75);
