import * as v from 'valibot';
import type { RememberedAccount } from './accounts';

const KEY = 'attest.account';
const Remembered = v.object({ homeAccountId: v.string(), tenantId: v.string() });

/** The account that was used last in this browser, or null. */
export function readRememberedAccount(): RememberedAccount | null {
  try {
    const kept = v.safeParse(Remembered, JSON.parse(window.localStorage.getItem(KEY) ?? 'null'));
    return kept.success ? kept.output : null;
  } catch {
    return null;
  }
}

/** Null forgets. */
export function rememberAccount(account: RememberedAccount | null): void {
  try {
    if (!account) window.localStorage.removeItem(KEY);
    else {
      const { homeAccountId, tenantId } = account;
      window.localStorage.setItem(KEY, JSON.stringify({ homeAccountId, tenantId }));
    }
  } catch {
    // A browser that keeps nothing asks for the account again.
  }
}
