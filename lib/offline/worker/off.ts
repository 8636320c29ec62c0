import { scope } from './scope';

/**
 * Replaces the service worker where working offline is switched off: takes over from it in every browser, removes the
 * files it stored and then itself. Open tabs continue from the network.
 */
scope.addEventListener('install', (event) => {
  event.waitUntil(scope.skipWaiting());
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    scope.caches
      .keys()
      .then((names) => Promise.all(names.map((name) => scope.caches.delete(name))))
      .then(() => scope.registration.unregister()),
  );
});
