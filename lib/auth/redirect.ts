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

/** Why this tab left for the identity provider; null for a tab that didn't. */
export function redirectReason(): string | null {
  try {
    return window.sessionStorage.getItem(AWAY);
  } catch {
    return null;
  }
}

/** Stores that this tab leaves for the identity provider, and why; null: it is back. */
export function noteRedirect(why: 'signIn' | 'signOut' | null): void {
  try {
    if (why) window.sessionStorage.setItem(AWAY, why);
    else window.sessionStorage.removeItem(AWAY);
  } catch {
    // Without storage `isReturning` gives true.
  }
}
