import { ifAllowed } from '../browser';
import type { Owner } from '../outbox/log';
import { ownerKey } from './rows';

/**
 * Runs one owner's work while no other tab of this browser does. `lost` is told when the browser took the turn away.
 * @returns what the work gave; undefined, the work not run, where `signal` came first
 */
export type Alone = <T>(
  work: (lost: AbortSignal) => Promise<T>,
  signal: AbortSignal,
) => Promise<T | undefined>;

const locksHere = () => ifAllowed<LockManager>(() => navigator.locks);

/**
 * One sender among this owner's tabs, by Web Locks. It saves repeats and nothing else: where there are no locks the work
 * runs at once. Hold it only while there is something to send; a held lock keeps a page out of the back-forward cache.
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
        // Locks are refused to a page without an origin of its own or one that is being left.
        return begin();
      }
      // Either the work failed, which `working` says too, or the turn was taken away from it.
      if (isAbort(error)) lost.abort(error);
      return working;
    }
  };
}

const isAbort = (error: unknown) => (error as { name?: unknown } | null)?.name === 'AbortError';
