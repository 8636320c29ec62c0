import { useSyncExternalStore } from 'react';
import type { Trouble } from '../offline/keeper';
import type { OutboxStatus } from '../outbox/model';
import { useSession } from './graph-context';

interface Status extends OutboxStatus {
  /** Why nothing can be kept, where it can't and the browser said why. */
  trouble: Trouble | null;
  /** What isn't saved, as text to keep elsewhere. */
  copy(): Promise<string>;
  /** Tries what waits for the time that Graph asked for. */
  tryNow(): void;
}

/** What waits on this device, over all reviews, and why. */
export function useOutboxStatus(): Status {
  const { outbox, trouble: told } = useSession();
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, outbox.status);
  const trouble = useSyncExternalStore(told.subscribe, told.current, told.current);
  return { ...status, trouble, copy: () => outbox.export(), tryNow: () => outbox.tryNow() };
}

/** Where decisions lie until they are saved: on the device, or only in this tab. */
export function useOutboxPlace(): OutboxStatus['place'] {
  const { outbox } = useSession();
  const read = () => outbox.status().place;
  return useSyncExternalStore(outbox.subscribe, read, read);
}
