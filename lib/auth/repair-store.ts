/** MSAL's entries in both storages; the cookie below holds their encryption key. */
const OURS = /^msal\./;
const KEY_COOKIE = 'msal.cache.encryption';

function clear(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  for (const key of keys) if (OURS.test(key)) storage.removeItem(key);
}

/**
 * Removes what MSAL keeps in this browser, and nothing else: MSAL can't start while it can't read its store. Waiting
 * decisions are stored elsewhere and stay.
 */
export function repairStore(): void {
  for (const storage of ['localStorage', 'sessionStorage'] as const) {
    try {
      clear(window[storage]);
    } catch {
      // A storage that is switched off holds nothing.
    }
  }
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser this runs in.
  document.cookie = `${KEY_COOKIE}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; Secure; SameSite=Lax`;
}
