import { ifAllowed } from '../browser';

/** Files whose name changes with their content: only they can belong to a version that is gone. */
const HASHED = '/_next/static/';
const KEY = 'attest.gone';

/** The parts of a page that are needed, so that a test can stand in for one. */
export interface PageOfFiles {
  origin: string;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Asks whether a file is there; rejects without a network. */
  ask(url: string): Promise<{ status: number }>;
  reload(): void;
}

/**
 * What to do about a file that a page asked for in vain: where the host says that it has no such file any more, a newer
 * version is there and the page is loaded anew, once for each file. Without a network nothing is done.
 */
export async function onMissingFile(url: string, page: PageOfFiles): Promise<void> {
  const { origin, pathname } = new URL(url, page.origin);
  if (origin !== page.origin || !pathname.startsWith(HASHED)) return;
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

/** Watches for scripts and styles that can't be loaded. Gives the way to stop. */
export function watchForGoneFiles(): () => void {
  const onError = ({ target }: Event) => {
    const url = addressOf(target);
    if (!url) return;
    // Without it nobody knows that the page was loaded anew for this file before.
    const storage = ifAllowed(() => window.sessionStorage);
    if (!storage) return;
    onMissingFile(url, {
      origin: location.origin,
      storage,
      ask: (path) => fetch(path, { method: 'HEAD', cache: 'no-store' }),
      reload: () => location.reload(),
    }).catch(() => {
      // Without a network, or in a browser that keeps nothing, the page stays as it is.
    });
  };
  // A failed load doesn't bubble.
  window.addEventListener('error', onError, true);
  return () => window.removeEventListener('error', onError, true);
}
