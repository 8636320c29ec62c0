import { type LinkHints, readLinkHints } from '../routes';
import { HINTS, withoutHints } from './without-hints';

const KEY = 'attest.link-hints';

/**
 * Takes `login_hint` and `tenant` out of the address bar, so that no request, history entry or copied address holds them.
 * They wait in this tab's storage, because the sign-in leaves the page before they are used.
 * A link that names somebody replaces what an earlier link said.
 */
export function takeLinkHints(): void {
  const url = new URL(window.location.href);
  if (!HINTS.some((name) => url.searchParams.has(name))) return;
  window.history.replaceState(window.history.state, '', withoutHints(url.href));
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(readLinkHints(url.searchParams)));
  } catch {
    // Without storage the reader picks the account by hand.
  }
}

/** What the last link of this tab said about whom it is meant for; checked again as if it came from an address. */
export function readKeptHints(): LinkHints {
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

/** Called once the question whom a link is for has an answer. */
export function forgetHints(): void {
  try {
    window.sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
