import { withoutHints } from './without-hints';

/** Long enough for every address of the portal's with its view. */
const LONGEST = 2_000;
const STRAYED = 'attest.strayed';
/** MSAL puts its own part of the state before this. https://learn.microsoft.com/entra/msal/javascript/browser/request-response-object */
const SEPARATOR = '|';

/**
 * Where the reader is, for the `state` of a sign-in: the answer may land in another tab or browser, which knows nothing of
 * the page it began on. Letters and digits only, because MSAL compares the state decoded.
 */
export function placeNow(): string {
  const place = withoutHints(window.location.href);
  return place.length > LONGEST ? '' : btoa(place).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The place in the answer of the identity provider: a path of this portal's, or null. Anybody can write such an answer. */
export function placeIn(answer: string): string | null {
  const state = new URLSearchParams(answer.replace(/^[#?]/, '')).get('state') ?? '';
  const packed = state.slice(state.indexOf(SEPARATOR) + 1);
  if (!state.includes(SEPARATOR) || packed.length > 2 * LONGEST) return null;
  try {
    const place = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
    const { origin } = window.location;
    const url = new URL(place, origin);
    // `//other.example` is a path to no one but a browser.
    if (!place.startsWith('/') || url.origin !== origin || url.pathname.startsWith('/auth/')) return null;
    return withoutHints(url.href);
  } catch {
    return null;
  }
}

/** Notes that a sign-in landed here that began elsewhere. */
export function markStrayed(): void {
  try {
    window.sessionStorage.setItem(STRAYED, '1');
  } catch {
    // Then the page asks for a sign-in without saying why.
  }
}

/** Whether this page comes from a sign-in that began elsewhere; said once. */
export function takeStrayed(): boolean {
  try {
    const strayed = window.sessionStorage.getItem(STRAYED) !== null;
    window.sessionStorage.removeItem(STRAYED);
    return strayed;
  } catch {
    return false;
  }
}
