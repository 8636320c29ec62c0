import { ATTEST_CLIENT_ID, AZURE_CLI_CLIENT_ID, type Context, GRAPH_TOOLS_CLIENT_ID } from '../core/context';
import type { Tenant } from '../core/tenants';
import { findByAppId } from '../directory/applications';
import { consentedScopes } from '../directory/permission-grants';
import DELEGATED from './delegated-permissions.json';
import { EntraProblem } from './problems';

export const GRAPH_RESOURCE = 'https://graph.microsoft.com';

/** Scopes of the sign-in itself. */
const SIGN_IN_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/**
 * The Graph permissions for which the portal's own client has consent in every tenant: on behalf of a user,
 * and as an application. Graph's other permissions (`delegated-permissions.json`, August 2026) are known, but
 * without consent. https://learn.microsoft.com/graph/permissions-reference
 */
const GRAPH_PERMISSIONS: Record<string, { delegated: boolean; application: boolean }> = {
  'AccessReview.Read.All': { delegated: true, application: true },
  'AccessReview.ReadWrite.All': { delegated: true, application: true },
  'AccessReview.ReadWrite.Membership': { delegated: true, application: true },
  'Application.Read.All': { delegated: true, application: true },
  'Directory.Read.All': { delegated: true, application: true },
  'Directory.ReadWrite.All': { delegated: true, application: true },
  'EntitlementManagement.Read.All': { delegated: true, application: true },
  'EntitlementManagement.ReadWrite.All': { delegated: true, application: true },
  'Group.Read.All': { delegated: true, application: true },
  'Group.ReadWrite.All': { delegated: true, application: true },
  'GroupMember.Read.All': { delegated: true, application: true },
  'GroupMember.ReadWrite.All': { delegated: true, application: true },
  'LifecyclePolicies-Guests.ReadWrite.All': { delegated: true, application: false },
  'Mail.ReadWrite': { delegated: false, application: true },
  'Mail.Send': { delegated: false, application: true },
  'MailboxSettings.Read': { delegated: false, application: true },
  'MailboxSettings.ReadWrite': { delegated: false, application: true },
  'Organization.Read.All': { delegated: true, application: true },
  'Policy.Read.All': { delegated: true, application: true },
  'Policy.ReadWrite.AccessReview': { delegated: true, application: true },
  'RoleManagement.Read.Directory': { delegated: true, application: true },
  'RoleManagement.ReadWrite.Directory': { delegated: true, application: true },
  'User.Invite.All': { delegated: true, application: true },
  'ProfilePhoto.Read.All': { delegated: true, application: true },
  'ProgramControl.Read.All': { delegated: true, application: true },
  'ProgramControl.ReadWrite.All': { delegated: true, application: true },
  'User.Read': { delegated: true, application: false },
  'User.Read.All': { delegated: true, application: true },
  'User.ReadBasic.All': { delegated: true, application: true },
  'User.ReadWrite.All': { delegated: true, application: true },
  'AuditLog.Read.All': { delegated: true, application: true },
};

/**
 * The permissions that Microsoft gives the Azure CLI in every tenant, as its tokens show in
 * `scp`; the CLI can't request others.
 */
const AZURE_CLI_PERMISSIONS = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'AuditLog.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.AccessAsUser.All',
  'Group.ReadWrite.All',
  'User.Read.All',
  'User.ReadWrite.All',
];

const NAMES = new Map(
  [...DELEGATED, ...Object.keys(GRAPH_PERMISSIONS)].map((name) => [name.toLowerCase(), name]),
);

function permissionNames(kind: 'delegated' | 'application'): string[] {
  return Object.entries(GRAPH_PERMISSIONS)
    .filter(([, consent]) => consent[kind])
    .map(([name]) => name);
}

interface GrantedScopes {
  /** Graph permissions for the token's `scp`. */
  graph: string[];
  /** The requested ones of openid, profile, email, offline_access. */
  signIn: string[];
  /** The granted scopes in the token answer, each written as it was requested. */
  answer: string;
}

/**
 * The permissions of a client for the users of a tenant. Administrators consent to requests of Microsoft's
 * tools at sign-in; a registered app has the permissions granted to it.
 */
export function consentOf({ store }: Context, clientId: string, tenant: Tenant | null): string[] {
  if (clientId === ATTEST_CLIENT_ID) return permissionNames('delegated');
  if (clientId === GRAPH_TOOLS_CLIENT_ID) return [...NAMES.values()];
  if (clientId === AZURE_CLI_CLIENT_ID) return AZURE_CLI_PERMISSIONS;
  const here = tenant && findByAppId(store, tenant.id, clientId);
  return here ? consentedScopes(store, tenant.id, here.id) : [];
}

function graphNames(asked: string, consent: readonly string[]): string[] {
  const bare = asked.toLowerCase().startsWith(`${GRAPH_RESOURCE}/`)
    ? asked.slice(GRAPH_RESOURCE.length).replace(/^\/+/, '')
    : asked;
  if (bare.includes('://')) throw new EntraProblem(500011, `Scope: ${asked}.`);
  if (bare.toLowerCase() === '.default') return consent.filter((name) => !SIGN_IN_SCOPES.includes(name));
  const name = NAMES.get(bare.toLowerCase());
  if (!name) throw new EntraProblem(650053, `Scope: ${asked}.`);
  if (!consent.includes(name)) throw new EntraProblem(65001, `Scope: ${asked}.`);
  return [name];
}

/**
 * The permissions of a user's token for the `scope` parameter: Graph's permissions, with or without Graph's
 * address before them, or `.default`. `consent` names the client's permissions. Refuses unknown permissions,
 * permissions without consent, and other resources.
 */
export function grantScopes(scope: string, consent: readonly string[]): GrantedScopes {
  const asked = scope.split(/\s+/).filter(Boolean);
  if (asked.length === 0) throw new EntraProblem(900144, "The parameter is 'scope'.");
  const signIn = SIGN_IN_SCOPES.filter((name) => asked.includes(name));
  const forGraph = asked.filter((name) => !SIGN_IN_SCOPES.includes(name));
  const graph = [...new Set(forGraph.flatMap((name) => graphNames(name, consent)))];
  const answer = [...forGraph, ...graph.filter(() => forGraph.some(isDefault)), ...signIn];
  return {
    graph,
    signIn,
    answer: [...new Set(answer)].filter((name) => name !== 'offline_access').join(' '),
  };
}

function isDefault(scope: string): boolean {
  return scope.toLowerCase().endsWith('.default');
}

/** The roles of an application's token; only Graph's `.default` may be requested. */
export function grantRoles(scope: string): string[] {
  const asked = scope.trim().toLowerCase();
  if (asked !== `${GRAPH_RESOURCE}/.default` && asked !== '.default')
    throw new EntraProblem(1002012, `Scope: ${scope}.`);
  return permissionNames('application');
}
