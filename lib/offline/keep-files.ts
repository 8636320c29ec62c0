import { ifAllowed } from '../browser';

/** The path of the service worker; it is at the root because the worker answers for every page. */
const WORKER = '/sw.js';
/** A tab that stays open asks for a newer version at most this often, in ms. */
const ASK_AGAIN = 3_600_000;

export interface KeepFilesOptions {
  container: ServiceWorkerContainer | undefined;
  cacheStorage: CacheStorage | undefined;
  now(): number;
}

const here = (): KeepFilesOptions => ({
  container: ifAllowed(() => navigator.serviceWorker),
  cacheStorage: ifAllowed(() => caches),
  now: Date.now,
});

/**
 * Makes the service worker keep the portal's files on this device, so that the portal opens without a network, and
 * looks for a newer version whenever the tab is shown again. Where the host has switched this off, removes the worker
 * and its files. Ignores failures: the portal works without the stored files.
 * @returns a function that stops looking for newer versions
 */
export function keepFiles(
  allowed: boolean,
  { container, cacheStorage, now }: KeepFilesOptions = here(),
): () => void {
  if (!container) return () => {};
  if (!allowed) {
    void removeFiles(container, cacheStorage).catch(() => {});
    return () => {};
  }
  let asked = now();
  const registering = container.register(WORKER, { updateViaCache: 'none' }).catch(() => null);
  const look = () => {
    if (document.visibilityState !== 'visible' || now() - asked < ASK_AGAIN) return;
    asked = now();
    void registering.then((registration) => registration?.update()).catch(() => {});
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

async function removeFiles(container: ServiceWorkerContainer, cacheStorage?: CacheStorage): Promise<void> {
  const registrations = await container.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = (await cacheStorage?.keys()) ?? [];
  await Promise.all(names.map((name) => cacheStorage?.delete(name)));
}
