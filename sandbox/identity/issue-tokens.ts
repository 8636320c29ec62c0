import { randomUUID } from 'node:crypto';
import { base64url, type JWTPayload, SignJWT } from 'jose';
import { ATTEST_CLIENT_ID, type Context } from '../core/context';
import type { Tenant } from '../core/tenants';
import { findClient } from '../directory/registrations';
import type { User } from '../directory/users';
import type { Account } from './accounts';
import { issuerOf } from './called-as';
import { signingKey } from './keys';
import { GRAPH_RESOURCE } from './scopes';
import { accessTokenSeconds } from './token-settings';

const ID_TOKEN_SECONDS = 3600;

async function sign(context: Context, tenant: Tenant, seconds: number, claims: JWTPayload): Promise<string> {
  const { kid, privateKey } = signingKey(context);
  const now = Math.floor(context.clock.now() / 1000);
  return new SignJWT({ ...claims, tid: tenant.id, uti: randomUUID(), ver: '2.0' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setIssuer(issuerOf(context, tenant.id))
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + seconds)
    .sign(privateKey);
}

export interface AccessToken {
  token: string;
  expiresIn: number;
}

async function accessToken(
  context: Context,
  tenant: Tenant,
  clientId: string,
  claims: JWTPayload,
): Promise<AccessToken> {
  const expiresIn = accessTokenSeconds(context.store, tenant);
  const app = {
    aud: GRAPH_RESOURCE,
    app_displayname: findClient(context.store, clientId)?.registration.displayName ?? 'Attest',
    appid: clientId,
    azp: clientId,
  };
  return { token: await sign(context, tenant, expiresIn, { ...app, ...claims }), expiresIn };
}

/** An access token for Graph on behalf of `user`, who is `tenant`'s user of the account. */
export function userAccessToken(
  context: Context,
  tenant: Tenant,
  { clientId, user, scopes }: { clientId: string; user: User; scopes: string[] },
): Promise<AccessToken> {
  return accessToken(context, tenant, clientId, {
    idtyp: 'user',
    oid: user.id,
    sub: user.id,
    scp: scopes.join(' '),
    preferred_username: user.userPrincipalName,
    upn: user.userPrincipalName,
    name: user.displayName,
  });
}

/** An access token for Graph of the application itself. */
export function appAccessToken(context: Context, tenant: Tenant, roles: string[]): Promise<AccessToken> {
  // The portal's own client is in every tenant without a servicePrincipal, so it has no second id.
  return accessToken(context, tenant, ATTEST_CLIENT_ID, {
    idtyp: 'app',
    oid: ATTEST_CLIENT_ID,
    sub: ATTEST_CLIENT_ID,
    roles,
  });
}

/** An ID token: tells the app who signed in. */
export function idToken(
  context: Context,
  tenant: Tenant,
  { clientId, user, nonce }: { clientId: string; user: User; nonce: string | null },
): Promise<string> {
  return sign(context, tenant, ID_TOKEN_SECONDS, {
    aud: clientId,
    oid: user.id,
    sub: user.id,
    preferred_username: user.userPrincipalName,
    name: user.displayName,
    ...(user.mail ? { email: user.mail } : {}),
    ...(nonce ? { nonce } : {}),
  });
}

/** MSAL's key of the home account, the same in every tenant where the person signs in. */
export function clientInfo(account: Account): string {
  return base64url.encode(JSON.stringify({ uid: account.user.id, utid: account.tenant.id }));
}
