import type { Store } from '../core/store';
import { findTenant, listTenants, type Tenant } from '../core/tenants';
import { findGuestByMail, findUser, type User } from '../directory/users';
import { EntraProblem } from './problems';

/** A person who can sign in, as their own (home) tenant has them. */
export interface Account {
  tenant: Tenant;
  user: User;
}

function sameText(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() === other.toLowerCase();
}

/** Whether a sign-in hint or a typed address means this user. */
export function isAddressOf(user: User, address: string): boolean {
  return sameText(user.userPrincipalName, address) || sameText(user.mail, address);
}

function findAtHome(store: Store, address: string): Account | undefined {
  const tenant = findTenant(store, address.slice(address.lastIndexOf('@') + 1));
  const user = tenant && findUser(store, tenant.id, address);
  return tenant && user ? { tenant, user } : undefined;
}

/**
 * The account of an address: the user in the tenant of its domain; for a person whose home is outside the
 * sandbox, the guest with this address in `tenant` or, if null, in any tenant.
 */
export function findAccount(store: Store, address: string, tenant: Tenant | null): Account | undefined {
  const home = findAtHome(store, address);
  if (home) return home;
  for (const candidate of tenant ? [tenant] : listTenants(store)) {
    const user = findUser(store, candidate.id, address) ?? findGuestByMail(store, candidate.id, address);
    if (user) return (user.mail && findAtHome(store, user.mail)) || { tenant: candidate, user };
  }
  return undefined;
}

/** The account of a tenant's user: for a guest whose home is in the sandbox too, the account there. */
export function accountOf(store: Store, tenant: Tenant, userId: string): Account | undefined {
  const user = findUser(store, tenant.id, userId);
  if (!user) return undefined;
  const home = user.userType === 'Guest' && user.mail ? findAtHome(store, user.mail) : undefined;
  return home ?? { tenant, user };
}

/**
 * The user that `tenant` has for an account: a member at home, a guest elsewhere;
 * undefined where there is none.
 */
export function seenIn(store: Store, account: Account, tenant: Tenant): User | undefined {
  if (account.tenant.id === tenant.id) return account.user;
  const { userPrincipalName, mail } = account.user;
  return (
    findGuestByMail(store, tenant.id, userPrincipalName) ??
    (mail ? findGuestByMail(store, tenant.id, mail) : undefined)
  );
}

/**
 * The user that `tenant` has for an account. Throws where there is none, and where the
 * account is disabled there or at home.
 */
export function requireMember(store: Store, account: Account, tenant: Tenant): User {
  const user = seenIn(store, account, tenant);
  if (!user) throw new EntraProblem(50020, `Tenant: ${tenant.domain}.`);
  if (!user.accountEnabled || !account.user.accountEnabled) throw new EntraProblem(50057);
  return user;
}
