import { ifAllowed } from './browser';

/** How the keys of drafts begin in a storage. */
export const DRAFT_PREFIX = 'attest.draft.';

/** This tab's storage, unless the browser refuses it. */
export const tabStorage = (): Storage | undefined => ifAllowed(() => window.sessionStorage);

/**
 * Storages in which nothing is stored any more: after the sign-out, the page being left must not write its draft again.
 */
const ended = new WeakSet<Storage>();

/** Whether no draft is stored any more. */
export const draftsEnded = (storage: Storage): boolean => ended.has(storage);

/** Stores drafts again: the person who had signed out in another tab is signed in there again. */
export function keepDraftsAgain(storage: Storage | undefined = tabStorage()): void {
  if (storage) ended.delete(storage);
}

/** Removes the drafts of everybody, at the sign-out. None is stored until the page is loaded again, or `keepDraftsAgain`. */
export function forgetAllDrafts(storage: Storage | undefined = tabStorage()): void {
  if (!storage) return;
  ended.add(storage);
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(DRAFT_PREFIX)) storage.removeItem(key);
}
