import { type LinkHints, readLinkHints } from '../routes';
import { HINTS, withoutHints } from './without-hints';

const KEY = 'attest.link-hints';

/**
 * Moves `login_hint` and `tenant` from the address bar to this tab's storage, so that no request, history entry or
 * copied address holds them, and they survive the redirect to the sign-in. A link that names an account replaces the
 * hints of an earlier link.
 */
export function takeLinkHints(): void {
  const url = new URL(window.location.href);
  if (!HINTS.some((name) => url.searchParams.has(name))) return;
  window.history.replaceState(window.history.state, '', withoutHints(url.href));
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(readLinkHints(url.searchParams)));
  } catch {
    // Without storage the reader chooses the account by hand.
  }
}

/** The hints of this tab's last link; validated again, because anybody can change the storage. */
export function readStoredHints(): LinkHints {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { tenant, loginHint } = kept as Record<string, unknown>;
    const query = new URLSearchParams();
    if (typeof tenant === 'string') query.set('tenant', tenant);
    if (typeof loginHint === 'string') query.set('login_hint', loginHint);
    return readLinkHints(query);
  } catch {
    return {};
  }
}

/** Called when the reader has answered which account the link is for. */
export function forgetHints(): void {
  try {
    window.sessionStorage.removeItem(KEY);
  } catch {
    // Without storage nothing was kept.
  }
}
