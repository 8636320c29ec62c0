import type { Context } from '../core/context';
import { findTenant, type Tenant } from '../core/tenants';
import { type Account, accountOf, findAccount } from './accounts';
import type { Authority } from './authority';
import { requireClient, requireSecret } from './client';
import { redeemCode } from './codes';
import { redeemDeviceCode } from './device-codes';
import { EntraProblem } from './problems';
import { requireRedirectUri } from './redirects';
import { redeemRefreshToken, refreshTokenEnd, requireOrigin, successorEnd } from './refresh-tokens';
import { appTokens, type TokenAnswer, userTokens } from './token-answer';

const EVERYBODYS_PASSWORD = 'sandbox';

interface TokenRequest {
  authority: Authority;
  form: URLSearchParams;
  /** Whether a browser sent the request from a page of another origin (it has an Origin header). */
  crossOrigin: boolean;
}

/** A request whose client is known; its id is in lower case. */
type ClientRequest = TokenRequest & { clientId: string };

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new EntraProblem(900144, `The parameter is '${name}'.`);
  return value;
}

function requireAccount(
  context: Context,
  tenantId: string,
  userId: string,
): { account: Account; tenant: Tenant } {
  const tenant = findTenant(context.store, tenantId);
  const account = tenant && accountOf(context.store, tenant, userId);
  if (!tenant || !account) throw new EntraProblem(50034);
  return { account, tenant };
}

function byCode(
  context: Context,
  { authority, clientId, form, crossOrigin }: ClientRequest,
): Promise<TokenAnswer> {
  const redirect = requireRedirectUri(context, clientId, required(form, 'redirect_uri'));
  const singlePage = redirect.platform === 'spa';
  requireOrigin(singlePage, crossOrigin);
  if (redirect.platform === 'web') requireSecret(form.get('client_secret'), clientId);
  const grant = redeemCode(context, required(form, 'code'), {
    clientId,
    redirectUri: redirect.uri,
    verifier: form.get('code_verifier'),
  });
  if (authority.tenant && authority.tenant.id !== grant.tenantId) throw new EntraProblem(70000);
  const tenant = findTenant(context.store, grant.tenantId);
  if (!tenant) throw new EntraProblem(90002);
  return userTokens(context, {
    clientId,
    account: requireAccount(context, grant.homeTenantId, grant.userId).account,
    tenant,
    scope: form.get('scope') || grant.scope,
    nonce: grant.nonce,
    refresh: {
      singlePage,
      expiresAt: refreshTokenEnd(grant.issuedAt, singlePage),
    },
  });
}

function byRefreshToken(
  context: Context,
  { authority, clientId, form, crossOrigin }: ClientRequest,
): Promise<TokenAnswer> {
  const grant = redeemRefreshToken(context, required(form, 'refresh_token'), {
    clientId,
    crossOrigin,
  });
  const { account, tenant } = requireAccount(context, grant.tenantId, grant.userId);
  return userTokens(context, {
    clientId,
    account,
    tenant: authority.tenant ?? tenant,
    scope: form.get('scope') || grant.scope,
    nonce: null,
    refresh: { singlePage: grant.singlePage, expiresAt: successorEnd(context, grant) },
  });
}

function byPassword(context: Context, { authority, clientId, form }: ClientRequest): Promise<TokenAnswer> {
  const account = findAccount(context.store, required(form, 'username'), authority.tenant);
  if (!account) throw new EntraProblem(50034);
  if (required(form, 'password') !== EVERYBODYS_PASSWORD) throw new EntraProblem(50126);
  return userTokens(context, {
    clientId,
    account,
    tenant: authority.tenant ?? account.tenant,
    scope: required(form, 'scope'),
    nonce: null,
    refresh: { singlePage: false, expiresAt: refreshTokenEnd(context.clock.now(), false) },
  });
}

function byClientCredentials(
  context: Context,
  { authority, clientId, form }: ClientRequest,
): Promise<TokenAnswer> {
  requireSecret(form.get('client_secret'), clientId);
  if (!authority.tenant) throw new EntraProblem(50059);
  return appTokens(context, authority.tenant, required(form, 'scope'));
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#authenticating-the-user */
function byDeviceCode(context: Context, { authority, clientId, form }: ClientRequest): Promise<TokenAnswer> {
  const grant = redeemDeviceCode(context, required(form, 'device_code'), clientId);
  if (authority.name !== grant.authority) throw new EntraProblem(70000);
  const { account, tenant } = requireAccount(context, grant.homeTenantId, grant.userId);
  return userTokens(context, {
    clientId,
    account,
    tenant: authority.tenant ?? tenant,
    scope: form.get('scope') || grant.scope,
    nonce: null,
    refresh: { singlePage: false, expiresAt: refreshTokenEnd(context.clock.now(), false) },
  });
}

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

const GRANTS: Record<string, (context: Context, request: ClientRequest) => Promise<TokenAnswer>> = {
  authorization_code: byCode,
  refresh_token: byRefreshToken,
  password: byPassword,
  client_credentials: byClientCredentials,
  [DEVICE_CODE]: byDeviceCode,
  // The name that MSAL for Node uses.
  device_code: byDeviceCode,
};

/** The grant types under the names of discovery. */
export const GRANT_TYPES: readonly string[] = Object.keys(GRANTS).filter((name) => name !== 'device_code');

/**
 * The token endpoint: code, refresh token, password (for scripts), client credentials and device code.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token
 */
export async function answerTokenRequest(context: Context, request: TokenRequest): Promise<TokenAnswer> {
  const type = required(request.form, 'grant_type');
  const grant = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
  if (!grant) throw new EntraProblem(70003, `Grant type: ${type}.`);
  const clientId = requireClient(
    context.store,
    request.authority,
    request.form.get('client_id') ?? undefined,
  );
  const secret = request.form.get('client_secret');
  if (secret !== null) requireSecret(secret, clientId);
  return grant(context, { ...request, clientId });
}
