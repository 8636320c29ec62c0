import { useSyncExternalStore } from 'react';
import type { OutboxStatus } from '../outbox/outbox';
import { useSession } from './graph-context';

/** What waits on this device, over all reviews, and why; `copy` gives it as text to keep elsewhere. */
export function useOutboxStatus(): OutboxStatus & { copy(): Promise<string> } {
  const { outbox } = useSession();
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, outbox.status);
  return { ...status, copy: () => outbox.export() };
}
