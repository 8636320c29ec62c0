import type { PortalConfig } from '../config';
import { GUID } from '../config';
import type { LinkHints } from '../routes';
import { hintedTenant, tenantServed } from './authority';

/** The parts of MSAL's account that the portal reads. */
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

const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

export const isAccount = (account: RememberedAccount, other: RememberedAccount): boolean =>
  account.homeAccountId === other.homeAccountId && same(account.tenantId, other.tenantId);

/** The organisation of a user principal name, as people know it: the part after the last @. */
export const organisationOf = (username: string): string => username.slice(username.lastIndexOf('@') + 1);

/**
 * The account to work as, out of those MSAL holds in no particular order: the one used last, else the only one,
 * else the only one a link names. Null where the reader has to choose.
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
  const named = loginHint ? usable.filter((account) => same(account.username, loginHint)) : [];
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Whether a link is meant for somebody else than this account. A tenant that the portal doesn't serve says nothing. */
export function meantForAnother(account: KnownAccount, config: PortalConfig, hints: LinkHints): boolean {
  const tenant = hintedTenant(config, hints);
  if (tenant && GUID.test(tenant) && !same(tenant, account.tenantId)) return true;
  if (hints.loginHint) return !same(hints.loginHint, account.username);
  // An organisation has several domains; without a name in the link a different one is reason enough to ask.
  return tenant !== undefined && !GUID.test(tenant) && !same(tenant, organisationOf(account.username));
}
