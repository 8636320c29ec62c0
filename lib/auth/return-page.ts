import { withoutHints } from './without-hints';

/** The longest address that is kept, in characters; every address of the portal with its view is shorter. */
const LONGEST = 2_000;
const STRAYED = 'attest.strayed';
/**
 * MSAL puts its own part of the state before this separator.
 * https://learn.microsoft.com/entra/msal/javascript/browser/request-response-object
 */
const SEPARATOR = '|';

/**
 * The current page for the `state` of a sign-in: the answer may arrive in another tab or browser, which doesn't know
 * the page where the sign-in began. Base64 letters and digits only, because MSAL compares the decoded state.
 */
export function returnState(): string {
  const place = withoutHints(window.location.href);
  return place.length > LONGEST ? '' : btoa(place).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/**
 * The page in an answer of the identity provider, as a path of this portal; null for anything else, because anybody can
 * write such an answer.
 */
export function returnPageIn(answer: string): string | null {
  const state = new URLSearchParams(answer.replace(/^[#?]/, '')).get('state') ?? '';
  const packed = state.slice(state.indexOf(SEPARATOR) + 1);
  if (!state.includes(SEPARATOR) || packed.length > 2 * LONGEST) return null;
  try {
    const place = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
    const { origin } = window.location;
    const url = new URL(place, origin);
    // To a browser `//other.example` is an address of another origin.
    if (!place.startsWith('/') || url.origin !== origin || url.pathname.startsWith('/auth/')) return null;
    return withoutHints(url.href);
  } catch {
    return null;
  }
}

/** Stores that a sign-in returned here although it began in another tab or browser. */
export function noteForeignReturn(): void {
  try {
    window.sessionStorage.setItem(STRAYED, '1');
  } catch {
    // Without storage the page asks for a sign-in without giving the reason.
  }
}

/** Whether this page comes from a sign-in that began in another tab or browser; true only once. */
export function takeForeignReturn(): boolean {
  try {
    const strayed = window.sessionStorage.getItem(STRAYED) !== null;
    window.sessionStorage.removeItem(STRAYED);
    return strayed;
  } catch {
    return false;
  }
}
