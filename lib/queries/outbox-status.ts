import { useSyncExternalStore } from 'react';
import type { Trouble } from '../offline/keeper';
import type { OutboxStatus } from '../outbox/model';
import { useSession } from './graph-context';

interface Status extends OutboxStatus {
  /** Why nothing can be stored on the device; null where storing works or the browser gave no reason. */
  trouble: Trouble | null;
  /** The decisions that aren't saved, as text to keep elsewhere. */
  copy(): Promise<string>;
  /** Sends at once what waits because Graph asked to wait. */
  tryNow(): void;
}

/** How many decisions of all reviews wait on this device, and why. */
export function useOutboxStatus(): Status {
  const { outbox, trouble: deviceTrouble, tryNow } = useSession();
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, outbox.status);
  const trouble = useSyncExternalStore(deviceTrouble.subscribe, deviceTrouble.current, deviceTrouble.current);
  return { ...status, trouble, copy: () => outbox.export(), tryNow };
}

/** Where decisions are stored until they are saved: on the device, or only in this tab. */
export function useOutboxPlace(): OutboxStatus['place'] {
  const { outbox } = useSession();
  const read = () => outbox.status().place;
  return useSyncExternalStore(outbox.subscribe, read, read);
}
