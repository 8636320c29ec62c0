import * as v from 'valibot';

const KEY = 'attest.account';
const Remembered = v.object({
  homeAccountId: v.string(),
  tenantId: v.string(),
  userId: v.string(),
  username: v.string(),
  name: v.string(),
});

/** Identifies whose work is on this device; holds no token and proves nothing. */
export type RememberedReviewer = v.InferOutput<typeof Remembered>;

/** The account used last in this browser, or null. */
export function readRememberedAccount(): RememberedReviewer | null {
  try {
    const kept = v.safeParse(Remembered, JSON.parse(window.localStorage.getItem(KEY) ?? 'null'));
    return kept.success ? kept.output : null;
  } catch {
    return null;
  }
}

/** Stores the account used last; null removes it. */
export function rememberAccount(account: RememberedReviewer | null): void {
  try {
    if (!account) window.localStorage.removeItem(KEY);
    else {
      const { homeAccountId, tenantId, userId, username, name } = account;
      window.localStorage.setItem(KEY, JSON.stringify({ homeAccountId, tenantId, userId, username, name }));
    }
  } catch {
    // Without storage the account is asked for again.
  }
}
