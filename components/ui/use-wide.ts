'use client';
import { useSyncExternalStore } from 'react';

let query: MediaQueryList | undefined;

/** One for the page: a new one with each render takes time. */
function wide(): MediaQueryList {
  query ??= window.matchMedia('(min-width: 768px)');
  return query;
}

function subscribe(listener: () => void): () => void {
  wide().addEventListener('change', listener);
  return () => wide().removeEventListener('change', listener);
}

/** Whether the window is wide enough for a table. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => wide().matches,
    () => true,
  );
