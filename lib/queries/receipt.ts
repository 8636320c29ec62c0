import { useSyncExternalStore } from 'react';

import type { ReviewRef } from '../review/model';
import type { ReceiptWrite } from '../review/receipt/model';
import { useSession } from './graph-context';

/**
 * What this device stored about the requests that recorded my decisions: times, and Microsoft's ids of the requests.
 */
export function useReceipt(ref: ReviewRef): { entries: readonly ReceiptWrite[] } {
  const { outbox } = useSession();
  const entries = useSyncExternalStore(
    outbox.subscribe,
    () => outbox.receipts(ref),
    () => outbox.receipts(ref),
  );
  return { entries };
}
