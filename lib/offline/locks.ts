import { ifAllowed } from '../browser';
import type { Owner } from '../outbox/log';
import { ownerKey } from './rows';

/**
 * Runs one owner's work while no other tab of this browser runs it. `lost` is aborted when the browser takes the lock
 * away.
 * @returns the work's result; undefined when `signal` aborted before the work began
 */
export type Alone = <T>(
  work: (lost: AbortSignal) => Promise<T>,
  signal: AbortSignal,
) => Promise<T | undefined>;

const locksHere = () => ifAllowed<LockManager>(() => navigator.locks);

/**
 * One sender among this owner's tabs, by Web Locks. The lock only avoids duplicate requests: without locks the work
 * runs at once. Hold it only while there is something to send, because a held lock keeps a page out of the back-forward
 * cache.
 *
 * https://developer.mozilla.org/docs/Web/API/Web_Locks_API
 */
export function alone(owner: Owner, locks: Pick<LockManager, 'request'> | undefined = locksHere()): Alone {
  const name = `outbox:${ownerKey(owner)}`;
  return async <T>(work: (lost: AbortSignal) => Promise<T>, signal: AbortSignal) => {
    if (signal.aborted) return undefined;
    const lost = new AbortController();
    let working: Promise<T> | undefined;
    const begin = () => {
      working = work(lost.signal);
      return working;
    };
    if (!locks) return begin();
    try {
      return (await locks.request(name, { signal }, begin)) as T;
    } catch (error) {
      if (!working) {
        if (signal.aborted) return undefined;
        // The browser refuses locks to a page with an opaque origin and to a page that is being left.
        return begin();
      }
      // Either the work failed, and `working` rejects too, or the browser took the lock away.
      if (isAbort(error)) lost.abort(error);
      return working;
    }
  };
}

const isAbort = (error: unknown) => (error as { name?: unknown } | null)?.name === 'AbortError';
