import { ifAllowed } from '../browser';
import { HASHED_FILES } from './hashed-files';

const KEY = 'attest.gone';

/** The parts of a page that are used here, so that a test can replace them. */
export interface PageOfFiles {
  origin: string;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Asks the host whether a file exists; rejects without a network. */
  ask(url: string): Promise<{ status: number }>;
  reload(): void;
}

/**
 * Handles a file that a page couldn't load. When the host says that the file doesn't exist, a newer version has been
 * published: reloads the page, once for each file. Does nothing without a network.
 */
export async function onMissingFile(url: string, page: PageOfFiles): Promise<void> {
  const { origin, pathname } = new URL(url, page.origin);
  // Only these files can belong to a version that the host has removed.
  if (origin !== page.origin || !pathname.startsWith(HASHED_FILES)) return;
  if (page.storage.getItem(KEY) === pathname) return;
  const { status } = await page.ask(pathname);
  if (status !== 404) return;
  page.storage.setItem(KEY, pathname);
  page.reload();
}

const addressOf = (target: EventTarget | null): string | undefined => {
  if (target instanceof HTMLScriptElement) return target.src;
  return target instanceof HTMLLinkElement ? target.href : undefined;
};

/** Watches for scripts and styles that can't be loaded. Gives a function that stops watching. */
export function watchForGoneFiles(): () => void {
  const onError = ({ target }: Event) => {
    const url = addressOf(target);
    if (!url) return;
    // Without storage it can't be known whether the page was already reloaded for this file.
    const storage = ifAllowed(() => window.sessionStorage);
    if (!storage) return;
    onMissingFile(url, {
      origin: location.origin,
      storage,
      ask: (path) => fetch(path, { method: 'HEAD', cache: 'no-store' }),
      reload: () => location.reload(),
    }).catch(() => {
      // Without a network, or in a browser that stores nothing, the page stays unchanged.
    });
  };
  // The error event of a failed load doesn't bubble, so it is caught while it goes down.
  window.addEventListener('error', onError, true);
  return () => window.removeEventListener('error', onError, true);
}
