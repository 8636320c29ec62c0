import { useRef, useSyncExternalStore } from 'react';
import type { Outbox } from '../outbox/outbox';
import type { ReviewRef } from '../review/model';

/** What the outbox says of each of several reviews, in their order; the same list until one of it changes. */
export function usePerReview<T>(
  outbox: Outbox,
  refs: readonly ReviewRef[],
  of: (ref: ReviewRef) => T,
): readonly T[] {
  const last = useRef<readonly T[]>([]);
  const read = () => {
    const now = refs.map(of);
    const known = last.current;
    if (now.length !== known.length || now.some((one, at) => one !== known[at])) last.current = now;
    return last.current;
  };
  return useSyncExternalStore(outbox.subscribe, read, read);
}
