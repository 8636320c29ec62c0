import type { Context } from '../core/context';
import type { Tenant } from '../core/tenants';
import type { User } from '../directory/users';

/** The pages of one tenant, with the names of their links. */
export const SECTIONS = {
  reviews: 'Reviews',
  people: 'People',
  requests: 'Requests',
  behaviour: 'Switches and faults',
} as const;

export type Section = keyof typeof SECTIONS;

export function isSection(text: string): text is Section {
  return Object.hasOwn(SECTIONS, text);
}

/** The path of a tenant's page, or of a form's target below it. */
export function tenantPath(tenant: Tenant, ...more: string[]): string {
  return ['/console', tenant.domain, ...more]
    .map((part, n) => (n ? encodeURIComponent(part) : part))
    .join('/');
}

/** The mailboxes of a tenant, or the mailbox of one person. */
export function mailPath(tenant: Tenant, user?: User): string {
  const box = user ? `/${encodeURIComponent(user.userPrincipalName)}` : '';
  return `/mail/${encodeURIComponent(tenant.domain)}${box}`;
}

/** The portal's address for one person of a tenant: the portal offers to sign in as that person. */
export function portalAddress(context: Context, tenant: Tenant, user: User): string {
  // A guest signs in with their address at the home organisation.
  const hint = user.userType === 'Guest' ? (user.mail ?? user.userPrincipalName) : user.userPrincipalName;
  return `${context.portalUrl}/?${new URLSearchParams({ tenant: tenant.domain, login_hint: hint })}`;
}
