import type { PortalConfig } from '../config';
import { GUID } from '../config';
import type { LinkHints } from '../routes';
import { hintedTenant, tenantServed } from './authority';

/** The fields of MSAL's account that the portal reads. */
export interface KnownAccount {
  homeAccountId: string;
  localAccountId: string;
  tenantId: string;
  username: string;
  name?: string;
}

export interface RememberedAccount {
  homeAccountId: string;
  tenantId: string;
}

const equalsIgnoringCase = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

/** Whether both are the same account in the same tenant. */
export const isAccount = (account: RememberedAccount, other: RememberedAccount): boolean =>
  account.homeAccountId === other.homeAccountId && equalsIgnoringCase(account.tenantId, other.tenantId);

/** The domain of a user principal name, which people know as their organisation: the part after the last @. */
export const organisationOf = (username: string): string => username.slice(username.lastIndexOf('@') + 1);

/**
 * Chooses the account to work with: the one used last, else the only one MSAL holds, else the only one that fits the
 * link. Null where the reader has to choose. MSAL gives its accounts in no particular order.
 */
export function chooseAccount<A extends KnownAccount>(
  accounts: readonly A[],
  remembered: RememberedAccount | null,
  config: PortalConfig,
  hints: LinkHints,
): A | null {
  const usable = accounts.filter((account) => tenantServed(config, account.tenantId));
  const last = remembered && usable.find((account) => isAccount(account, remembered));
  if (last) return last;
  if (usable.length === 1) return usable[0] ?? null;
  const { loginHint } = hints;
  const named = loginHint ? usable.filter((account) => equalsIgnoringCase(account.username, loginHint)) : [];
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Whether a link names another account. A tenant that the portal doesn't serve is ignored. */
export function isForAnother(account: KnownAccount, config: PortalConfig, hints: LinkHints): boolean {
  const tenant = hintedTenant(config, hints);
  if (tenant && GUID.test(tenant) && !equalsIgnoringCase(tenant, account.tenantId)) return true;
  if (hints.loginHint) return !equalsIgnoringCase(hints.loginHint, account.username);
  // An organisation may have several domains; without an account name in the link, a different domain is reason enough
  // to ask.
  return (
    tenant !== undefined &&
    !GUID.test(tenant) &&
    !equalsIgnoringCase(tenant, organisationOf(account.username))
  );
}
