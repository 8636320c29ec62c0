/** Set in this tab's storage from the redirect to the identity provider until the return. */
const AWAY = 'attest.away';

/** Whether this page may be the return from a sign-in, which can bring another account than the remembered one. */
export function isReturning(): boolean {
  try {
    return window.sessionStorage.getItem(AWAY) !== null;
  } catch {
    return true;
  }
}

/** Stores that this tab leaves for the identity provider (true) or is back (false). */
export function markAway(away: boolean): void {
  try {
    if (away) window.sessionStorage.setItem(AWAY, '1');
    else window.sessionStorage.removeItem(AWAY);
  } catch {
    // Without storage `isReturning` gives true.
  }
}
