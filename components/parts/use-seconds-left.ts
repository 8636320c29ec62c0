'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { pageNow } from '../../lib/queries/clock';

const leftUntil = (until: number | null) =>
  until === null ? 0 : Math.max(0, Math.ceil((until - pageNow()) / 1000));

/** Whole seconds until a time (ms since 1970), counting down; 0 for null and for a past time. */
export function useSecondsLeft(until: number | null): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (until === null) return () => {};
      const timer = setInterval(listener, 1000);
      return () => clearInterval(timer);
    },
    [until],
  );
  const read = () => leftUntil(until);
  return useSyncExternalStore(subscribe, read, read);
}
