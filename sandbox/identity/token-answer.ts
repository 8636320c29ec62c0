import type { Context } from '../core/context';
import type { Tenant } from '../core/tenants';
import { type Account, requireMember } from './accounts';
import { type AccessToken, appAccessToken, clientInfo, idToken, userAccessToken } from './issue-tokens';
import { issueRefreshToken } from './refresh-tokens';
import { consentOf, grantRoles, grantScopes } from './scopes';

export interface TokenAnswer {
  token_type: 'Bearer';
  scope?: string;
  expires_in: number;
  ext_expires_in: number;
  access_token: string;
  refresh_token?: string;
  id_token?: string;
  client_info?: string;
}

interface UserGrant {
  clientId: string;
  account: Account;
  /** The tenant of the sign-in: the account's own, or one where the person is a guest. */
  tenant: Tenant;
  scope: string;
  nonce: string | null;
  /** The settings of the refresh token, if one is requested. */
  refresh: { singlePage: boolean; expiresAt: number };
}

function bearer({ token, expiresIn }: AccessToken): TokenAnswer {
  return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token };
}

function refreshToken(context: Context, { account, clientId, scope, refresh }: UserGrant): string {
  return issueRefreshToken(context, {
    tenantId: account.tenant.id,
    userId: account.user.id,
    clientId,
    scope,
    ...refresh,
  });
}

/** The tokens of a person. Refuses a person without a user in the tenant, or with a disabled account. */
export async function userTokens(context: Context, grant: UserGrant): Promise<TokenAnswer> {
  const { account, clientId, tenant, scope, nonce } = grant;
  const user = requireMember(context.store, account, tenant);
  const { graph, signIn, answer } = grantScopes(scope, consentOf(context, clientId, tenant));
  const inToken = [...graph, ...signIn.filter((name) => name !== 'offline_access')];
  return {
    ...bearer(await userAccessToken(context, tenant, { clientId, user, scopes: inToken })),
    scope: answer,
    client_info: clientInfo(account),
    ...(signIn.includes('offline_access') ? { refresh_token: refreshToken(context, grant) } : {}),
    ...(signIn.includes('openid')
      ? { id_token: await idToken(context, tenant, { clientId, user, nonce }) }
      : {}),
  };
}

/** The token of the application itself in one tenant. */
export async function appTokens(context: Context, tenant: Tenant, scope: string): Promise<TokenAnswer> {
  return bearer(await appAccessToken(context, tenant, grantRoles(scope)));
}
