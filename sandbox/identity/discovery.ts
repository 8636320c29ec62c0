import { exportJWK } from 'jose';
import type { Context } from '../core/context';
import type { Authority } from './authority';
import { issuerOf } from './called-as';
import { signingKey } from './keys';
import { GRANT_TYPES } from './token';

/** A tenant's OpenID configuration; for `organizations` the issuer holds Entra's `{tenantid}` placeholder. */
export function openIdConfiguration(context: Context, { name, tenant }: Authority): Record<string, unknown> {
  const id = tenant?.id ?? name;
  const base = `${context.sandboxUrl}/${id}`;
  return {
    issuer: issuerOf(context, tenant?.id ?? '{tenantid}'),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: GRANT_TYPES,
    subject_types_supported: ['pairwise'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'oid',
      'ver',
    ],
    msgraph_host: 'graph.microsoft.com',
  };
}

/**
 * The request with which Microsoft's libraries check an unknown host name before they trust it.
 * https://learn.microsoft.com/entra/msal/msal-authentication-flows#instance-discovery
 */
export function instanceDiscovery({ sandboxUrl }: Context, { name }: Authority): Record<string, unknown> {
  const { host } = new URL(sandboxUrl);
  return {
    tenant_discovery_endpoint: `${sandboxUrl}/${name}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

/** The public keys that verify tokens. */
export async function publicKeys(context: Context): Promise<{ keys: unknown[] }> {
  const { kid, publicKey } = signingKey(context);
  return { keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] };
}
