import { type PrecacheEntry, Serwist } from 'serwist';
import { retire } from './retire';
import { assetRouteOf } from './routing';
import { scope } from './scope';

/**
 * The service worker. It stores the listed files of one version, byte for byte, and answers with them first, so that
 * the portal opens at once and without a network. It never sees a token, the configuration or an answer of Graph. A new
 * version loads in the background and takes over when it is complete; tabs of the old version keep their files.
 */
declare const KEPT_FILES: readonly (PrecacheEntry & { integrity: string })[];

const FILES = 'attest-files';
/** Holds one entry: the list of files that stay for tabs of the version before. */
const RETIRED = 'attest-retired';
const RETIRED_LIST = '/retired';

const { origin } = location;
const listed = new Map(KEPT_FILES.map((file) => [file.url, file]));
const listedPaths = new Set(listed.keys());

const serwist = new Serwist({
  precacheEntries: [...KEPT_FILES],
  precacheOptions: { cacheName: FILES, matchOptions: { ignoreVary: true }, concurrency: 6 },
});

type InstallEvent = Parameters<Serwist['handleInstall']>[0];

scope.addEventListener('install', (event) => {
  event.waitUntil(serwist.handleInstall(event as unknown as InstallEvent).then(() => scope.skipWaiting()));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(retireOlder().then(() => scope.clients.claim()));
});

async function retireOlder(): Promise<void> {
  const files = await scope.caches.open(FILES);
  const retired = await scope.caches.open(RETIRED);
  const cached = (await files.keys()).map(({ url }) => url);
  const before: string[] = (await (await retired.match(RETIRED_LIST))?.json().catch(() => [])) ?? [];
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const keys = new Set(serwist.getUrlsToPrecacheKeys().values());
  const { remove, keep } = retire(cached, keys, new Set(before), tabs.length > 0);
  await Promise.all(remove.map((key) => files.delete(key)));
  await retired.put(RETIRED_LIST, Response.json(keep));
}

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const route = assetRouteOf(request, listedPaths, origin);
  if (route.kind === 'earlier') event.respondWith(earlier(request));
  if (route.kind !== 'listed') return;
  event.respondWith(fromList(route.url, request));
  if (route.isPage && request.mode === 'navigate') event.waitUntil(renewHeaders(route.url).catch(() => {}));
});

async function cachedResponse(url: string): Promise<Response | undefined> {
  const key = serwist.getPrecacheKeyForUrl(url);
  return key ? scope.caches.match(key, { cacheName: FILES, ignoreVary: true }) : undefined;
}

/** The browser may have deleted a stored file; then the network answers with the version it has. */
async function fromList(url: string, request: Request): Promise<Response> {
  return (await cachedResponse(url).catch(() => undefined)) ?? fetch(request);
}

async function earlier(request: Request): Promise<Response> {
  const cached = await scope.caches
    .match(request, { cacheName: FILES, ignoreVary: true })
    .catch(() => undefined);
  return cached ?? fetch(request);
}

/**
 * Updates the stored headers of a page. The host makes the headers (the Content-Security-Policy is one) and can change
 * them without changing the page. If the bytes are the same, the answer with the new headers replaces the stored one;
 * other bytes belong to a new version, which is stored as a whole. The cache is opened before the host is asked: if the
 * host removes this worker meanwhile, the deleted cache isn't created again.
 */
async function renewHeaders(url: string): Promise<void> {
  const key = serwist.getPrecacheKeyForUrl(url);
  const integrity = listed.get(url)?.integrity;
  if (!key || !integrity || !(await scope.caches.has(FILES))) return;
  const files = await scope.caches.open(FILES);
  const answer = await fetch(new Request(url, { cache: 'no-cache', integrity }));
  // A redirected answer can't be used for a navigation.
  if (answer.ok && !answer.redirected) await files.put(key, answer);
}
