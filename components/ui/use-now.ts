'use client';
import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;
let current: Date | undefined;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  current = new Date();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, MINUTE);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    current = undefined;
  };
}

function snapshot(): Date {
  current ??= new Date();
  return current;
}

const EXPORTED = new Date(0);

/** The page's current time, updated each minute. The static export has no time and uses 1970. */
export const useNow = (): Date => useSyncExternalStore(subscribe, snapshot, () => EXPORTED);
