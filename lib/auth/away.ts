/** Stands in this tab from a redirect to the page that comes back from it. */
const AWAY = 'attest.away';

/** Whether this page may be the return from a sign-in, which can bring another account than the one remembered. */
export function isReturning(): boolean {
  try {
    return window.sessionStorage.getItem(AWAY) !== null;
  } catch {
    return true;
  }
}

/** Notes that this tab leaves for the identity provider, or is back. */
export function markAway(away: boolean): void {
  try {
    if (away) window.sessionStorage.setItem(AWAY, '1');
    else window.sessionStorage.removeItem(AWAY);
  } catch {
    // `isReturning` says yes then.
  }
}
