import * as v from 'valibot';

const KEY = 'attest.account';
const Remembered = v.object({
  homeAccountId: v.string(),
  tenantId: v.string(),
  userId: v.string(),
  username: v.string(),
  name: v.string(),
});

/** Enough to know whose work lies on this device; no token and no proof of anything. */
export type RememberedReviewer = v.InferOutput<typeof Remembered>;

/** The account that was used last in this browser, or null. */
export function readRememberedAccount(): RememberedReviewer | null {
  try {
    const kept = v.safeParse(Remembered, JSON.parse(window.localStorage.getItem(KEY) ?? 'null'));
    return kept.success ? kept.output : null;
  } catch {
    return null;
  }
}

/** Null forgets. */
export function rememberAccount(account: RememberedReviewer | null): void {
  try {
    if (!account) window.localStorage.removeItem(KEY);
    else {
      const { homeAccountId, tenantId, userId, username, name } = account;
      window.localStorage.setItem(KEY, JSON.stringify({ homeAccountId, tenantId, userId, username, name }));
    }
  } catch {
    // A browser that keeps nothing asks for the account again.
  }
}
