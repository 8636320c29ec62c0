import { useSyncExternalStore } from 'react';
import { mayBeOnline } from '../browser';
import { useSession } from './graph-context';

/** Until when Graph asked to wait (ms since 1970; null for no wait), and whether the browser has a network. */
export function useGraphStatus(): { waitingUntil: number | null; online: boolean } {
  const { wait } = useSession().graph;
  const waitingUntil = useSyncExternalStore(wait.subscribe, wait.until, () => null);
  const online = useSyncExternalStore(subscribeOnline, mayBeOnline, () => true);
  return { waitingUntil, online };
}

/** How far the tenant's clock is ahead of the device's, in ms; 0 where a page can't read Graph's time. */
export function useClockAhead(): number {
  const { clock } = useSession().graph.tenant;
  return useSyncExternalStore(clock.subscribe, clock.ahead, () => 0);
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
