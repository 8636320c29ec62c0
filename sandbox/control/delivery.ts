import { AsyncLocalStorage } from 'node:async_hooks';

/** How the answer to one call is sent. The parts of a batch share the delivery of their call. */
export interface Delivery {
  /** The log entry of the current batch. */
  batchEntry: number | null;
  /** Set by a fault: the connection is cut instead of an answer. */
  drop: 'before' | 'after' | null;
  /** Set by a fault: the number of the answer's bytes that are sent. */
  truncate: number | null;
}

const current = new AsyncLocalStorage<Delivery>();

/** Runs the work of one call; returns its result with the delivery as faults have changed it. */
export async function withDelivery<T>(work: () => Promise<T>): Promise<{ result: T; delivery: Delivery }> {
  const delivery: Delivery = { batchEntry: null, drop: null, truncate: null };
  return { result: await current.run(delivery, work), delivery };
}

/** The delivery of the current call. */
export function currentDelivery(): Delivery {
  const delivery = current.getStore();
  if (!delivery) throw new Error('No call is being worked on.');
  return delivery;
}
