import { useSyncExternalStore } from 'react';
import { mayBeOnline } from '../browser';
import { useSession } from './graph-context';

interface GraphStatus {
  /** Until when Graph asked to wait, ms since 1970; null for no wait. */
  waitingUntil: number | null;
  /** Whether the browser has a network. */
  online: boolean;
  /** Ends the wait. */
  tryNow(): void;
}

/** Whether requests to Graph can leave now. */
export function useGraphStatus(): GraphStatus {
  const { graph, tryNow } = useSession();
  const { wait } = graph;
  const waitingUntil = useSyncExternalStore(wait.subscribe, wait.until, () => null);
  const online = useSyncExternalStore(subscribeOnline, mayBeOnline, () => true);
  return { waitingUntil, online, tryNow };
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
