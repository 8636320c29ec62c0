import { AsyncLocalStorage } from 'node:async_hooks';

/** What becomes of the answer to one call over the wire. The parts of a batch share their call's. */
export interface Delivery {
  /** The log entry of the batch that is being worked on. */
  batchEntry: number | null;
  /** Set by a fault: the connection is cut in place of an answer. */
  drop: 'before' | 'after' | null;
  /** Set by a fault: how many bytes of the answer are sent. */
  truncate: number | null;
}

const current = new AsyncLocalStorage<Delivery>();

/** Runs the work of one call; the delivery it gives back is what the faults have made of it. */
export async function withDelivery<T>(work: () => Promise<T>): Promise<{ result: T; delivery: Delivery }> {
  const delivery: Delivery = { batchEntry: null, drop: null, truncate: null };
  return { result: await current.run(delivery, work), delivery };
}

/** The delivery of the call that is being worked on. */
export function currentDelivery(): Delivery {
  const delivery = current.getStore();
  if (!delivery) throw new Error('No call is being worked on.');
  return delivery;
}
